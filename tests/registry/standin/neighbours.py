"""Works that look like another one: what a matcher must not take for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Item = dict[str, Any]
PLANTED = "10.65215"


def neighbours(item: Item) -> Iterator[Item]:
    """Yield a preprint, an erratum, a review, a planted later copy and a component of a work."""
    doi, title = item["DOI"], item["title"][0]
    year = (item.get("issued", {}).get("date-parts") or [[2000]])[0][0] or 2000
    bare: Item = {key: item[key] for key in ("author", "publisher") if key in item}
    yield {
        **bare,
        "DOI": f"10.1101/{doi[8:]}.preprint",
        "type": "posted-content",
        "subtype": "preprint",
        "title": [title],
        "issued": {"date-parts": [[year]]},
        "relation": {"is-preprint-of": [{"id-type": "doi", "id": doi.upper(), "asserted-by": "subject"}]},
    }
    printed: Item = {key: item[key] for key in ("container-title", "ISSN", "volume") if key in item}
    yield {
        **bare,
        **printed,
        "DOI": f"{doi}.erratum",
        "type": "journal-article",
        "title": [f"Erratum to: {title}"],
        "issued": {"date-parts": [[year]]},
        "page": "901",
    }
    yield {
        **printed,
        "DOI": f"{doi}.review",
        "type": "journal-article",
        "title": [title],
        "author": [{"given": "R.", "family": "Reviewer", "sequence": "first"}],
        "issued": {"date-parts": [[year + 1]]},
        "page": "77-78",
    }
    yield {
        **bare,
        "DOI": f"{PLANTED}/{doi[8:]}",
        "type": "posted-content",
        "subtype": "preprint",
        "title": [title],
        "issued": {"date-parts": [[2025]]},
    }
    yield {"DOI": f"{doi}.g001", "type": "component", "title": [title], "issued": {"date-parts": [[None]]}}


def versions(item: Item) -> Iterator[Item]:
    """Yield a work as it is told of over time: clean, retracted, and of concern under the same number too."""
    notices = [
        {
            "DOI": f"{item['DOI']}.notice",
            "type": kind,
            "source": "retraction-watch",
            "record-id": "4711",
            "updated": {"date-time": f"{day}T00:00:00Z"},
        }
        for kind, day in (("retraction", "2024-05-02"), ("expression_of_concern", "2024-09-20"))
    ]
    yield item
    yield item | {"updated-by": notices[:1]}
    yield item | {"updated-by": notices}
