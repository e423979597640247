"""Lists and texts for the tests of citations in the text."""

from __future__ import annotations

from citecheck.link import authoryear
from citecheck.link.found import Found
from citecheck.link.roster import Roster
from citecheck.model import Block, Date, Entry, Name, Work
from citecheck.text import Text


def entry(id: str, creators: str, year: int | None, title: str = "A title", suffix: str = "") -> Entry:
    """Return an entry by ``creators``, parted by ";"; "=" marks an organisation, "~" parts a particle."""
    issued = Date(f"{year}{suffix}", year, suffix=suffix) if year else None
    work = Work(author=tuple(map(name, filter(None, creators.split(";")))), title=title, issued=issued)
    raw = f"{creators.replace(';', ', ').strip('=').replace('~', ' ')} ({year}{suffix}). {title}."
    return Entry(id, Text.of(raw), (work,))


def name(printed: str) -> Name:
    """Return a person or, behind "=", an organisation."""
    if printed.startswith("="):
        return Name(literal=printed[1:])
    particle, _, family = printed.rpartition("~")
    return Name(family=family, particle=particle)


LISTED = (
    entry("moreau", "Moreau", 2009, "The harbour towns of Brittany"),
    entry("okafor", "Okafor;Lindqvist", 2014, "Salt and empire"),
    entry("alba", "García de Alba", 2008, "La sal y la flota"),
    entry("uribe", "Uribe Salcedo", 2018, "Los puertos"),
    entry("berg", "van der~Berg;Smith-Jones;Haddad", 2016, "Lighthouses", "a"),
    entry("berg-b", "van der~Berg;Smith-Jones;Haddad", 2016, "Keepers of the lights", "b"),
    entry("obrien", "O’Brien", 1998, "Tide tables"),
    entry("ortega", "Ortega y Gasset", 1930, "La rebelión"),
    entry("who", "=World Health Organization", 2003, "Fevers in ports"),
    entry("health", "=Ministry of Health and Welfare", 2011, "Ports and plagues"),
    entry("souza", "Souza Filho;Almeida;Prado", 2010, "O porto do sal"),
    entry("jabri", "الجابري", 1986, "بنية العقل"),
    entry("dalembert", "d’Alembert", 2001, "Sur les marées"),
    entry("undated", "Vasseur", None, "Le sel"),
    entry("untitled", "", 1999, "Charter of the harbour guild"),
)


def citations(text: str, listed: tuple[Entry, ...] = LISTED) -> list[Found]:
    """Return the citations of one paragraph."""
    return [found for _, found in authoryear.find([Block("paragraph", Text.of(text))], Roster(listed))]


def targets(found: list[Found]) -> list[str]:
    """Return the ids of the entries that citations point at."""
    return [target for one in found for part in one.parts for target in part.targets]
