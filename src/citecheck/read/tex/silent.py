"""Commands in LaTeX that show nothing, or nothing but some of their arguments."""

from __future__ import annotations

import re

from citecheck.read.tex import words
from citecheck.read.tex.cite import Citer
from citecheck.text import PLAIN

NAME = re.compile(r"\s*\{([^{}]*)\}")
CONDITION = re.compile(r"\\(?:(if(?!thenelse|f(?![a-z@]))[a-z@]*)|(else|fi))(?![A-Za-z@])")
SIZE = r"-?[\d.]*\d(?:\s*(?:pt|em|ex|cm|mm|in|pc|bp|sp|mu|fil+))?"
GLUE = re.compile(rf"\s*=?\s*{SIZE}(?:\s*(?:plus|minus)\s*{SIZE})* ?|\s*=\s*-?[\d.]*\\[A-Za-z]+ ?")


class Silent(Citer):
    """Finds where the text goes on behind what is not shown."""

    def silent(self, name: str, after: int) -> int:
        """Take a command that shows nothing, or nothing but its last argument; return where to go on."""
        if name == "nocite" and (keys := NAME.match(self.source, after)):
            self.cited.update(dict.fromkeys(key.strip() for key in keys[1].split(",")))
        if name in ("iffalse", "else"):
            return self.unmet(after)
        if name in words.LENGTHS and (glue := GLUE.match(self.source, after)):
            self.say(" " if name == "hskip" else "", after, PLAIN)
            return glue.end()
        if name in ("def", "newcommand", "renewcommand", "providecommand", "let"):
            defined = words.DEFINES.match(self.source, after)
            return self.arguments(defined.end() if defined else after)
        if name in words.SILENT:
            return self.arguments(after)
        if name == "csname":
            return self.formula("\\endcsname", after)
        if name in words.SKIPS:
            return self.skipped(after, words.SKIPS[name])
        stop = self.options_only(after) if self.source.startswith("[", after) else after
        return stop if self.span(stop) else self.after_word(name, after)

    def unmet(self, after: int) -> int:
        r"""Return where the branch ends that is not taken: behind ``\fi`` or ``\else``."""
        depth = 0
        for match in CONDITION.finditer(self.source, after) if "\\fi" not in self.unclosed else ():
            if match[1]:
                depth += 1
            elif depth == 0:
                return match.end()
            elif match[2] == "fi":
                depth -= 1
        self.unclosed.add("\\fi")
        return after
