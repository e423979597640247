"""Where the command starts; ``--version`` is answered before anything else is loaded."""

from __future__ import annotations

import io
import sys
from importlib import import_module

from citecheck import __version__

INTERRUPTED = 130


def main() -> None:
    """Run the command line."""
    if sys.argv[1:] == ["--version"]:
        print(f"citecheck {__version__}")
        return
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
    try:
        import_module("citecheck.cli.app").app(prog_name="citecheck")
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception as error:
        command = " ".join(["citecheck", *sys.argv[1:2]])
        sys.exit(import_module("citecheck.cli.guard").fault(command, error))


if __name__ == "__main__":
    main()
