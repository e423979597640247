from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.read.inline import markdown, plain
from citecheck.text import BOLD, ITALIC, RAISED, Text

STYLES = {RAISED: "^", ITALIC: "/", BOLD: "#", ITALIC | BOLD: "%", RAISED | ITALIC: "!"}
MARKS = st.lists(
    st.sampled_from(
        [*"ab *_`\\[]()<>&;$^{}!/=\"'\n-.:¹²\xad", "<sup>", "</sup>", "http://", "<a href=", "</a>", "&lt;"]
    )
).map("".join)


def styled(text: Text) -> str:
    """Return a text with a sign before each stretch of another style, and "|" after it."""
    shown, last = "", 0
    for character, style in zip(text.string, text.styles, strict=True):
        if style != last:
            shown += ("|" if last else "") + STYLES.get(style, "")
        shown, last = shown + character, style
    return shown + ("|" if last else "")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        pytest.param("*Annales* **12**", "/Annales| #12|", id="emphasis"),
        pytest.param("_Annales_ __12__", "/Annales| #12|", id="underscores"),
        pytest.param("***both***", "%both|", id="both"),
        pytest.param("**L**orsque", "#L|orsque", id="inside a word"),
        pytest.param("*a **b** c*", "/a |%b|/ c|", id="nested"),
        pytest.param("snake_case_word", "snake_case_word", id="underscores inside a word"),
        pytest.param("2 * 3 * 4", "2 * 3 * 4", id="asterisks between spaces"),
        pytest.param("Roy* and Weiss*", "Roy* and Weiss*", id="asterisks as notes"),
        pytest.param("*Roy", "*Roy", id="asterisk that is never closed"),
        pytest.param(r"\*Roy\* \$13 \_", "*Roy* $13 _", id="escapes"),
        pytest.param(r"C:\Users", r"C:\Users", id="backslash that escapes nothing"),
        pytest.param("`a *b* \\_`", "a *b* \\_", id="code"),
        pytest.param("``a ` b``", "a ` b", id="code with a tick in it"),
        pytest.param("a<!-- b\nc -->d", "ad", id="comment"),
    ],
)
def test_markdown_marks(source: str, shown: str) -> None:
    """Marks that mark something go and leave their style; the others stay."""
    assert styled(markdown(Text.of(source))) == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        pytest.param("word<sup>7</sup>.", "word^7|.", id="tag"),
        pytest.param("<sup>(1)</sup>", "^(1)|", id="with brackets"),
        pytest.param('<sup class="x">1</sup>', "^1|", id="tag with an attribute"),
        pytest.param("<sup>&</sup>lt;sup>2</sup> - Roy", "^2| - Roy", id="escaped twice"),
        pytest.param("<sup>&lt;sup&gt;2</sup> Roy", "^2| Roy", id="escaped inside"),
        pytest.param("&lt;sup&gt;2&lt;/sup&gt; Roy", "^2| Roy", id="escaped"),
        pytest.param("<sup>12 Roy", "12 Roy", id="never closed"),
        pytest.param("Roy</sup> 12", "Roy 12", id="never opened"),
        pytest.param("<sup>*</sup> Roy", "^*| Roy", id="asterisk"),
        pytest.param("word$^{46}$ next", "word^46| next", id="power"),
        pytest.param("$ <sup>7</sup>$ Roy", "^7| Roy", id="tag in a formula"),
        pytest.param("$<sup>^7</sup>$ Roy", "^7| Roy", id="power in a tag"),
        pytest.param("$<sup>^{46}</sup>$ Roy", "^46| Roy", id="power in braces in a tag"),
        pytest.param("$^{46}La ville", "^46|La ville", id="formula never closed"),
        pytest.param(r"$^{\text{12}}$ Roy", "^12| Roy", id="power in roman"),
        pytest.param("${}^{1)}$ Roy", "^1)| Roy", id="power of nothing"),
        pytest.param("word^12^ next", "word^12| next", id="Pandoc"),
        pytest.param("word¹² next", "word^12| next", id="Unicode"),
        pytest.param("19$^{th}$ century", "19^th| century", id="ordinal"),
        pytest.param("from $5 to $10", "from $5 to $10", id="prices"),
    ],
)
def test_raised(source: str, shown: str) -> None:
    """What stands raised on the page is raised in the text, however the conversion wrote it."""
    assert styled(markdown(Text.of(source))) == shown


@pytest.mark.parametrize(
    ("source", "string"),
    [
        pytest.param("<https://a.org/x_y_z>", "https://a.org/x_y_z", id="between angles"),
        pytest.param("https://a.org/_x_/*y*/z", "https://a.org/_x_/*y*/z", id="bare"),
        pytest.param("*https://a.org/x*, 3", "https://a.org/x, 3", id="emphasised"),
        pytest.param(r"https://a.org/x\_y\_z", "https://a.org/x_y_z", id="escaped"),
        pytest.param("https://a.org/?a=1&amp;b=2", "https://a.org/?a=1&b=2", id="with an entity"),
        pytest.param("https://a.org/x<sup>3</sup>", "https://a.org/x3", id="before a note"),
        pytest.param(
            '<a href="https://a.org/x">https://a.org/x</a>.', "https://a.org/x.", id="link that shows it"
        ),
        pytest.param('<a href="https://a.org/x">a.org/x</a>', "a.org/x", id="link that shows most of it"),
        pytest.param(
            "<a href='https://a.org/x'>en ligne</a>.", "en ligne https://a.org/x.", id="link that hides it"
        ),
        pytest.param("[en ligne](https://a.org/x_y).", "en ligne https://a.org/x_y.", id="Markdown link"),
        pytest.param(
            "[*Le quai*](<https://a.org/a b> 'T')", "Le quai https://a.org/a b", id="link with a title"
        ),
        pytest.param(
            "[https://a.org/x](https://a.org/x)", "https://a.org/x", id="Markdown link that shows it"
        ),
        pytest.param("[https://doi.org/10.1000/1](x.html)", "https://doi.org/10.1000/1", id="relative link"),
        pytest.param("[[1]](#_ftn1)", "[1]", id="link inside the file"),
        pytest.param('<a href="#fn1"><sup>1</sup></a>', "1", id="note linked inside the file"),
        pytest.param("[Roy](2014) says", "[Roy](2014) says", id="no link"),
        pytest.param("![A quay](quay.png) text", " text", id="picture"),
        pytest.param("text[^1] and [^roy_2014]", "text[^1] and [^roy_2014]", id="references to notes"),
        pytest.param("text^[An *inline* note.]", "text^[An inline note.]", id="inline note"),
        pytest.param(
            "10.1002/(SICI)1097(1997)48:10<953::AID-X9>3.0",
            "10.1002/(SICI)1097(1997)48:10<953::AID-X9>3.0",
            id="old DOI",
        ),
    ],
)
def test_addresses_and_links(source: str, string: str) -> None:
    """No mark changes an address, and an address behind words comes after them."""
    assert markdown(Text.of(source)).string == string


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        pytest.param("<i>Annales</i> <b>12</b> <u>x</u>", "/Annales| #12| x", id="styles"),
        pytest.param("<mark>a</mark><span style='x'>b</span>H<sub>2</sub>O", "abH2O", id="marks"),
        pytest.param("a<br>b<br/>\nc", "a\nb\nc", id="line breaks"),
        pytest.param("R&amp;D &#8211; a&nbsp;b &eacute;", "R&D – a\xa0b é", id="entities"),
        pytest.param("AT&T; &unknown; &copy", "AT&T; &unknown; &copy", id="no entities"),
        pytest.param("<insert link> a < b > c", "<insert link> a < b > c", id="no tags"),
        pytest.param("para\xadgraph", "paragraph", id="soft hyphen"),
        pytest.param("note¹", "note^1|", id="superscript"),
        pytest.param(
            r"*a* _b_ `c` \$ [d](https://e.org)", r"*a* _b_ `c` \$ [d](https://e.org)", id="no Markdown"
        ),
    ],
)
def test_html_in_plain_text(source: str, shown: str) -> None:
    """Plain text is cleaned of HTML, and of nothing else."""
    assert styled(plain(Text.of(source))) == shown


@pytest.mark.parametrize("clean", [markdown, plain])
@given(MARKS)
@settings(deadline=None)
def test_characters_keep_their_places(clean: object, source: str) -> None:
    """Whatever stands in a text, each character is the one at its offset, or a documented change of it."""
    assert callable(clean)
    text = clean(Text.of(source))
    assert len(text.string) == len(text.offsets) == len(text.styles)
    for character, offset in zip(text.string, text.offsets, strict=True):
        assert character == source[offset] or source[offset] in "&<¹²(\"'"


@pytest.mark.parametrize(
    "piece", ["[", "[a", "*a ", "_a", "<sup>", "<a href='x'>", "`", "$^{", "![", "&", "\\", "(", "https://"]
)
def test_long_nonsense(piece: str) -> None:
    """A damaged file of one long line is read like any other."""
    assert len(markdown(Text.of(piece * 20_000))) <= len(piece) * 20_000
