"""Makes the facts that references print: titles, dates, numbers, places, publishers, organisations."""

from __future__ import annotations

from collections.abc import Mapping
from random import Random

from citecheck.lexicon import lexicons

EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class Facts:
    """Makes the values of fields in one language; ``_name`` makes the field ``name`` of the templates.

    Attributes:
        pools: invented facts by kind (``pools.toml``).
        real: facts of real records by kind.
        editions: forms of an edition statement.
        kind: of the reference at hand.
    """

    def __init__(
        self,
        lang: str,
        pools: Mapping[str, list[str]],
        real: Mapping[str, list[str]],
        editions: list[str],
        random: Random,
    ) -> None:
        self.lang, self.pools, self.real, self.editions, self.random = lang, pools, real, editions, random
        self.months: list[list[str]] = lexicons()[lang]["dates"]["months"]
        self.kind = ""

    def pool(self, name: str) -> str:
        """Return one of a pool's facts, sometimes one from a real record."""
        real = self.real.get(name)
        if real and self.random.random() < 0.5:
            return self.random.choice(real)
        return self.random.choice(self.pools[name])

    def title(self, *, book: bool) -> str:
        """Return a title: a real one of the language, or one made up."""
        if self.kind == "report" and "reports" in self.pools and self.random.random() < 0.35:
            return (
                self.random.choice(self.pools["reports"])
                .format(self.random.choice([self._y(), self._y(), ""]))
                .strip()
            )
        real = self.real.get("books" if book else "titles") or self.real.get("titles")
        if "heads" not in self.pools or (real and len(real) > 200 and self.random.random() < 0.55):
            return self.random.choice(real or ["Notes"])
        if "classics" in self.pools and book and self.random.random() < 0.35:
            return self.random.choice(self.pools["classics"])
        pick, chance = self.random.choice, self.random.random
        title = f"{pick(self.pools['heads'])} {pick(self.pools['subjects'])}"
        if chance() < 0.15:
            title = pick(self.pools["subjects"]) + ["", "y", "et", "und", "e", "و"][
                ("es", "fr", "de", "it", "ar").index(self.lang) + 1
            ].join("  ")
            title += pick(self.pools["subjects"])
            title = title[0].upper() + title[1:]
        if chance() < 0.55:
            title += f" {pick(self.pools['tails'])}"
        if chance() < 0.35:
            subtitle = pick(self.pools["subtitles"])
            colon = " : " if self.lang == "fr" else pick([": ", ". "])
            title += colon + (subtitle[0].upper() + subtitle[1:] if colon == ". " else subtitle)
        for old, new in (("de le ", "du "), ("de les ", "des "), ("de el ", "del "), ("à le ", "au ")):
            title = title.replace(old, new)
        return title

    def _j(self) -> str:
        name = self.pool("journals")
        if self.random.random() > (0.3 if self.lang == "de" else 0.15):
            return name
        short = [
            f"{word[: self.random.randint(3, 6)]}."
            if len(word) > 6 or (word[0].isupper() and len(word) > 5)
            else word
            for word in name.split()
        ]
        return " ".join(short).replace(" für ", " f. ")

    def _jx(self) -> str:
        return "".join(self.random.choices("ABCEHJLMNPRSTZ", k=self.random.randint(2, 5)))

    def _p1(self) -> str:
        return str(self.random.randint(1, 500))

    def _y(self) -> str:
        return str(self.random.choice([self.random.randint(1850, 2024), self.random.randint(1970, 2024)])) + (
            self.random.choice("ab") if self.random.random() < 0.04 else ""
        )

    _y2 = _y

    def _hy(self) -> str:
        return f"{self.random.randint(1300, 1445)}{self.random.choice(['هـ', ' هـ', 'ه'])}"

    def _hg(self) -> str:
        year = self.random.randint(1900, 2015)
        text = f"{int((year - 621.5) / 0.97)}هـ / {year}م"
        if self.random.random() < 0.3:
            text = f"{year}{self.random.choice(['', 'م', ' م'])}"
        return text.translate(EASTERN) if self.random.random() < 0.6 else text

    def _date(self) -> str:
        chance = self.random.random()
        if chance < 0.06:
            return str(self.random.choice(lexicons()[self.lang]["dates"]["undated"][:3]))
        return self._y() if chance < 0.85 else self._fd()

    def month(self) -> str:
        """Return a month by its name, with a capital where the language has one."""
        name = self.random.choice(self.random.choice(self.months)[:1])
        return name[0].upper() + name[1:] if self.lang in ("en", "de") or self.random.random() < 0.2 else name

    def _my(self) -> str:
        if self.random.random() < 0.5:
            return self._y()
        comma = ", " if self.kind == "thesis" or self.random.random() < 0.2 else " "
        month = (
            self.month()
            if self.random.random() < 0.8
            else self.random.choice(lexicons()[self.lang]["dates"]["seasons"])[0]
        )
        if self.random.random() < 0.4 and self.kind in ("thesis", "paper"):
            return f"{self._y()}, {month}"
        if self.lang in ("es", "pt") and self.random.random() < 0.5:
            return f"{month} de {self._y()}"
        return f"{month}{comma}{self._y()}"

    def _fd(self) -> str:
        day, year, month = self.random.randint(1, 30), self.random.randint(1995, 2024), self.month()
        forms = [f"{year}, {month} {day}", f"{year}, {day} {month}", f"{day} {month} {year}"]
        if self.lang in ("es", "pt"):
            forms += [f"{day} de {month} de {year}", f"{year}, {day} de {month}", f"{day} de {month}, {year}"]
        if self.lang == "en":
            forms += [f"{month} {day}, {year}", f"{day} {month}, {year}"]
        if self.lang == "de":
            forms += [f"{day}. {month} {year}", f"{day:02}.{self.random.randint(1, 12):02}.{year}"]
        if self.lang == "ar":
            forms = [f"{year}، {day} {month}", f"{day} {month} {year}"]
        if self.lang in ("fr", "it") and self.random.random() < 0.3:
            forms += [f"{day:02}/{self.random.randint(1, 12):02}/{year}"]
        return self.random.choice(forms)

    _xd = _fd

    def _v(self) -> str:
        return (
            self.random.choice(["XII", "IV", "II"])
            if self.random.random() < 0.05
            else str(self.random.randint(1, 130))
        )

    def _i(self) -> str:
        number = self.random.randint(1, 12) if self.random.random() < 0.7 else self.random.randint(13, 230)
        return f"{number}-{number + 1}" if self.random.random() < 0.08 else str(number)

    def _p(self) -> str:
        first = self.random.randint(1, 600)
        if self.random.random() < 0.15:
            return str(first)
        last = first + self.random.randint(1, 40)
        printed = (
            str(last)[-2:]
            if first // 100 == last // 100 and first > 99 and self.random.random() < 0.15
            else str(last)
        )
        return f"{first}{self.random.choice(['-', '-', '–', '–', ' - '])}{printed}"

    def _art(self) -> str:
        return self.random.choice(
            [
                f"e{self.random.randint(1, 999):03}",
                str(self.random.randint(10000, 1999999)),
                f"e{self.random.randint(10000, 99999)}",
            ]
        )

    def _ext(self) -> str:
        return str(self.random.randint(60, 900))

    def _parts(self) -> str:
        number = str(self.random.randint(2, 25)).translate(EASTERN)
        return f"{number} {self.random.choice(['أجزاء', 'جزءًا', 'مجلدات', 'ص'])}"

    def _edn(self) -> str:
        number = self.random.choice([str(self.random.randint(2, 9)), *self.pools.get("ordinals", [])])
        return self.random.choice(self.editions).format(number)

    def _ord(self) -> str:
        return self.random.choice(self.pools["ordinals"])

    def _ser(self) -> str:
        return self.title(book=True)[:40].rsplit(" ", 1)[0]

    def _tq(self) -> str:
        asked = self.pools.get("questions")
        title = self.title(book=False).rstrip("?!. ")
        if asked and self.random.random() < 0.5:
            title = self.random.choice(asked).format(
                self.random.choice(self.pools.get("subjects") or self.pools["topics"])
            )
        opening = "¿" if self.lang == "es" and not title.startswith("¿") else ""
        return f"{opening}{title}{self.random.choice([' ?', '?']) if self.lang == 'fr' else '?'}"

    def _org(self) -> str:
        if "bodies" in self.pools and self.random.random() < 0.5:
            topic = self.random.choice(self.pools.get("topics") or self.pools["subjects"])
            return (
                self.random.choice(self.pools["bodies"])
                .format(topic)
                .replace("de le ", "du ")
                .replace("de el ", "del ")
            )
        return self.random.choice(self.pools["organisations"])

    _porg = _org

    def _univ(self) -> str:
        return self.random.choice(self.pools["universities"])

    def _event(self) -> str:
        return self.random.choice(self.pools["events"])

    def _w(self) -> str:
        return self.random.choice(
            self.pools.get("webs", self.pools["papers"])
            + self.pools["papers"][:4]
            + self.pools["organisations"][:2]
        )

    def _doi(self) -> str:
        letters = self.random.choice(["s", "j.", "", "rev."])
        suffix = f"{letters}{self.random.randint(100, 99999)}.{self._y()}.{self._i()}"
        resolver = self.random.choice(
            ["https://doi.org/", "https://doi.org/", "doi: ", "DOI : ", "http://dx.doi.org/"]
        )
        return f"{resolver}10.{self.random.randint(1000, 25000)}/{suffix}".rstrip("–-")

    def _url(self) -> str:
        host = self.random.choice(
            [
                "www.example-journal.org",
                "revue.univ.fr",
                "www.elpais.com",
                "news.example.com",
                "www.gov.uk",
                "journals.openedition.org",
                "www.scielo.org.ar",
                "blog.example.net",
            ]
        )
        path = self.random.choice(
            [
                "",
                "/",
                f"/{self.random.randint(100, 99999)}",
                "/2019/05/articulo-historia.html",
                "/publications/annual-report.pdf",
                "/article/view/123",
            ]
        )
        return f"{self.random.choice(['https://', 'http://', 'https://', ''])}{host}{path}"
