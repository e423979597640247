"""``python -m benchmarks [NAME…]``: runs all benchmarks, or those named."""

from __future__ import annotations

import sys
from importlib import import_module
from pkgutil import iter_modules

import benchmarks


def main(names: list[str]) -> None:
    for found in iter_modules(benchmarks.__path__):
        if found.name.startswith("_") or (names and found.name not in names):
            continue
        module = import_module(f"benchmarks.{found.name}")
        if hasattr(module, "run"):
            print(f"{found.name}: {(module.__doc__ or '').splitlines()[0]}\n", flush=True)
            module.run()
            print(flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
