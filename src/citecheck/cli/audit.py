"""``citecheck audit``: what in these articles will fail a reader."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Annotated, Literal

import typer

from citecheck import audit as stages
from citecheck.cli.guard import FAILED, Refused, complain, tell
from citecheck.cli.known import known_rules, shown
from citecheck.cli.options import Lang, Output, Paths, language, look
from citecheck.cli.output import STANDARD_OUTPUT, deliver, write
from citecheck.cli.registries import Consultation, Lock, Mailto, contact, lock_path
from citecheck.cli.settings import Config, StdinName, in_force, overruled
from citecheck.config import Settings
from citecheck.model import Report
from citecheck.report.words import say

FORMATS = {
    "text": "terminal",
    "html": "html",
    "markdown": "markdown",
    "csv": "csv",
    "json": "json",
    "sarif": "sarif",
    "github": "github",
    "gitlab": "gitlab",
    "junit": "junit",
}
RANKS = {"info": 0, "warning": 1, "error": 2, "never": 3}
FOUND = 1


def audit(
    paths: Paths,
    *,
    format: Annotated[
        Literal["text", "html", "markdown", "csv", "json", "sarif", "github", "gitlab", "junit"],
        typer.Option(
            help="For people: text, html (a page with the articles), markdown, csv; for programs: json, "
            "sarif, github (annotations), gitlab (code quality), junit."
        ),
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
    extend_select: Annotated[
        list[str] | None,
        typer.Option(metavar="CODES", help="Check these rules besides; named as above.", show_default=False),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(metavar="CODES", help="Leave these rules out; named as above.", show_default=False),
    ] = None,
    fail_on: Annotated[
        Literal["error", "warning", "info", "never"] | None,
        typer.Option(
            help="From which severity on findings make the exit code 1; warning without it.",
            show_default=False,
        ),
    ] = None,
    config: Config = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Leave out the findings that this file knows of; write it with --write-baseline.",
            show_default=False,
        ),
    ] = None,
    write_baseline: Annotated[
        bool,
        typer.Option(
            "--write-baseline",
            help="Make all findings of this run known ones, in the file of --baseline "
            "(citecheck-baseline.json without it).",
        ),
    ] = False,
    stdin_filename: StdinName = None,
    annotate: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help="Write a copy of the one Word file audited, each finding a comment at its place.",
            show_default=False,
        ),
    ] = None,
    online: Annotated[
        bool, typer.Option("--online", help="Ask the registries what the lock file does not hold.")
    ] = False,
    lock: Lock = None,
    mailto: Mailto = None,
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

    Reads articles, or whole journal issues, as they are; changes nothing; sends nothing anywhere unless
    told to with --online.

    Exit code: 0 nothing found, 1 something found, 2 something could not be audited.
    """
    lang_ = language(lang)
    settings = overruled(
        in_force(paths, config, stdin_filename, lang_),
        select=select,
        extend_select=extend_select,
        ignore=ignore,
        fail_on=fail_on,
        baseline=baseline,
    )
    lang_ = language(lang or settings.lang)
    consult = Consultation(lock_path(lock, settings), lang_, online, contact(mailto, settings, lang_))
    with known_rules(lang_):
        report = stages.audit(paths, lang=lang_, settings=settings, stdin=stdin_filename, consult=consult)
    report = consult.noted(report)
    if write_baseline:
        remember(report, settings, lang_)
        raise typer.Exit(FAILED if report.unread else 0)
    report = unknown(report, settings, lang_)
    if annotate:
        import_module("citecheck.cli.annotate").annotate(report, annotate, lang_)
    to_file = output not in (None, STANDARD_OUTPUT)
    render = import_module(f"citecheck.report.{FORMATS[format]}").render
    deliver(render(report, look(lang_, to_file=to_file, quiet=quiet, verbose=verbose)), output, lang_)
    if to_file or format != "text":
        tell([(one.path, one.reason) for one in report.unread], lang_)
        tell(() if quiet else report.remarks, lang_)
    consult.warn(report.articles)
    raise typer.Exit(FAILED if consult.complain() else outcome(report, settings.fail_on))


def remember(report: Report, settings: Settings, lang: str) -> None:
    """Write the baseline, and say so.

    Raises:
        Refused: if it cannot be written.
    """
    known = import_module("citecheck.suppress.baseline")
    file = settings.baseline or settings.folder / known.NAME
    write(known.text(report, file), file, lang)
    tell([(one.path, one.reason) for one in report.unread], lang)
    complain(say(lang, "suppress.written", path=shown(file), n=len(report.findings)))


def unknown(report: Report, settings: Settings, lang: str) -> Report:
    """Return the report without what the baseline knows, where there is one.

    Raises:
        Refused: if the baseline cannot be read.
    """
    if settings.baseline is None:
        return report
    known = import_module("citecheck.suppress.baseline")
    path = shown(settings.baseline.resolve())
    try:
        left: Report = known.without(report, Path(path), lang)
    except OSError as error:
        raise Refused(say(lang, "suppress.no-file", path=path, reason=error)) from error
    except known.BadBaseline as error:
        raise Refused(say(lang, "suppress.no-baseline", path=path)) from error
    return left


def outcome(report: Report, fail_on: str) -> int:
    """Return the exit code: that something was not audited weighs more than any finding."""
    if report.unread:
        return FAILED
    grave = any(RANKS[finding.severity] >= RANKS[fail_on] for finding in report.findings)
    return FOUND if grave else 0
