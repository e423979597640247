from __future__ import annotations

import pytest

from citecheck.model import Manuscript
from citecheck.read import Unreadable
from citecheck.read.lists.bibtex import read


def manuscript(source: str) -> Manuscript:
    return read(source.encode(), "list.bib")


def fields(source: str) -> dict[str, str]:
    """Return the fields of the first entry of a list."""
    return dict(manuscript(source).blocks[0].tagged)


def test_entry() -> None:
    """An entry is a block: its raw characters, its key, its fields by name."""
    source = (
        'A remark.\n\n@Article{roy2001,\n  Author = {Roy, Anne},\n  title = "Le quai",\n  year = 2001\n}\n'
    )
    found = manuscript(source)
    block = found.blocks[0]
    assert (block.kind, block.label, block.vocabulary) == ("entry", "roy2001", "bibtex")
    assert block.tagged == {"ENTRYTYPE": "article", "author": "Roy, Anne", "title": "Le quai", "year": "2001"}
    assert block.text.string == source[block.text.start : block.text.end]
    assert (found.place(block.text.start).line, found.place(block.text.end - 1).line) == (3, 7)
    assert (found.remarks, found.unread) == ((), ())


@pytest.mark.parametrize(
    ("field", "printed", "value"),
    [
        pytest.param("title", r"{L'{\'e}t{\'e} \`a {M}{\"u}nster}", "L'été à Münster", id="accents"),
        pytest.param("title", r"{{\AE}r{\o}, {\ss}, \c{c}, {\v{S}}, \'\i}", "Ærø, ß, ç, Š, í", id="letters"),
        pytest.param("title", "{{The {NASA} Years}}", "The NASA Years", id="braces"),
        pytest.param("title", "{Crues \n   et \t vents}", "Crues et vents", id="wrapped"),
        pytest.param("title", r"{R\&D, 50% of \$5 -- \emph{all}}", "R&D, 50% of $5 – all", id="signs"),
        pytest.param("title", r"{$\alpha$ and $\beta$}", "α and β", id="formulas"),
        pytest.param("title", "{Été à Münster}", "Été à Münster", id="Unicode"),
        pytest.param("title", r"{An \unknown{macro} \ }", "An macro", id="unknown macro"),
        pytest.param("url", r"{https://a.org/x\_y%20z~w}", "https://a.org/x_y%20z~w", id="address"),
        pytest.param("url", r"{\url{https://a.org/x_y}}", "https://a.org/x_y", id="wrapped address"),
        pytest.param(
            "author",
            "{{World Health Organization} and Roy, A.}",
            "{World Health Organization} and Roy, A.",
            id="organisation",
        ),
        pytest.param(
            "author", r"{{\'E}mile Roy and M{\"u}ller, Jo}", "Émile Roy and Müller, Jo", id="persons"
        ),
        pytest.param(
            "author", "{{Simon and Sons} and others}", "{Simon and Sons} and others", id="and in a name"
        ),
        pytest.param("month", "may", "may", id="month"),
        pytest.param("month", '"8~" # may', "8\xa0may", id="day and month"),
        pytest.param(
            "journal", "ag # {, new series}", "Annales de géographie, new series", id="abbreviation"
        ),
    ],
)
def test_values(field: str, printed: str, value: str) -> None:
    """Fields hold what the reader of the printed list would see."""
    source = "@string{AG = {Annales de g{\\'e}ographie}}\n@article{a,\n %s = %s,\n}\n" % (field, printed)  # noqa: UP031
    assert fields(source)[field] == value


def test_crossref() -> None:
    """What a contribution does not say it has from its volume; the volume's title is its book title."""
    source = """@inproceedings{a, crossref = {V}, title = {A talk}, publisher = {Own}}
        @proceedings{v, title = {The talks}, year = 2004, publisher = {Press}, editor = {Roy, A.}}"""
    assert fields(source) == {
        "ENTRYTYPE": "inproceedings",
        "crossref": "V",
        "title": "A talk",
        "publisher": "Own",
        "booktitle": "The talks",
        "year": "2004",
        "editor": "Roy, A.",
    }


def test_what_is_no_entry() -> None:
    """Abbreviations, comments, preambles and shared data are no entries."""
    source = """@string{p = "Press"} @comment{@article{no, title={No}}} @preamble{"x"}
        @xdata{x, publisher = p}
        @book{a, title = {Yes}, xdata = {x}}"""
    found = manuscript(source)
    assert [(block.label, block.tagged["publisher"]) for block in found.blocks] == [("a", "Press")]
    assert (found.remarks, found.unread) == ((), ())


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        pytest.param(
            "@book{bad, title = {Never closed,\n year = 2000\n", "bibtex.not-closed", id="open brace"
        ),
        pytest.param(
            '@book{bad, title = "Never closed,\n year = 2000}\n',
            "bibtex.not-closed",
            id="open quotation mark",
        ),
        pytest.param(
            "@book{bad title = {No comma}}\n", "bibtex.no-comma-after-key", id="no comma after the key"
        ),
        pytest.param("@book{bad, title {No sign}, year = 2000}\n", "bibtex.no-equals", id="no equals sign"),
        pytest.param("book{bad, title = {No at}}\n", "bibtex.no-at", id="no at"),
    ],
)
def test_broken_entries(broken: str, reason: str) -> None:
    """A broken entry is told with its line and what is wrong; those around it are read."""
    found = manuscript("@book{one, title={One}}\n" + broken + "@book{two, title={Two}}\n")
    assert [block.label for block in found.blocks] == ["one", "two"]
    assert len(found.unread) == 1
    offset, said = found.unread[0]
    assert found.place(offset).line == 2
    assert said.values["line"] == 2
    assert reason in str(said)


def test_last_entry_broken() -> None:
    """A list that is cut off is read up to the entry that is cut."""
    found = manuscript("@book{one, title={One}}\n@book{two, title={Tw")
    assert [block.label for block in found.blocks] == ["one"]
    assert "two" in str(found.unread[0][1])


@pytest.mark.parametrize(
    ("source", "labels", "remark"),
    [
        pytest.param(
            "@book{a, title={One}}\n@book{a, title={Two}}",
            ["a", "a"],
            "line: 2, sentence: bibtex.key-twice (label: a)",
            id="key",
        ),
        pytest.param("@book{a, title={One}, title={Two}}", ["a"], "field: title", id="field"),
        pytest.param(
            "@book{a, title={One} year=2001}", ["a"], "bibtex.no-comma-before (field: year", id="comma"
        ),
        pytest.param("@book{a, title={One}, publisher=press}", ["a"], "name: press", id="abbreviation"),
    ],
)
def test_remarks(source: str, labels: list[str], remark: str) -> None:
    """What can be read in spite of a mistake is read, with a word about the mistake."""
    found = manuscript(source)
    assert [block.label for block in found.blocks] == labels
    assert found.blocks[0].tagged["title"] == "One"
    assert [remark in str(said) for said in found.remarks] == [True]
    assert found.unread == ()


def test_missing_comma_costs_no_field() -> None:
    """The fields after a missing comma are there."""
    assert fields("@book{a, title={One}\n year=2001\n publisher={Press}}")["publisher"] == "Press"


def test_no_bibtex() -> None:
    """A file without any entry is not passed over in silence."""
    with pytest.raises(Unreadable, match=r"unreadable\.bibtex"):
        manuscript("Roy, A. (2001). Le quai.\n")


def test_nothing_is_printed(caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]) -> None:
    """The library's own warnings do not reach the user."""
    manuscript("@book{one, title={One}}\n@book{two, title={Tw")
    assert not caplog.records
    assert capsys.readouterr() == ("", "")
