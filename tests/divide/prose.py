"""Sentences to fill invented articles with, by language."""

from __future__ import annotations

import textwrap

FR = (
    "Les registres du bas Poitou gardent la trace d'une population mobile, que les curés décrivaient "
    "avec soin, et l'on y lit la saison des mariages, celle des baptêmes et la part des étrangers "
    "venus des marais voisins."
)
EN = (
    "The harbour records kept by the customs officers describe a traffic far heavier than the guild "
    "books admit, and the number of ships doubled within two generations while the town itself "
    "hardly grew at all."
)
ES = (
    "Los libros de cuentas del cabildo muestran que la ciudad dependía del agua de las acequias y "
    "que los vecinos defendían sus turnos con obstinación ante los tribunales de la audiencia "
    "durante más de treinta años."
)
DE = (
    "Die Rechnungsbücher des Rates zeigen, dass die Stadt vom Wasser der Mühlgräben abhängig war und "
    "dass die Bürger ihre Rechte vor den Gerichten mit großer Zähigkeit und über mehrere "
    "Generationen verteidigten."
)
IT = (
    "I libri contabili del comune mostrano che la città dipendeva dall'acqua dei canali e che gli "
    "abitanti difendevano i loro turni con ostinazione davanti ai tribunali della città per più di "
    "trent'anni."
)
PT = (
    "Os registos da alfândega mostram que o porto recebia mais navios do que a câmara reconhecia, e "
    "que os mercadores sabiam evitar o pagamento dos direitos que eram devidos à coroa em todos os "
    "anos de guerra."
)
AR = (
    "تكشف سجلات الديوان أن المدينة كانت تعتمد على مياه السواقي وأن الأهالي دافعوا عن حقوقهم بإصرار "
    "كبير أمام القضاة في المدينة خلال أكثر من ثلاثين سنة من النزاع حول الماء والجباية."
)


def wrapped(text: str, width: int = 76, indent: str = "") -> str:
    """Return ``text`` broken at a width, further lines indented."""
    return "\n".join(textwrap.wrap(text, width, subsequent_indent=indent, break_on_hyphens=False))
