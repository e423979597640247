from __future__ import annotations

import pytest

from citecheck.parse.titles import tidy


@pytest.mark.parametrize(
    ("printed", "title"),
    [
        pytest.param("« Le quai des brumes »", "Le quai des brumes", id="guillemets"),
        pytest.param("“The harbour.”", "The harbour", id="stop-inside"),
        pytest.param("„Der Hafen“", "Der Hafen", id="german"),
        pytest.param(r"The \$13 billion port", "The $13 billion port", id="escape"),
        pytest.param("Who owns the sea?", "Who owns the sea?", id="question-mark-stays"),
        pytest.param("The port (1850-1914)", "The port (1850-1914)", id="bracket-stays"),
        pytest.param("The port of “El Dorado”", "The port of “El Dorado”", id="inner-quotation-stays"),
        pytest.param("The port\nof Lima,", "The port of Lima", id="line-break"),
        pytest.param("La ville des années 1980…", "La ville des années 1980…", id="ellipsis-stays"),
    ],
)
def test_tidy(printed: str, title: str) -> None:
    """Marks around a title go, marks of the title stay."""
    assert tidy(printed) == title
