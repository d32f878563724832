"""Decodes a table of any size line by line: its encoding is found in one pass, its lines are given in a second.

A table of a few megabytes is decoded as one text, as any other file. A larger one is never held whole.
"""

import io
from collections.abc import Iterable, Iterator
from typing import BinaryIO, NamedTuple

from analysis.readers import encodings
from analysis.readers.decoding import Unreadable, controls, decoded, refuse_binary, wide
from analysis.readers.parts import Part

#: What is decoded as one text, in bytes.
SMALL = 8 * 2**20
#: What a line, or a row of several lines, may hold.
LONGEST = 32 * 2**20
_HEAD = 2**16
_SAMPLE = 200_000


class _Survey(NamedTuple):
    """What a pass over all lines found: those that are UTF-8 beyond ASCII, those that are not UTF-8, some of these."""

    beyond: int
    other: int
    sample: bytes


def lines(part: Part, newline: str = "") -> tuple[Iterable[str], str | None]:
    """The lines of a table, with their ends, and where its encoding was only assumed a sentence that says which.

    `newline` is what `open` takes. Raises Unreadable, also while the lines are read.
    """
    start = part.start(SMALL + 1)
    if len(start) <= SMALL:
        text, assumed = decoded(start)
        return io.StringIO(text.removeprefix("\ufeff"), newline=newline), assumed
    encoding = wide(start[:_HEAD])
    if encoding:
        return _decoded(part, encoding, newline), None
    del start
    found = _survey(part)
    if not found.other:
        return _decoded(part, "utf-8-sig", newline), None
    if found.beyond >= found.other:
        return _mended(part, "cp1252"), "The file is UTF-8 but for some lines; those were read as Windows-1252."
    name, _ = encodings.infer(found.sample)
    shown = encodings.shown(name)
    return _mended(part, name), f"The encoding was assumed: lines that are not UTF-8 were read as {shown}."


def _survey(part: Part) -> _Survey:
    beyond = other = control = nul = size = 0
    sample = bytearray()
    with part.open() as stream:
        for line in _raw(stream):
            size += len(line)
            control += controls(line)
            nul += line.count(0)
            try:
                beyond += not line.isascii() and bool(line.decode("utf-8"))
            except UnicodeDecodeError:
                other += 1
                if len(sample) < _SAMPLE:
                    sample += line
    refuse_binary(control, nul, size)
    return _Survey(beyond, other, bytes(sample))


def _raw(stream: BinaryIO) -> Iterator[bytes]:
    while line := stream.readline(LONGEST):
        if len(line) == LONGEST:
            raise Unreadable(f"A line of the table is longer than {LONGEST // 2**20} MB.")
        yield line


def _decoded(part: Part, encoding: str, newline: str) -> Iterator[str]:
    with io.TextIOWrapper(part.open(), encoding=encoding, newline=newline) as stream:
        try:
            while line := stream.readline(LONGEST):
                if len(line) == LONGEST:
                    raise Unreadable(f"A line of the table is longer than {LONGEST // 2**20} MB.")
                yield line
        except UnicodeDecodeError:
            raise Unreadable(f"The table begins as {encoding.upper()} but cannot be read as such to its end.") from None


def _mended(part: Part, encoding: str) -> Iterator[str]:
    with part.open() as stream:
        for line in _raw(stream):
            try:
                yield line.decode("utf-8")
            except UnicodeDecodeError:
                yield line.decode(encoding, "replace")
