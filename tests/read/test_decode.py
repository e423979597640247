from __future__ import annotations

import pytest

from citecheck.model import Sentence
from citecheck.read import Unreadable
from citecheck.read.decode import LIMIT, decode

FRENCH = "Les crues du fleuve, « une œuvre » d'été — à Besançon."
ARABIC = "تاريخ المدينة القديمة في القرن العاشر\nالمراجع والمصادر\n"


@pytest.mark.parametrize(
    ("data", "source", "remark"),
    [
        pytest.param(FRENCH.encode(), FRENCH, "", id="utf-8"),
        pytest.param(FRENCH.encode("utf-8-sig"), FRENCH, "", id="utf-8 with its mark"),
        pytest.param(FRENCH.encode("utf-16"), FRENCH, "UTF-16", id="utf-16 with its mark"),
        pytest.param(b"\xfe\xff" + FRENCH.encode("utf-16-be"), FRENCH, "UTF-16", id="utf-16 big end first"),
        pytest.param(FRENCH.encode("utf-16-le"), FRENCH, "UTF-16", id="utf-16 without a mark"),
        pytest.param(FRENCH.encode("utf-16-be"), FRENCH, "UTF-16", id="utf-16 big end first, no mark"),
        pytest.param(ARABIC.encode("utf-16-le"), ARABIC, "UTF-16", id="Arabic in utf-16 without a mark"),
        pytest.param(FRENCH.encode("utf-32"), FRENCH, "UTF-32", id="utf-32"),
        pytest.param(FRENCH.encode("cp1252"), FRENCH, "Windows-1252", id="Windows"),
        pytest.param("Münch, café".encode("latin-1"), "Münch, café", "Windows-1252", id="Latin-1"),
        pytest.param((ARABIC * 20).encode("cp1256"), ARABIC * 20, "cp1256", id="Windows, Arabic"),
    ],
)
def test_encodings(data: bytes, source: str, remark: str) -> None:
    """Text is read in the encoding that it was saved in, with a word about any other than UTF-8."""
    found, remarks = decode(data, "a.md")
    assert found == source
    assert [one.values["encoding"] for one in remarks] == ([remark] if remark else [])


def test_damaged_utf8() -> None:
    """A few bad bytes do not change the reading of the rest; the remark says where they are."""
    source, remarks = decode(("été\n" * 10).encode() + b"No\xebl\n", "a.md")
    assert source == "été\n" * 10 + "No�l\n"
    assert remarks == (Sentence("reading.damaged", {"n": 1, "line": 11}),)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b" \n\n\t", "empty", id="white space"),
        pytest.param(b"\xef\xbb\xbf", "empty", id="nothing but a byte order mark"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "binary", id="a picture"),
        pytest.param(b"text\0text", "binary", id="a zero byte"),
        pytest.param(b"\x01\x02\x03\x04\x05\x06" * 50, "binary", id="control characters"),
        pytest.param(b"%PDF-1.7\n%abc", "pdf", id="a PDF"),
        pytest.param(b"PK\x03\x04\x14\0", "zip", id="a Word file"),
        pytest.param(b"{\\rtf1\\ansi", "rtf", id="an RTF file"),
        pytest.param(b"a" * (LIMIT + 1), "too-large", id="too large"),
    ],
)
def test_refused(data: bytes, reason: str) -> None:
    """What is no text is refused, and told why."""
    with pytest.raises(Unreadable) as caught:
        decode(data, "a.md")
    assert (caught.value.path, caught.value.reason.key) == ("a.md", f"unreadable.{reason}")


def test_stray_control_characters() -> None:
    """Form feeds and the odd control character of a conversion are no sign of a binary file."""
    source = "A page.\fAnother\x02 page with soft\x03 hyphens.\n" * 10
    assert decode(source.encode(), "a.txt")[0] == source
