"""``citecheck audit``: what in these articles will fail a reader."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Literal

import typer

from citecheck import audit as stages
from citecheck.cli.guard import FAILED, tell
from citecheck.cli.known import known_rules
from citecheck.cli.options import Lang, Output, Paths, codes, language, look
from citecheck.cli.output import STANDARD_OUTPUT, deliver
from citecheck.model import Report

FORMATS = {"text": "terminal", "json": "json"}
RANKS = {"info": 0, "warning": 1, "error": 2, "never": 3}
FOUND = 1


def audit(
    paths: Paths,
    *,
    format: Annotated[
        Literal["text", "json"], typer.Option(help="A report for people, or one for programs.")
    ] = "text",
    output: Output = None,
    select: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CODES",
            help="Check only these rules: codes (IBD003), families (IBD) or names (ibid-chain), "
            "joined by commas.",
            show_default=False,
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="CODES", help="Leave these rules out; named as above.", show_default=False),
    ] = None,
    fail_on: Annotated[
        Literal["error", "warning", "info", "never"],
        typer.Option(help="From which severity on findings make the exit code 1."),
    ] = "warning",
    lang: Lang = None,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help="Show the findings alone, no summary.")
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option(
            "--verbose", "-v", help="Show articles without findings, and what each finding rests on."
        ),
    ] = False,
) -> None:
    """Say which references, notes and citations will fail a reader.

    Reads articles, or whole journal issues, as they are; changes nothing; sends nothing anywhere.

    Exit code: 0 nothing found, 1 something found, 2 something could not be audited.
    """
    lang_ = language(lang)
    with known_rules(lang_):
        report = stages.audit(paths, lang=lang_, select=codes(select or ()), ignore=codes(ignore or ()))
    to_file = output not in (None, STANDARD_OUTPUT)
    render = import_module(f"citecheck.report.{FORMATS[format]}").render
    deliver(render(report, look(lang_, to_file=to_file, quiet=quiet, verbose=verbose)), output, lang_)
    if to_file or format == "json":
        tell([(one.path, one.reason) for one in report.unread], lang_)
        tell(() if quiet else report.remarks, lang_)
    raise typer.Exit(outcome(report, fail_on))


def outcome(report: Report, fail_on: str) -> int:
    """Return the exit code: that something was not audited weighs more than any finding."""
    if report.unread:
        return FAILED
    grave = any(RANKS[finding.severity] >= RANKS[fail_on] for finding in report.findings)
    return FOUND if grave else 0
