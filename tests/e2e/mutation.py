"""Damage for files: what disks, bad downloads and bad programs do to bytes."""

import io
import random
import zipfile
from collections.abc import Callable

_NASTY = (
    b"\x00" * 8,
    b"\xff" * 8,
    b"%PDF-1.7",
    b"endobj",
    b"<<>>",
    b"-1",
    b"99999999999999999999",
    b"&amp;" * 5,
    b"<![CDATA[",
    b"]]>",
    b"../../../../x",
    b"\xed\xa0\x80",
    b"\xf0\x9f\x98\x80",
    b"\r\n\r\n",
    b'{["',
    b"1e999",
)


def damaged(data: bytes, dice: random.Random) -> bytes:
    """``data`` after one to eight accidents; of an archive, half the time a member's content."""
    if data[:2] == b"PK" and dice.random() < 0.6:
        return _damaged_archive(data, dice)
    result = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 4, 8))):
        dice.choice(_ACCIDENTS)(result, dice)
    return bytes(result)


def _place(data: bytearray, dice: random.Random) -> tuple[int, int]:
    start = dice.randrange(len(data) + 1)
    return start, start + dice.choice((1, 4, 16, 256, 4096))


def _flip(data: bytearray, dice: random.Random) -> None:
    if data:
        data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)


def _cut(data: bytearray, dice: random.Random) -> None:
    start, end = _place(data, dice)
    del data[start:end]


def _cut_off(data: bytearray, dice: random.Random) -> None:
    del data[dice.randrange(len(data) + 1) :]


def _repeat(data: bytearray, dice: random.Random) -> None:
    start, end = _place(data, dice)
    data[start:start] = data[start:end] * dice.choice((1, 3, 50))


def _blank(data: bytearray, dice: random.Random) -> None:
    start, end = _place(data, dice)
    data[start:end] = bytes(len(data[start:end]))


def _insert(data: bytearray, dice: random.Random) -> None:
    start, _ = _place(data, dice)
    data[start:start] = dice.choice(_NASTY)


def _noise(data: bytearray, dice: random.Random) -> None:
    start, end = _place(data, dice)
    data[start:end] = dice.randbytes(len(data[start:end]))


_ACCIDENTS: tuple[Callable[[bytearray, random.Random], None], ...] = (
    _flip,
    _flip,
    _cut,
    _cut_off,
    _repeat,
    _blank,
    _insert,
    _insert,
    _noise,
)


def _damaged_archive(data: bytes, dice: random.Random) -> bytes:
    """The archive with one member damaged, missing, or under another name; otherwise sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members = [(entry.filename, archive.read(entry)) for entry in archive.infolist()]
    victim = dice.randrange(len(members))
    name, content = members[victim]
    fate = dice.random()
    if fate < 0.7:
        result = bytearray(content)
        for _ in range(dice.choice((1, 2, 6))):
            dice.choice(_ACCIDENTS)(result, dice)
        members[victim] = (name, bytes(result))
    elif fate < 0.85:
        del members[victim]
    else:
        members[victim] = (dice.choice(("../" + name, "/" + name, name.upper(), "x")), content)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return packed.getvalue()
