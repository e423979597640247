"""What LaTeX's commands mean to a reader of references."""

from __future__ import annotations

import re
from functools import cache

from citecheck.read.lists import latex
from citecheck.text import BOLD, ITALIC, RAISED


def named(words: str) -> frozenset[str]:
    """Return the names that a string lists."""
    return frozenset(words.split())


SECTIONS = {
    "part": 1,
    "chapter": 1,
    "section": 2,
    "subsection": 3,
    "subsubsection": 4,
    "paragraph": 5,
    "subparagraph": 6,
    "addchap": 1,
    "addsec": 2,
    "frametitle": 4,
}
STYLED = {
    "emph": ITALIC, "textit": ITALIC, "textsl": ITALIC, "mkbibemph": ITALIC, "textbf": BOLD,
    "strong": BOLD, "textsuperscript": RAISED, "up": RAISED, "fup": RAISED,
}  # fmt: skip
SWITCHES = {
    "it": ITALIC,
    "itshape": ITALIC,
    "em": ITALIC,
    "sl": ITALIC,
    "slshape": ITALIC,
    "bf": BOLD,
    "bfseries": BOLD,
}
SIGNS = {
    "\\": "\n", "newline": "\n", "linebreak": "\n", "newblock": " ", " ": " ", "quad": " ", "qquad": " ",
    ",": "\u202f", ";": " ", ":": " ", "!": "", "/": "", "-": "", "@": "", "&": "&", "%": "%", "$": "$",
    "#": "#", "_": "_", "{": "{", "}": "}", "ldots": "…", "dots": "…", "textellipsis": "…",
    "og": "«\u00a0", "fg": "\u00a0»", "guillemotleft": "«", "guillemotright": "»", "flqq": "«",
    "frqq": "»", "textendash": "–", "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘",
    "textquotedblleft": "“", "textquotedblright": "”", "glqq": "„", "quotedblbase": "„",
    "guillemetleft": "«", "guillemetright": "»", "bysame": "———", "grqq": "“", "lq": "‘", "rq": "’",
    "textbackslash": "\\", "textasciitilde": "~", "textunderscore": "_", "no": "n°\u00a0",
    "No": "N°\u00a0", "ier": "er", "iere": "re", "ieme": "e", "S": "§", "P": "¶", "copyright": "©",
    "dag": "†", "ddag": "‡", "LaTeX": "LaTeX", "TeX": "TeX", "slash": "/", "nobreakspace": "\u00a0",
    "space": " ", "ibid": "Ibid.", "Ibid": "Ibid.", "ibidem": "Ibidem", "idem": "Idem",
    "opcit": "op. cit.", "loccit": "loc. cit.", "textdegree": "°", "textasciicircum": "^", "textbar": "|",
    "textless": "<", "textgreater": ">", "textquotesingle": "'", "textquotedbl": '"', "textasciigrave": "`",
    "quotesinglbase": "‚", "guilsinglleft": "‹", "guilsinglright": "›", "texteuro": "€", "euro": "€",
    "textordfeminine": "ª", "textordmasculine": "º", "textperiodcentered": "·", "textbullet": "•",
    "textsection": "§", "textparagraph": "¶", "textdagger": "†", "textdaggerdbl": "‡", "textnumero": "№",
    "thinspace": "\u202f", "enspace": " ", "lbrack": "[", "rbrack": "]",
}  # fmt: skip
SILENT = named(
    "label ref pageref eqref autoref cref Cref nameref vref vspace hspace usepackage RequirePackage "
    "documentclass includegraphics bibliographystyle setlength addtolength setcounter addtocounter "
    "newcommand renewcommand providecommand newenvironment renewenvironment DeclareMathOperator "
    "newtheorem index glossary hypersetup geometry pagestyle thispagestyle pagenumbering input include "
    "subfile includeonly graphicspath addbibresource bibliography printbibliography nocite selectlanguage "
    "setcitestyle citestyle ExecuteBibliographyOptions captionsetup DeclareUnicodeCharacter newcounter "
    "refstepcounter stepcounter color definecolor hyphenation protect marginpar phantomsection "
    "addcontentsline markboth markright vskip hskip vfill hfill rule todo setmainfont setmainlanguage "
    "setotherlanguage defaultfontfeatures AtBeginDocument pdfbookmark bibitemdeclare defcitealias "
    "enlargethispage institute affil email keywords date author affiliation orcid MR BibitemShut bibnote "
    "import subimport inputfrom subinputfrom includefrom subincludefrom InputIfFileExists"
)
LENGTHS = named(
    "penalty hskip vskip kern hangindent hangafter parindent parskip leftskip rightskip parfillskip "
    "baselineskip lineskip tolerance pretolerance hbadness emergencystretch widowpenalty clubpenalty "
    "looseness hsize vsize textwidth textheight columnsep topsep itemsep parsep leftmargin itemindent "
    "bibindent bibsep"
)
SKIPS = {
    "multicolumn": 2, "textcolor": 1, "colorbox": 1, "parbox": 1, "raisebox": 1, "scalebox": 1,
    "resizebox": 2, "foreignlanguage": 1, "textlang": 1, "fontsize": 2, "bibinfo": 1, "bibfield": 1,
}  # fmt: skip
TAKES = {
    "tabular": 1, "tabularx": 2, "tabulary": 2, "longtable": 1, "supertabular": 1, "thebibliography": 1,
    "minipage": 1, "multicols": 1, "wrapfigure": 2, "adjustwidth": 2, "otherlanguage": 1, "column": 1,
}  # fmt: skip
DEFINES = re.compile(r"\s*(?:\\[A-Za-z@]+|\{\\[A-Za-z@]+\})")
CITES = re.compile(
    r"(?!nocite|citestyle|setcite|defcite|citereset|bibcite|citename|citetext|citelist|citecolor|citeauthoryear|Declare)"
    r"[A-Za-z]*[cC]ites?(?:[a-z]*|[A-Z]\w*)|bibentry|apud(?:online)?"
)
MANY = re.compile(r"\w*[cC]ites(?:text)?")
VOLUME = re.compile(r"\w*(?:vol|note)cites?", re.IGNORECASE)
FOOTED = re.compile(r"foot(?:full)?cites?|(?:full|s?mart)?footcites?|[sS]martcites?")
QUOTES = named("enquote textquote blockquote foreignquote foreigntextquote foreignblockquote frquote")
CITED_QUOTES = named("textcquote blockcquote foreigntextcquote foreignblockcquote hybridblockcquote")
NOTES = named(
    "footnote endnote thanks footnotetext endnotetext sidenote pagenote tablefootnote Afootnote Bfootnote "
    "footnoteA footnoteB"
)
MARKED = named("footnotemark endnotemark")
MATH = named(
    "equation align gather multline eqnarray math displaymath flalign alignat tikzpicture picture "
    "filecontents"
)
VERBATIM = named("verbatim Verbatim lstlisting minted comment")
TABLES = named("tabular tabularx longtable tabulary supertabular")
ACCENTS = frozenset("'`^\"~=.") | frozenset("cukvHrdbt")
LETTERS = named("oe OE ae AE aa AA o O l L ss i j dh DH th TH ng NG")


@cache
def letter(tex: str) -> str:
    r"""Return the character that ``\'e`` or ``\oe`` stands for."""
    return latex.text(tex)
