from __future__ import annotations

import pytest

from citecheck.model import Name
from citecheck.parse.names import names


def person(family: str, given: str = "", particle: str = "", suffix: str = "") -> Name:
    return Name(family, given, particle, suffix)


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        pytest.param("Becker, H. S.", [person("Becker", "H. S.")], id="inverted"),
        pytest.param("Kant, I., & Hume, D.", [person("Kant", "I."), person("Hume", "D.")], id="two-inverted"),
        pytest.param(
            "Jeanne Morin et Paul Petit", [person("Morin", "Jeanne"), person("Petit", "Paul")], id="et"
        ),
        pytest.param("Luis Roca y Ana Vidal", [person("Roca", "Luis"), person("Vidal", "Ana")], id="y"),
        pytest.param(
            "Poland GA, Jacobson RM", [person("Poland", "GA"), person("Jacobson", "RM")], id="vancouver"
        ),
        pytest.param("TAZI. M", [person("TAZI", "M")], id="capitals-are-no-initials"),
        pytest.param("Georges CHABOT", [person("CHABOT", "Georges")], id="family-in-capitals"),
        pytest.param("Weber, A./Simmel, G.", [person("Weber", "A."), person("Simmel", "G.")], id="slash"),
        pytest.param(
            "HUBER, K. u. F. TICHY", [person("HUBER", "K."), person("TICHY", "F.")], id="second-one-upright"
        ),
        pytest.param("M. de Clerval", [person("Clerval", "M.", "de")], id="particle"),
        pytest.param("Vries, H. de", [person("Vries", "H.", "de")], id="particle-after-initials"),
        pytest.param("Smith, John, Jr.", [person("Smith", "John", "", "Jr.")], id="suffix"),
        pytest.param("Ortega y Gasset, J.", [person("Ortega y Gasset", "J.")], id="y-inside-a-name"),
        pytest.param("Rosa Méndez Ortega", [person("Méndez Ortega", "Rosa")], id="two-spanish-surnames"),
        pytest.param(
            "A. Rossi-G. Bruni", [person("Rossi", "A."), person("Bruni", "G.")], id="hyphen-between-persons"
        ),
        pytest.param("Jean-Claude Morin", [person("Morin", "Jean-Claude")], id="hyphen-in-a-name"),
        pytest.param("الجابري، محمد عابد", [person("الجابري", "محمد عابد")], id="arabic-inverted"),
        pytest.param("U.S. Department of State", [Name(literal="U.S. Department of State")], id="ministry"),
        pytest.param("Ministère de l’Intérieur", [Name(literal="Ministère de l’Intérieur")], id="ministere"),
        pytest.param("Hale Burke & Moore", [Name(literal="Hale Burke & Moore")], id="firm"),
        pytest.param("sous la direction de Paul Morin", [person("Morin", "Paul")], id="role-before"),
        pytest.param("Lanza, D. (a cura di)", [person("Lanza", "D.")], id="role-after"),
    ],
)
def test_names(printed: str, found: list[Name]) -> None:
    """A printed list of names becomes persons and organisations."""
    assert names(printed)[0] == tuple(found)


@pytest.mark.parametrize(
    "printed",
    [
        "Roy, A., et al.",
        "Roy A. et alii",
        "Roy, A. y otros",
        "Roy, A. u. a.",
        "Roy, A. e altri",
        "روي وآخرون",
    ],
)
def test_more_authors(printed: str) -> None:
    """The words "et al." are noticed in every language and are no name."""
    people, et_al = names(printed)
    assert et_al
    assert len(people) == 1
