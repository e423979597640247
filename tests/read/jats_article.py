"""Writes small articles in JATS, and shows how they are read."""

from __future__ import annotations

from citecheck.read.jats import read

MIXED = """<mixed-citation publication-type="journal"><person-group person-group-type="author"><name>
<surname>Roux</surname>, <given-names>A.</given-names></name></person-group> (<year>2001</year>).
<article-title>The bridge and its clerk</article-title>. <source>Annals of Roads</source>,
<volume>12</volume>(<issue>3</issue>), <fpage>19</fpage>-<lpage>45</lpage>.
<pub-id pub-id-type="doi">10.1234/ar.1</pub-id></mixed-citation>"""
ELEMENT = """<element-citation publication-type="book"><person-group person-group-type="author">
<name><surname>Ruiz</surname><given-names>Berta</given-names></name><collab>Salt Board</collab></person-group>
<chapter-title>Wheels</chapter-title><source>The tolls</source><person-group person-group-type="editor">
<name><surname>Osei</surname><given-names>K</given-names></name></person-group><year>2003</year>
<fpage>9</fpage><lpage>31</lpage><publisher-name>Harbour Press</publisher-name>
<publisher-loc>Leith</publisher-loc></element-citation>"""


def article(body: str, back: str = "", prolog: str = "") -> bytes:
    title = "<title-group><article-title>The salt carts</article-title></title-group>"
    return (
        f'{prolog}<article xmlns:xlink="http://www.w3.org/1999/xlink" xml:lang="en"><front><article-meta>'
        f"{title}<pub-date><year>2020</year></pub-date></article-meta></front><body>{body}</body>"
        f"<back>{back}</back></article>"
    ).encode()


PLAIN = "<mixed-citation>Roux A. The bridge. <italic>Roads</italic>. 2001;12:19-45.</mixed-citation>"
TAGGED = """<element-citation publication-type="journal"><name><surname>Roux</surname>
<given-names>A</given-names></name><article-title>The bridge</article-title><source>Roads</source>
<year>2001</year><volume>12</volume><fpage>19</fpage><lpage>45</lpage></element-citation>"""


def refs(*citations: str) -> str:
    rows = "".join(f'<ref id="B{n}">{citation}</ref>' for n, citation in enumerate(citations, 1))
    return f"<ref-list><title>References</title>{rows}</ref-list>"


def shown(data: bytes) -> list[tuple[str, str, str]]:
    return [(block.kind, block.label, block.text.string) for block in read(data, "a.xml").blocks]
