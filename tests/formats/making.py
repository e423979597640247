"""Writes one small article as Markdown, Word, LaTeX, JATS and PDF, without any program but this one."""

from __future__ import annotations

import io
import re
import textwrap
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from citecheck.read.docx import read

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
BRACKET, ESCAPED = re.compile(r"([()])"), r"\\\1"
MARKER = re.compile(r"\[\^(\d+)\]")


@dataclass(frozen=True, slots=True)
class Sample:
    """An article: headings begin with ``#``; paragraphs hold markers ``[^1]``."""

    title: str
    body: tuple[str, ...]
    notes: tuple[str, ...]
    entries: tuple[str, ...]


def markdown(sample: Sample) -> bytes:
    """Return the article as Markdown."""
    parts = [f"# {sample.title}", *(f"#{part}" if part.startswith("#") else part for part in sample.body)]
    parts += ["## References", *sample.entries] if sample.entries else []
    parts += [f"[^{number}]: {note}" for number, note in enumerate(sample.notes, 1)]
    return "\n\n".join(parts).encode()


def tex(sample: Sample) -> bytes:
    """Return the article as LaTeX with a list of its own."""
    rows = [
        "\\documentclass{article}",
        f"\\title{{{latex(sample.title)}}}",
        "\\begin{document}",
        "\\maketitle",
    ]
    for part in sample.body:
        words = latex(part.lstrip("# "))
        noted = MARKER.sub(lambda m: f"\\footnote{{{latex(sample.notes[int(m[1]) - 1])}}}", words)
        rows += [f"\\section{{{words}}}" if part.startswith("#") else noted, ""]
    items = [f"\\bibitem{{key{number}}} {latex(entry)}" for number, entry in enumerate(sample.entries, 1)]
    if items:
        rows += ["\\begin{thebibliography}{9}", *items, "\\end{thebibliography}"]
    return "\n".join([*rows, "\\end{document}"]).encode()


def latex(words: str) -> str:
    """Return words as LaTeX writes them."""
    return re.sub(r"([&%$#_])", r"\\\1", words)


def jats(sample: Sample) -> bytes:
    """Return the article as JATS, references untagged."""
    parts = [f"<sec><title>{escape(part[2:])}</title>" if part.startswith("#") else paragraph(part)
             for part in sample.body]  # fmt: skip
    notes = "".join(
        f'<fn id="fn{n}"><label>{n}</label><p>{escape(note)}</p></fn>'
        for n, note in enumerate(sample.notes, 1)
    )
    refs = "".join(
        f'<ref id="B{n}"><mixed-citation>{escape(entry)}</mixed-citation></ref>'
        for n, entry in enumerate(sample.entries, 1)
    )
    listed = f"<ref-list><title>References</title>{refs}</ref-list>" if refs else ""
    closed = "</sec>" * sum(part.startswith("#") for part in sample.body)
    return (
        f"<article><front><article-meta><title-group><article-title>{escape(sample.title)}</article-title>"
        f"</title-group></article-meta></front><body>{''.join(parts)}{closed}</body><back>"
        f"<fn-group>{notes}</fn-group>{listed}</back></article>"
    ).encode()


def paragraph(words: str) -> str:
    """Return a paragraph of JATS."""
    return "<p>" + MARKER.sub(r'<xref ref-type="fn" rid="fn\1"><sup>\1</sup></xref>', escape(words)) + "</p>"


def html(sample: Sample) -> bytes:
    """Return the article as a web page, its notes linked there and back."""
    marked = r'<a id="r\1" href="#fn\1">\1</a>'
    parts = [
        f"<h2>{escape(part[2:])}</h2>"
        if part.startswith("#")
        else f"<p>{MARKER.sub(marked, escape(part))}</p>"
        for part in sample.body
    ]
    notes = "".join(
        f'<li id="fn{n}">{escape(note)} <a href="#r{n}">↩</a></li>' for n, note in enumerate(sample.notes, 1)
    )
    entries = "".join(f"<p>{escape(entry)}</p>" for entry in sample.entries)
    listed = f"<h2>References</h2>{entries}" if entries else ""
    return f"<body><h1>{escape(sample.title)}</h1>{''.join(parts)}{listed}<ol>{notes}</ol></body>".encode()


def docx(sample: Sample) -> bytes:
    """Return the article as a Word document with real footnotes."""
    parts = [p(sample.title, "Title")]
    parts += [p(part[2:], "Heading1") if part.startswith("#") else p(part) for part in sample.body]
    parts += [p("References", "Heading1"), *map(p, sample.entries)] if sample.entries else []
    return word("".join(parts), sample.notes)


def p(words: str, style: str = "") -> str:
    """Return a Word paragraph; ``[^1]`` becomes a reference to a footnote."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    runs = ""
    for index, part in enumerate(MARKER.split(words)):
        runs += f'<w:r><w:footnoteReference w:id="{part}"/></w:r>' if index % 2 else r(part)
    return f"<w:p>{properties}{runs}</w:p>"


def r(words: str, properties: str = "") -> str:
    """Return a Word run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{escape(words)}</w:t></w:r>'


