"""How a person wants to see a report; the caller decides it, formats only follow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Detail = Literal["quiet", "normal", "verbose"]


@dataclass(frozen=True, slots=True)
class Look:
    """The look of a report.

    Attributes:
        lang: language of the report's own words.
        width: columns that a line may fill.
        colour: whether the reader sees colours and underlining.
        detail: ``quiet`` gives the findings alone; ``verbose`` adds articles without findings,
            and the confidence and the evidence of each finding.
    """

    lang: str = "en"
    width: int = 120
    colour: bool = False
    detail: Detail = "normal"
