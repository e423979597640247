"""Makes names of persons in the forms that styles print them in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from random import Random

from faker import Faker

PROVIDERS = {
    "es": "es_ES", "fr": "fr_FR", "en": "en_US", "de": "de_DE", "pt": "pt_BR", "it": "it_IT", "ar": "ar_AA",
}  # fmt: skip


class People:
    """Makes names of one language."""

    def __init__(
        self, lang: str, pools: Mapping[str, Sequence[str]], joints: Sequence[str], random: Random
    ) -> None:
        self.lang, self.pools, self.joints, self.random = lang, pools, joints, random
        self.people = Faker(PROVIDERS[lang])
        self.people.seed_instance(random.randrange(10**6))

    def names(self, field: str) -> str:
        """Return names in the form of a field (see ``templates``)."""
        editors, form = field[0] == "e" or field == "ue", field[1]
        if self.lang == "ar":
            return self.arabic(master=field == "um")
        commas = self.random.random() < 0.12 and form == "u"
        count = (
            self.random.choices([1, 2, 3, 4, 6], [60, 24, 9, 4, 1])[0]
            if not editors
            else self.random.choice([1, 1, 2, 2, 3])
        )
        people = [self.form(form, index) for index in range(count)]
        joint = self.random.choice(self.joints)
        between = "; " if form == "c" and self.random.random() < 0.4 else ", "
        if commas:
            return ", ".join(people)
        if joint in "/;-,":
            between = f"{joint} " if joint in ";," else self.random.choice([joint, f" {joint} ", f"{joint} "])
            return between.join(people)
        if count > 2 and self.random.random() < 0.2:
            return f"{people[0]} et al."
        glue = f", {joint} " if self.random.random() < 0.3 and form in "im" else f" {joint} "
        return between.join(people[:-1]) + glue + people[-1] if count > 1 else people[0]

    def form(self, form: str, index: int) -> str:
        """Return one name, with initials (i), in full (m: only the first; c: capitals) or upright (u)."""
        family, given = self.people.last_name(), self.people.first_name()
        if self.lang in ("es", "pt") and self.random.random() < (0.5 if self.lang == "es" else 0.3):
            family += f" {self.people.last_name()}"
        if self.random.random() < 0.06:
            family = self.random.choice(["de ", "van der ", "von ", "Mc", "O’", "El ", "Ben "]) + family
        initials = " ".join(f"{part[0]}." for part in re.split(r"[\s-]", given))
        if self.random.random() < 0.25:
            initials += f" {self.random.choice('ABCDEFGJLMPRS')}."
        if form == "i":
            if self.random.random() < 0.12:
                return f"{family} {initials}" if self.random.random() < 0.6 else f"{family}, {given}"
            return f"{family}, {initials}"
        if form == "c":
            return self.random.choice(
                [
                    f"{family.upper()}, {given}",
                    f"{family.upper()} {given}",
                    f"{family.upper()}, {initials}",
                    f"{family.upper()} {initials}",
                ]
            )
        if form == "m" and index == 0:
            return f"{family}, {given}"
        if self.random.random() < 0.25:
            given = initials
        return f"{given} {family.upper() if self.random.random() < 0.08 else family}"

    def arabic(self, *, master: bool) -> str:
        """Return an Arabic name: a classical author, or a modern one, upright or inverted."""
        if master and self.random.random() < 0.35:
            return self.random.choice(self.pools["masters"])
        family, given = self.people.last_name(), self.people.first_name()
        if self.random.random() < 0.35:
            given += f" {self.random.choice(['عبد الله', 'محمد', 'بن أحمد', 'علي', 'عبد الرحمن', 'بن محمد'])}"
        if self.random.random() < 0.3 and not family.startswith("ال"):
            family = f"ال{family}"
        if master and self.random.random() < 0.4:
            return f"{family}{self.random.choice(['، ', ' ', '، '])}{given}"
        if self.random.random() < 0.12:
            return f"{given} {family} و{self.people.first_name()} {self.people.last_name()}"
        return f"{self.random.choice(['', '', '', 'د. '])}{given} {family}"
