"""The same article gives the same findings, whatever its format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from citecheck.audit import audit
from citecheck.model import Report
from tests.formats import making

ENGLISH = making.Sample(
    title="The salt carts of the upper valley",
    body=(
        "# Introduction",
        "The carts went inland every spring, and the tolls that they paid at the bridge kept three parishes "
        "alive (Roux, 2001). Nobody has counted them better than the clerk of the bridge.[^1] The figures "
        "for the dry years were lost in a fire.[^2] What remains of them was copied in the last century by a "
        "schoolmaster, whose book is rare (Ferrand, 2009).",
        "# The tolls",
        "A toll was due for each wheel, whatever the cart carried (Ruiz, 2013). The monks of the valley "
        "did not pay it.[^3] Their letters of exemption are printed in the same collection, with a map of "
        "the road and of its three bridges.[^4]",
    ),
    notes=(
        "Marie Aubin, “Salt and tolls”, Annals of Roads, vol. 4, no. 2, 1998, p. 99-81.",
        "Ibid.",
        "Paul Mercier, The Monks of the Valley, London, Harbour Press, 1987, p. 12.",
        "Ibid., p. 14.",
    ),
    entries=(
        "Ferrand, L. (2009). The book of the schoolmaster. Valley Studies, 3(1), 97-81.",
        "Roux, A. (2001). The bridge and its clerk. Annals of Roads, 12(3), 19-45.",
        "Ruiz, B. (2003). Wheels and tolls in the upper valley. Annals of Roads, 14(2), 201-219.",
        "Tolland, C. (1999). A map of the salt road. Valley Studies, 1(2), 33-41.",
    ),
)
FRENCH = making.Sample(
    title="Les charrettes de sel de la haute vallée",
    body=(
        "# Introduction",
        "Chaque printemps, les charrettes remontaient la vallée, et le péage du pont faisait vivre trois "
        "paroisses (Roux, 2001). Personne ne les a mieux comptées que le clerc du pont.[^1] Les chiffres des "
        "années sèches ont brûlé.[^2] Le registre en donne un résumé.[^3]",
        "# Les péages",
        "Selon Ferrand (2009, p. 112), « le sel payait le pont, et le pont payait le sel des deux rives ». "
        "Les moines ne payaient rien (Mercier, 1987 ; Tolland, 1999).[^4] Leurs lettres sont imprimées.[^5]",
    ),
    notes=(
        "Marie Aubin, « Le sel et les péages », Annales des routes, vol. 4, no 2, 1998, p. 81-99.",
        "Ibid.",
        "Ibid., p. 85.",
        "Paul Mercier, Les Moines de la vallée, Paris, Éditions du Port, 1987, p. 12 ; Claire Tolland, "
        "Cartes du sel, Lyon, Atelier du Quai, 1999.",
        "Ihid., p. 14.",
    ),
    entries=(
        "Ferrand, L. (2009). Le livre du maître d’école. Études de la vallée, 3(1), 81-97.",
        "Mercier, P. (1987). Les moines de la vallée. Éditions du Port.",
        "Roux, A. (2001). Le pont et son clerc. Annales des routes, 12(3), 19-45. https://example.com/",
        "Roux, A. (2001). Le pont et son clerc. Annales des routes, 12(3), 19-45. https://example.com/",
        "Ruiz, B. (2003). Roues et péages de la haute vallée. Annales des routes, 14(2), 219-201.",
    ),
)
SPANISH = making.Sample(
    title="Las carretas de la sal en el valle alto",
    body=(
        "# Introducción",
        "Las carretas subían cada primavera, y el portazgo del puente daba de comer a tres parroquias.[^1] "
        "Nadie las contó mejor que el escribano.[^2] Los años secos se perdieron en un incendio.[^3]",
        "# Los portazgos",
        "Los monjes no pagaban.[^4] El registro de 1742 lo confirma.[^5] Lo mismo dice el mapa.[^6] "
        "Los barqueros, en cambio, pagaban doble.[^7]",
    ),
    notes=(
        "María Aubín, «La sal y los portazgos», Anales de Caminos, vol. 4, n.º 2, 1998, pp. 81-99.",
        "Ibid., p. 85.",
        "Ibid., p. 86.",
        "Pablo Mercader, Los monjes del valle, Madrid, Editorial del Puerto, 1987, p. 12.",
        "Aubín, op. cit., p. 120.",
        "Toledano, op. cit., p. 3.",
        "P. Mercader, Los monjes del valle, Madrid, Editorial del Puerto, 1989, pp. 30-21.",
    ),
    entries=(),
)
EACH_SAMPLE = pytest.mark.parametrize(
    ("sample", "rules"),
    [
        pytest.param(ENGLISH, {"LNK002", "LNK003", "REF003"}, id="english"),
        pytest.param(
            FRENCH,
            {"DUP001", "IBD002", "IBD003", "IBD005", "LNK001", "LNK002", "LNK009", "REF003", "URL001"},
            id="french",
        ),
        pytest.param(SPANISH, {"DUP004", "IBD003", "IBD006", "REF003"}, id="spanish without a list"),
    ],
)
WRITERS: dict[str, Callable[[making.Sample], bytes]] = {
    ".docx": making.docx,
    ".html": making.html,
    ".tex": making.tex,
    ".xml": making.jats,
    ".pdf": making.pdf,
}


def report(folder: Path, suffix: str, data: bytes) -> Report:
    path = folder / f"carts{suffix}"
    path.write_bytes(data)
    return audit([path])


def found(report: Report) -> list[tuple[str, str, str, str]]:
    """Return rule, severity, target and message of each finding, in the order of the rules."""
    return sorted(
        (one.rule, one.severity, one.target, " ".join(one.message.split())) for one in report.findings
    )


@EACH_SAMPLE
@pytest.mark.parametrize("suffix", WRITERS)
def test_same_findings(tmp_path: Path, suffix: str, sample: making.Sample, rules: set[str]) -> None:
    """An article in Word, HTML, LaTeX, JATS or PDF is told the same as in Markdown."""
    expected = report(tmp_path, ".md", making.markdown(sample))
    other = report(tmp_path, suffix, WRITERS[suffix](sample))
    assert other.unread == ()
    assert {one.rule for one in expected.findings} == rules
    assert found(other) == found(expected)


@EACH_SAMPLE
@pytest.mark.parametrize("suffix", WRITERS)
def test_same_apparatus(tmp_path: Path, suffix: str, sample: making.Sample, rules: set[str]) -> None:
    """Entries, notes and citations read the same in every format."""
    (expected,) = report(tmp_path, ".md", making.markdown(sample)).articles
    (other,) = report(tmp_path, suffix, WRITERS[suffix](sample)).articles
    assert other.title == sample.title
    assert [" ".join(entry.text.string.split()) for entry in other.entries] == list(sample.entries)
    assert [(note.label, note.kind, note.resolves_to) for note in other.notes] == [
        (note.label, note.kind, note.resolves_to) for note in expected.notes
    ]
    assert [(one.kind, one.targets) for one in other.citations] == [
        (one.kind, one.targets) for one in expected.citations
    ]