def field(instruction: str, result: str) -> str:
    """Return the runs of a field."""
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    told = f'<w:r><w:instrText xml:space="preserve">{escape(instruction)}</w:instrText></w:r>'
    return mark.format("begin") + told + mark.format("separate") + result + mark.format("end")


def shown(data: bytes) -> list[tuple[str, str]]:
    """Return kind and characters of each block."""
    return [(block.kind, block.text.string) for block in read(data, "a.docx").blocks]


def word(
    body: str, notes: tuple[str, ...] = (), links: str = "", extra: dict[str, str] | None = None
) -> bytes:
    """Return a Word document with the paragraphs ``body``."""
    noted = "".join(
        f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r>{r(" " + note)}</w:p></w:footnote>'
        for n, note in enumerate(notes, 1)
    )
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/></w:style>'
        for id, name in (("Title", "Title"), ("Heading1", "heading 1"))
    )
    spaces = f'xmlns:w="{W}" xmlns:r="{R}"'
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/>'
        f'<Override PartName="/word/styles.xml" ContentType="{main}.styles+xml"/>'
        f'<Override PartName="/word/footnotes.xml" ContentType="{main}.footnotes+xml"/></Types>',
        "_rels/.rels": relations(("r1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(
            ("r1", "styles", "styles.xml"), ("r2", "footnotes", "footnotes.xml"), more=links
        ),
        "word/document.xml": f"<w:document {spaces}><w:body>{body}</w:body></w:document>",
        "word/styles.xml": f"<w:styles {spaces}>{styles}</w:styles>",
        "word/footnotes.xml": f"<w:footnotes {spaces}>{noted}</w:footnotes>",
        **(extra or {}),
    }
    result = io.BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return result.getvalue()


def strict(data: bytes) -> bytes:
    """Return a Word document in the strict form of its format, which has other namespaces."""
    result = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(result, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode().replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
            new.writestr(name, content.replace(R, "http://purl.oclc.org/ooxml/officeDocument/relationships"))
    return result.getvalue()


def relations(*given: tuple[str, str, str], more: str = "") -> str:
    """Return a list of relations."""
    rows = "".join(f'<Relationship Id="{id}" Type="{R}/{kind}" Target="{to}"/>' for id, kind, to in given)
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{rows}{more}</Relationships>'


def pdf(sample: Sample) -> bytes:
    """Return the article as a PDF: raised markers, small notes at the foot, a list with hanging indents."""
    return pdf_pages([list(page(sample))])


Row = list[tuple[float, float, float, str]]


def page(sample: Sample) -> Iterator[tuple[float, float, float, str]]:
    """Yield the words of the one page: left, bottom, size, words."""
    yield 60, 790, 18, sample.title
    height = 760.0
    for part in sample.body:
        height -= 12
        for row in textwrap.wrap(part.lstrip("# "), 84):
            yield from runs(row, height, 14 if part.startswith("#") else 10)
            height -= 12
    if sample.entries:
        yield 60, height - 12, 14, "References"
    height -= 32
    for entry in sample.entries:
        for index, row in enumerate(textwrap.wrap(entry, 80)):
            yield 60 + 20 * bool(index), height, 10, row
            height -= 12
    foot = 95 + 10 * sum(len(textwrap.wrap(note, 100)) for note in sample.notes)
    for number, note in enumerate(sample.notes, 1):
        for index, row in enumerate(textwrap.wrap(note, 100)):
            if not index:
                yield 60, foot + 3, 5, str(number)
            yield (64 if not index else 60), foot, 8, row
            foot -= 10


def runs(row: str, height: float, size: float) -> Iterator[tuple[float, float, float, str]]:
    """Yield the words of a row in a font of fixed width, its markers raised."""
    left = 60.0
    for index, part in enumerate(MARKER.split(row)):
        if index % 2:
            yield left, height + 4, 6, part
            left += 3.6 * len(part)
        elif part:
            yield left, height, size, part
            left += 0.6 * size * len(part)


def pdf_pages(pages: list[Row]) -> bytes:
    """Return a PDF of pages with words at places."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>"
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        font,
    ]
    for number, rows in enumerate(pages):
        shown = "\n".join(
            f"BT /F1 {size} Tf {left} {bottom} Td ({BRACKET.sub(ESCAPED, words)}) Tj ET"
            for left, bottom, size, words in rows
        )
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            f"/Resources << /Font << /F1 3 0 R >> >> /Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(shown.encode('cp1252'))} >>\nstream\n{shown}\nendstream")
    result, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(result))
        result += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    trailer = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return result + f"{trailer}startxref\n{len(result)}\n%%EOF".encode()
