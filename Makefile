PYTHON ?= $(shell command -v python3.11 || command -v python3)
VENV ?= .venv
BIN := $(VENV)/bin
SAMPLES := refs
LANGUAGE ?= en

.DEFAULT_GOAL := help
.PHONY: help audit test lint train bench clean

help: ## show what can be made
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(VENV)/ready: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --editable . --group dev
	@touch $@

audit: $(VENV)/ready ## set up everything and audit the sample articles
	@$(BIN)/citecheck audit $(SAMPLES) --lang $(LANGUAGE); code=$$?; \
	if [ $$code -eq 1 ]; then echo "(exit code 1: there are findings, as the samples are meant to show)"; else exit $$code; fi

test: $(VENV)/ready ## set up everything and run the tests
	$(BIN)/python -m pytest

lint: $(VENV)/ready ## check format, style, types and the order of the stages
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

train: $(VENV)/ready ## train the reference parser anew on DATA (see training/README.md)
	$(BIN)/python -m pip install --quiet --group train
	$(BIN)/python training/train.py $(DATA) --output src/citecheck/parse/model.crfsuite

bench: $(VENV)/ready ## measure accuracy and speed
	$(BIN)/python -m benchmarks

clean: ## remove what was set up
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache
