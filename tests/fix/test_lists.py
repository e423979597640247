"""What holds of every mended list, whatever is wrong in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from citecheck.audit import examine
from citecheck.config import Settings, configured
from citecheck.fix import mend
from citecheck.read import read_bytes

SETTINGS = Settings()
RULES = configured(SETTINGS, "en")
WORKS = (
    ("Aubin, M.", "1998", "Salt in the north", "Annals of Roads"),
    ("Baubin, N.", "2001", "Los caminos de la sal", "Anales de historia rural"),
    ("Corbin, A.", "2004", "Les péages du fleuve", "Revue des ports"),
    ("Duval, P.", "2010", "Winter fairs and their judges", "Journal of Tolls"),
    ("Ewing, T.", "2012", "The lamps of the coast", "Annals of Roads"),
)
TAILS = (
    "",
    " doi:10.1234/ar.7",
    " https://annals.org/a?id=4&utm_source=chatgpt.com",
    " https://a.org/b?fbclid=x",
)
NOTES = ("Marie Aubin, Salt and tolls, Paris, Seuil, 1998, p. 81.", "Ibid., p. 90.", "ihid., p. 95.")


@st.composite
def entries(draw: st.DrawFn) -> list[str]:
    """Return a list whose entries are merged, doubled and printed with any dash."""
    found: list[str] = []
    for author, year, title, journal in WORKS:
        dash, tail = draw(st.sampled_from(["-", "–", "--", " — "])), draw(st.sampled_from(TAILS))
        one = f"{author} ({year}). {title}. {journal}, 4(2), 81{dash}99.{tail}"
        merged = found and draw(st.sampled_from([True, False, False]))
        found[-1:] = [f"{found[-1]} {one}"] if merged else [*found[-1:], one]
    return found + draw(st.lists(st.sampled_from(found), max_size=2))


def markdown(cited: str, listed: Sequence[str]) -> str:
    notes = "\n".join(f"[^{number}]: {note}" for number, note in enumerate(NOTES, 1))
    return f"# Roads\n\n{cited}[^1] More.[^2] More.[^3]\n\n{notes}\n\n## References\n\n- " + "\n- ".join(
        listed
    )


def plain(cited: str, listed: Sequence[str]) -> str:
    notes = "\n".join(f"[{number}] {note}" for number, note in enumerate(NOTES, 1))
    return f"Roads\n\n{cited}[1] More.[2] More.[3]\n\nNotes\n\n{notes}\n\nReferences\n\n" + "\n\n".join(
        listed
    )


def latex(cited: str, listed: Sequence[str]) -> str:
    notes = "".join(f" More.\\footnote{{{note}}}" for note in NOTES)
    items = "\n".join(f"\\bibitem{{k{at}}} {one}" for at, one in enumerate(listed)).replace("&", "\\&")
    listing = f"\\begin{{thebibliography}}{{9}}\n{items}\n\\end{{thebibliography}}"
    return f"\\begin{{document}}\n\\section{{Roads}} {cited}{notes}\n\n{listing}\n\\end{{document}}\n"


def found(data: bytes, path: Path) -> Counter[str]:
    report = examine([read_bytes(data, path, path.suffix)], RULES, [], settings=SETTINGS, lang="en")
    return Counter(finding.rule for finding in report.findings)


@settings(max_examples=15, deadline=None, derandomize=True)
@given(
    entries(),
    st.lists(st.sampled_from(WORKS), min_size=3, unique=True),
    st.sampled_from([(markdown, ".md"), (plain, ".txt"), (latex, ".tex")]),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
)
def test_mended_list(
    listed: list[str],
    cited: Sequence[Sequence[str]],
    form: tuple[Callable[[str, Sequence[str]], str], str],
    end: str,
    unsafe: bool,
) -> None:
    """Afterwards no rule finds more than before, and a second run changes nothing."""
    sentences = " ".join(f"Carts went inland ({one[0].split(',')[0]}, {one[1]})." for one in cited)
    path = Path(f"roads{form[1]}")
    data = form[0](sentences, listed).replace("\n", end).encode()
    after = mend(path, data, RULES, SETTINGS, unsafe=unsafe).after
    assert not found(after, path) - found(data, path)
    assert mend(path, after, RULES, SETTINGS, unsafe=unsafe).after == after
