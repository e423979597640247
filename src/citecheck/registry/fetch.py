"""One exchange over HTTP, bounded in size and in where it may lead; its time is the caller's to bound."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import httpx

HOPS = 3
GZIP = zlib.MAX_WBITS | 16


class Unfit(Exception):
    """An answer that is not to be had, and would not be if asked for again; ``key`` names the sentence."""

    def __init__(self, key: str, **values: object) -> None:
        super().__init__(key)
        self.key = key
        self.values = values


@dataclass(frozen=True, slots=True)
class Reply:
    """A whole answer, unpacked."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text, whatever its headers call it."""
        return self.body.decode("utf-8", "replace")


async def fetch(
    http: httpx.AsyncClient, url: str, accept: str, largest: int, may_follow: Callable[[str], bool]
) -> Reply:
    """Return the answer to GET, after three redirects at most.

    Args:
        http: the connections to use.
        url: what to ask for.
        accept: the media type wanted.
        largest: longest body, in bytes, after unpacking; no more than that is held in memory.
        may_follow: whether a redirect may lead to an address.

    Raises:
        Unfit: if the body is too long, or the way leads where it must not.
        httpx.HTTPError: if the exchange fails.
        httpx.InvalidURL: if it is redirected to what is no address.
    """
    headers = {"Accept": accept, "Accept-Encoding": "gzip"}
    for _ in range(HOPS + 1):
        async with http.stream("GET", url, headers=headers) as response:
            if not response.has_redirect_location:
                return Reply(response.status_code, response.headers, await whole(response, largest))
            url = str(response.url.join(response.headers["location"]))
        if not may_follow(url):
            raise Unfit("answer.elsewhere", host=httpx.URL(url).host)
    raise Unfit("answer.hops")


async def whole(response: httpx.Response, largest: int) -> bytes:
    """Return the body, unpacked piece by piece so that a small one cannot grow without bounds."""
    packed = response.headers.get("content-encoding", "").lower() == "gzip"
    unpacker = zlib.decompressobj(GZIP)
    body = bytearray()
    async for piece in response.aiter_raw():
        try:
            body += unpacker.decompress(piece, largest + 1 - len(body)) if packed else piece
        except zlib.error as error:
            raise httpx.DecodingError(str(error)) from error
        if len(body) > largest:
            raise Unfit("answer.too-long", largest=largest)
    if packed and body and not unpacker.eof:
        raise httpx.DecodingError("the end is missing")
    return bytes(body)
