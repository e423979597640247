"""Tags of JATS against print: which differences are told, and which are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from citecheck.audit import audit
from citecheck.model import Finding

PRINTED = "Okafor N, Weber K. The drainage of the marshes. Rural History. 1996;14:133-158. doi:10.1234/rh.14"
TAGS = {
    "author": "<name><surname>Okafor</surname></name><name><surname>Weber</surname></name>",
    "title": "<article-title>The drainage of the marshes</article-title>",
    "year": "<year>1996</year>",
    "volume": "<volume>14</volume>",
    "page": "<fpage>133</fpage><lpage>158</lpage>",
    "doi": '<pub-id pub-id-type="doi">10.1234/RH.14</pub-id>',
}


def told(folder: Path, tags: str, printed: str = PRINTED) -> list[Finding]:
    """Return what is told of a reference that is printed and tagged."""
    path = folder / "marshes.xml"
    path.write_text(
        "<article><body><p>The marshes.</p></body><back><ref-list><title>References</title><ref>"
        f"<mixed-citation>{printed}</mixed-citation><element-citation>{tags}<source>Rural History</source>"
        "</element-citation></ref></ref-list></back></article>",
        "utf-8",
    )
    return list(audit([path], select=["REF012"]).findings)


@pytest.mark.parametrize(
    ("field", "tag", "said"),
    [
        ("year", "<year>1998</year>", "the tag says 1998, the text 1996"),
        ("volume", "<volume>41</volume>", "the tag says 41, the text 14"),
        ("page", "<fpage>183</fpage><lpage>188</lpage>", "the tags say 183-188, the text 133-158"),
        ("doi", '<pub-id pub-id-type="doi">10.9999/x</pub-id>', "says 10.9999/x, the text 10.1234/rh.14"),
        ("author", TAGS["author"].replace("Weber", "Wagner"), "the tag says “Wagner”, the text “Weber”"),
        (
            "title",
            "<article-title>Sheep of the uplands</article-title>",
            "says “Sheep of the uplands”",
        ),
    ],
)
def test_difference(tmp_path: Path, field: str, tag: str, said: str) -> None:
    """Both values are told, at the place where the print has its own."""
    (finding,) = told(tmp_path, "".join((TAGS | {field: tag}).values()))
    assert said in finding.message


@pytest.mark.parametrize(
    ("tags", "printed"),
    [
        pytest.param({}, PRINTED, id="the same"),
        pytest.param({}, PRINTED.replace("133-158", "133–58"), id="abbreviated pages"),
        pytest.param({}, PRINTED.replace("1996", "1996 [1913]"), id="two years in print"),
        pytest.param({}, PRINTED.replace("Okafor", "OKAFOR").replace("Weber", "Wéber"), id="capitals"),
        pytest.param({}, PRINTED.replace("14:", "XIV:"), id="Roman volume"),
        pytest.param({}, PRINTED.replace(", Weber K", ", et al"), id="fewer authors in print"),
        pytest.param({"title": "<article-title>Le drainage des marais et la loi</article-title>"}, PRINTED,
                     id="translated title"),
        pytest.param({"doi": '<pub-id pub-id-type="pmid">12345678</pub-id>'}, PRINTED, id="not tagged"),
    ],
)  # fmt: skip
def test_no_difference(tmp_path: Path, tags: dict[str, str], printed: str) -> None:
    """What is only written otherwise, or in one place alone, is no difference."""
    assert told(tmp_path, "".join((TAGS | tags).values()), printed) == []
