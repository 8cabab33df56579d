"""Damage to the bytes of a file: flipped, cut, swapped, doubled; and zip members that lie."""

import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from hypothesis import strategies as st

KINDS: Final = ("flip", "cut", "drop", "double", "zeros", "splice", "head")
PIECES: Final = (
    *(b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf", b"\x81", b"\xff", b"\x00", b'"', b"\n", b"\r"),
    *(b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"<!DOCTYPE x [<!ENTITY a 'b'>]>", b"&a;", b"&#0;"),
    *(b"</w:p>", b"<w:p>", b"{{", b"}}", b"{%", b"%}", b"{#", b"\xe4\xb8", b"\x84\x31\xa4\x37"),
)


@dataclass(frozen=True, slots=True)
class Bite:
    """One damage: where, as a share of the whole in 1/65536, and what."""

    kind: str
    place: int
    value: int


bites: st.SearchStrategy[list[Bite]] = st.lists(
    st.builds(Bite, st.sampled_from(KINDS), st.integers(0, 65_535), st.integers(0, 255)),
    min_size=1,
    max_size=3,
)
maybe_bites: st.SearchStrategy[list[Bite]] = st.one_of(st.just([]), st.just([]), st.just([]), bites)


def damaged(content: bytes, bites: Sequence[Bite]) -> bytes:
    """Return a content after all damages."""
    for bite in bites:
        content = _bitten(content, bite)
    return content


def _bitten(content: bytes, bite: Bite) -> bytes:  # noqa: PLR0911  one return for each damage
    place = bite.place * len(content) >> 16
    if bite.kind == "cut":
        return content[:place]
    if bite.kind == "drop":
        return content[:place] + content[place + bite.value + 1 :]
    if bite.kind == "double":
        piece = content[place : place + bite.value * 4]
        return content[:place] + piece + content[place:]
    if bite.kind == "zeros":
        return content[:place] + b"\x00" * bite.value + content[place + bite.value :]
    if bite.kind == "head":
        return PIECES[bite.value % len(PIECES)] + content
    if bite.kind == "splice":
        return content[:place] + PIECES[bite.value % len(PIECES)] + content[place:]
    if not content:
        return b""
    flipped = content[place] ^ (bite.value or 1)
    return content[:place] + bytes((flipped,)) + content[place + 1 :]


def packed(parts: Sequence[tuple[str, bytes]], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip of parts; names may repeat, as hostile packages have them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method, compresslevel=1) as package:
        for name, content in parts:
            package.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return stream.getvalue()


def repacked(
    content: bytes, part: str, bites: Sequence[Bite], instead: bytes | None = None
) -> bytes:
    """Return a package with the inside of one part damaged or replaced, and sums that hold."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = [(name, package.read(name)) for name in package.namelist()]
    return packed(
        [
            (name, damaged(held if instead is None else instead, bites) if name == part else held)
            for name, held in parts
        ]
    )


@cache
def bomb(megabytes: int, name: str) -> bytes:
    """Return a package with one part that unfolds to so much."""
    return packed([(name, b"\x00" * (megabytes << 20))])


def entity_bomb(root: str, codec: str = "utf-8") -> bytes:
    """Return XML whose entities unfold to 10⁹ signs."""
    levels = "".join(
        f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' if n else '<!ENTITY l0 "lolololol!">'
        for n in range(9)
    )
    return f'<?xml version="1.0"?><!DOCTYPE r [{levels}]>{root.format("&l8;")}'.encode(codec)
