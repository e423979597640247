"""Finds the command that was asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from citecheck import __version__
from citecheck.cli.guard import guarded

COMMANDS = (
    "audit",
    "explain",
    "rules",
    "schema",
    "extract",
    "parse",
    "config",
    "fix",
    "init",
    "resolve",
    "formats",
)
PLAIN: dict[str, Any] = {
    "add_completion": False,
    "rich_markup_mode": None,
    "pretty_exceptions_enable": False,
    "context_settings": {"help_option_names": ["-h", "--help"]},
}


class Commands(TyperGroup):
    """Loads the module of a command when the command is named, and not before."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of all commands."""
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return the command of that name: the function of the same name in the module of the same name."""
        if cmd_name not in COMMANDS:
            return None
        function = getattr(import_module(f"citecheck.cli.{cmd_name}"), cmd_name)
        single = typer.Typer(**PLAIN)
        single.command(cmd_name)(guarded(function))
        return typer.main.get_command(single)


app = typer.Typer(cls=Commands, no_args_is_help=True, **{**PLAIN, "add_completion": True})


def print_version(wanted: bool) -> None:
    """Print the version and end."""
    if wanted:
        typer.echo(f"citecheck {__version__}")
        raise typer.Exit


@app.callback()
def citecheck(
    _version: Annotated[
        bool, typer.Option("--version", callback=print_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Check the citations of scholarly articles before they are published.

    Start with “citecheck audit article.md”. Nothing is sent anywhere unless you ask for it with --online
    or “resolve”, and of all commands only “fix” changes an article.
    """
