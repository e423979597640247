"""Web addresses: what the examples of the rule files cannot show."""

from __future__ import annotations

import pytest

from citecheck.model import Date

from .building import article, entry, findings, lines, note

TITLED = {"author": ("Lemaire",), "title": "La fin des phares habités en Bretagne"}


def dated(parts: tuple[int, ...]) -> Date:
    year, month, day = (*parts, None, None, None)[:3]
    return Date("-".join(map(str, parts)), year, month, day)


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        pytest.param("https://www.ouestjournal.fr", "home page", id="empty-path"),
        pytest.param("www.ouestjournal.fr/index.php", "home page", id="index"),
        pytest.param("https://www.ouestjournal.fr/pt-br/", "home page", id="language"),
        pytest.param("https://www.ouestjournal.fr/fr/actualites/", "section", id="section"),
        pytest.param("https://journals.openedition.org/phares/", "journal", id="journal"),
        pytest.param("https://www.cairn.info/revue-des-phares.htm", "journal", id="journal-file"),
    ],
)
def test_homepage(address: str, kind: str) -> None:
    """A home page, a section and a journal are told apart in the message."""
    raw = f"Lemaire, J. La fin des phares habités en Bretagne. {address}"
    (finding,) = findings("URL003", article(entry(raw, **TITLED)))
    assert kind in finding.message
    assert raw[finding.place.column - 1 :] == address


@pytest.mark.parametrize(
    ("address", "fields"),
    [
        pytest.param("https://www.ouestjournal.fr/?p=12", TITLED, id="query"),
        pytest.param("https://www.ouestjournal.fr/#/phares/12", TITLED, id="fragment"),
        pytest.param("https://journals.openedition.org/phares/1234", TITLED, id="article-number"),
        pytest.param("https://www.ouestjournal.fr https://doi.org/10.5555/oj.12", TITLED, id="doi-beside"),
        pytest.param(
            "https://www.ouestjournal.fr https://www.ouestjournal.fr/phares.pdf", TITLED, id="deep-beside"
        ),
        pytest.param("https://www.onp.fr", {"title": "Observatoire national phares"}, id="initials"),
        pytest.param("https://phares.org", {"title": "Base de données des phares bretons"}, id="database"),
        pytest.param(
            "https://data.phares.org", {"title": "Mesures quotidiennes de portée"}, id="data-portal"
        ),
        pytest.param("https://www.phares.org", {"title": "Phares"}, id="name-of-the-site"),
        pytest.param(
            "https://www.pharesarchive.org",
            {"title": "Phares numériques de Bretagne", "type": "webpage"},
            id="project-that-lends-its-name",
        ),
    ],
)
def test_no_homepage(address: str, fields: dict[str, object]) -> None:
    """A document's address, and a site that is itself the source, are left alone."""
    assert not findings("URL003", article(entry(f"{fields['title']}. {address}", **fields)))


@pytest.mark.parametrize(
    "raw",
    [
        "Morin, « Les écluses », 2013, voir site",
        "Morin, « Les écluses », disponible sur : (consulté le 3 mai 2014)",
        "Molina, L. (2015). Los puertos. Disponible en: [consultado el 3 de mayo de 2016]",
        "Weber, K.: Speicher, 2018, abrufbar unter:",
        "Rossi, M., I fari, 2017, disponibile all’indirizzo: .",
        "سعيد، المنارات، 2015، متاح على الرابط:",
    ],
)
def test_announced_url_missing(raw: str) -> None:
    """An announcement with nothing after it is seen in every language."""
    assert findings("URL004", article(note(1, raw)))


@pytest.mark.parametrize(
    "raw",
    [
        "Hale, S. (2009). Night trains. Retrieved from ProQuest.",
        "Morin, « Les écluses », manuscrit disponible à la bibliothèque de Rouen.",
        "Molina, L. (2015). Los puertos. Disponible en inglés.",
        "Duarte, P. Pontes. www.pontes.pt Disponível em: .",
        "Morin, P. Les écluses. moulins.fr, disponible sur :",
        "Hale, S. Night trains, available at doi:10.5555/rail.3",
    ],
)
def test_announced_url_there(raw: str) -> None:
    """A named place, and an address that stands before its announcement, are enough."""
    assert not findings("URL004", article(note(1, raw)))


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        pytest.param("http://www.quay.org/%D8%A3%D", "“%D”", id="escape"),
        pytest.param("http://www.quay.org/a\\b", "backslash", id="backslash"),
        pytest.param("http//www.quay.org/a", "“http//”", id="colon-lost"),
        pytest.param("htp://www.quay.org/a", "“htp://”", id="letter-lost"),
        pytest.param("http://http://www.quay.org/a", "“http://http://”", id="doubled"),
        pytest.param("https://quay/port/a", "“quay”", id="no-dot"),
        pytest.param("https://www.quay,org/port", "“www.quay,org”", id="comma"),
        pytest.param("https://www.quay.org/port/[...]/a", "ellipsis", id="ellipsis-inside"),
        pytest.param("https://www.quay.org/port/…", "ellipsis", id="ellipsis-after"),
        pytest.param("https://www.quay.org/the-lost-", "middle of a word", id="hyphen"),
        pytest.param("https://www.quay.org/port 1756.pdf", "“1756.pdf”", id="blank"),
        pytest.param(
            "https://www.quay.org/the-end-of-the-old-quay harbour", "“harbour”", id="word-left-over"
        ),
    ],
)
def test_malformed(raw: str, told: str) -> None:
    """The message shows what is broken."""
    (finding,) = findings("URL005", article(note(1, f"Hale, S., Night trains, {raw}")))
    assert told in finding.message


@pytest.mark.parametrize(
    "raw",
    [
        "https://www.quay.org/port\nde-dieppe_1756.html",
        "www.quay.org",
        "file:///C:/Users/anna/a b.pdf",
        "https://www.quay.org/100%25",
        "https://www.quay.org/port\\_a",
        "https://[2001:db8::1]/port",
        "https://müller.de/speicher",
        "https://www.quay.org/port (accessed 3 May 2019)",
        "https://www.quay.org/the-end-of-the-old-quay, accessed",
    ],
)
def test_well_formed(raw: str) -> None:
    """Addresses that work, only wrap, or are another rule's, are left alone."""
    assert not findings("URL005", article(note(1, f"Hale, S., Night trains, {raw}")))


def test_cut_where_the_whole_is_known() -> None:
    """An address that stops within a word of a longer one in the article is cut."""
    whole, cut = "https://quay.org/the-old-harbour-masters", "https://quay.org/the-old-harb"
    assert lines(findings("URL005", article(note(1, f"A, {whole}"), note(2, f"A, {cut}")))) == [2]


@pytest.mark.parametrize(
    ("issued", "accessed", "kind", "flagged"),
    [
        pytest.param((2018, 6, 3), (2018, 6, 2), "webpage", True, id="a-day-before"),
        pytest.param((2018,), (2018, 6, 2), "webpage", False, id="same-year"),
        pytest.param((2018,), (2017, 6, 2), "webpage", True, id="year-before"),
        pytest.param((2018,), (2017, 6, 2), "article-journal", False, id="online-before-print"),
        pytest.param((2018,), (2015,), "article-journal", True, id="years-before-print"),
        pytest.param((), (2015,), "webpage", False, id="undated"),
    ],
)
def test_access_before_the_work(
    issued: tuple[int, ...], accessed: tuple[int, ...], kind: str, flagged: bool
) -> None:
    """Dates are compared as far as both are given."""
    source = entry("A", type=kind, issued=dated(issued), accessed=dated(accessed))
    assert bool(findings("URL009", article(source))) is flagged


def test_doubtful_dates() -> None:
    """A date that was read with doubt proves nothing."""
    source = entry("A", issued=Date("2018", 2018), accessed=Date("2011", 2011), confidences={"issued": 0.4})
    assert not findings("URL009", article(source))


def test_access_after_the_article() -> None:
    """Nothing is read after the article appeared."""
    source = entry("A", accessed=Date("3 mai 2024", 2024, 5, 3))
    (finding,) = findings("URL009", article(source, year=2021), lang="fr")
    assert "3 mai 2024" in finding.message
    assert "2021" in finding.message


@pytest.mark.parametrize(
    ("issued", "address", "flagged"),
    [
        pytest.param((2018, 9, 12), "https://oj.fr/2018/12/9/phares", True, id="turned-round"),
        pytest.param((2018, 6, 3), "https://oj.fr/2018/06/01/phares", False, id="print-edition"),
        pytest.param((2018, 6), "https://oj.fr/2018-06-21-phares", False, id="same-month"),
        pytest.param((2018,), "https://oj.fr/20160321-phares", True, id="other-year"),
        pytest.param((2018,), "https://oj.fr/wp-content/uploads/2019/03/phares.pdf", False, id="upload"),
        pytest.param((2018,), "https://web.archive.org/web/20200101/https://oj.fr/a", False, id="archive"),
        pytest.param(
            (2018,), "https://oj.fr/index.php/oj/article/view/2011/12", False, id="number-of-an-article"
        ),
        pytest.param((2018,), "https://oj.fr/2011/45/phares", False, id="no-month"),
    ],
)
def test_date_in_the_address(issued: tuple[int, ...], address: str, flagged: bool) -> None:
    """A date of publication in the address is compared; other numbers are not."""
    source = entry(f"Lemaire, Les phares, {address}", issued=dated(issued))
    assert bool(findings("URL010", article(source))) is flagged


@pytest.mark.parametrize(
    ("address", "told"),
    [
        pytest.param("https://tinyurl.com/abc", "shortened", id="shortener"),
        pytest.param("https://www-persee-fr.ezproxy.univ-ouest.fr/doc/12", "intermediary", id="proxy"),
        pytest.param("https://quay.org/a;jsessionid=0A1B2C3D4E", "visit", id="session"),
        pytest.param("https://quay.org/recherche?q=phare", "search", id="search"),
        pytest.param("https://quay.org/a?fbclid=abc", "tracking", id="tracking"),
        pytest.param("https://doi.org/10.5555/oj.12?utm_medium=mail", "tracking", id="doi"),
    ],
)
def test_unstable(address: str, told: str) -> None:
    """The message says why the address will not last."""
    (finding,) = findings("URL007", article(note(1, f"Lemaire, Les phares, {address}")))
    assert told in finding.message
