"""A file to read, wherever it lies: on the disk as it is, packed by gzip, or a member of a zip archive.

Every fault of a disk or an archive comes out as `Unreadable` with its reason, and nothing unpacks without a bound.
"""

import hashlib
import io
import lzma
import shutil
import struct
import tempfile
import zipfile
import zlib
from collections.abc import Callable
from typing import BinaryIO, Protocol, cast

from analysis.readers.decoding import Unreadable

#: What a file may weigh, unpacked, that is read as one piece.
LIMIT = 200 * 2**20
#: What an archive may unpack to where that is more than LIMIT: so many times its own size.
_MOST_RATIO = 200
_CHUNK = 2**18
_IN_MEMORY = 2**24
_LONGEST = 200
#: What the archive modules of the standard library raise for faulty bytes: each codec has errors of its own
#: (bz2 OSError, lzma LZMAError, zlib error, gzip EOFError), zipfile says password and method by RuntimeError.
FAULTS = (
    OSError, EOFError, zlib.error, lzma.LZMAError, struct.error, zipfile.BadZipFile, RuntimeError, ValueError,
    OverflowError,
)  # fmt: skip


def fault(error: Exception) -> str:
    """One of FAULTS as a reason in words."""
    said = str(error).split(": '")[0].split(" for file '")[0].removesuffix(".")
    if (isinstance(error, RuntimeError) and "password" in said) or "encrypted" in said:
        return "It is protected by a password; unpack it first."
    if isinstance(error, NotImplementedError):
        return f"It is packed in a way that is not read ({said or 'unknown'}); unpack it first."
    if said.startswith("Bad CRC-32"):
        return "It is damaged: its checksum does not fit what it unpacks to."
    said = f"{said[:_LONGEST]}…" if len(said) > _LONGEST else said  # some name the bytes they stumble over
    return f"The file cannot be read: {said or type(error).__name__}."


class Budget:
    """What an archive may still unpack to, its members taken together."""

    def __init__(self, packed: int, limit: int | None = None) -> None:
        self.whole = max(LIMIT if limit is None else limit, _MOST_RATIO * packed)
        self.left = self.whole

    def spend(self, size: int) -> None:
        """Count `size` more bytes. Raises Unreadable where they are too many."""
        self.left -= size
        if self.left < 0:
            raise Unreadable(f"The archive unpacks to more than {self.whole // 2**20} MB.")


class Readable(Protocol):
    """What the disk and the archive modules open."""

    def read(self, size: int, /) -> bytes:
        """At most `size` bytes."""

    def close(self) -> None:
        """Let go of the file."""


class Part:
    """A file to read: its name as it is shown, and its bytes, as often as they are asked for."""

    def __init__(
        self, name: str, opener: Callable[[], Readable], budget: Budget | None = None, file: str | None = None
    ) -> None:
        self.name = name
        #: the name that a refusal of the whole bears
        self.file = file or name
        self._opener = opener
        self._budget = budget
        self._counted = 0

    def open(self) -> BinaryIO:
        """The bytes as a stream, which raises Unreadable where they cannot be had."""
        try:
            stream = self._opener()
        except FAULTS as error:
            raise Unreadable(fault(error)) from None
        return io.BufferedReader(_Guarded(stream, self._reached), _CHUNK)

    def _reached(self, place: int) -> None:
        # what was unpacked once is not counted again when it is read a second time
        if self._budget and place > self._counted:
            self._budget.spend(place - self._counted)
            self._counted = place

    def start(self, size: int) -> bytes:
        """The first bytes, at most `size`. Raises Unreadable."""
        with self.open() as stream:
            return stream.read(size)

    def data(self) -> bytes:
        """All the bytes. Raises Unreadable, also for more than LIMIT."""
        data = self.start(LIMIT + 1)
        if len(data) > LIMIT:
            how = "unpacks to more" if self._budget else "is larger"
            raise Unreadable(f"The file {how} than {LIMIT // 2**20} MB.")
        return data

    def seekable(self) -> BinaryIO:
        """The bytes as a stream in which one can go back: of a packed file a copy, on the disk where it is large."""
        if self._budget is None:
            return self.open()
        copy = tempfile.SpooledTemporaryFile(_IN_MEMORY)  # noqa: SIM115 - the caller closes it
        with self.open() as stream:
            shutil.copyfileobj(stream, copy, _CHUNK)
        copy.seek(0)
        return cast(BinaryIO, copy)

    def digest(self) -> str:
        """The SHA-256 of the bytes, read once through. Raises Unreadable."""
        found = hashlib.sha256()
        with self.open() as stream:
            while chunk := stream.read(_CHUNK):
                found.update(chunk)
        return found.hexdigest()


class _Guarded(io.RawIOBase):
    """A stream whose faults are reasons, and that says how far it has come."""

    def __init__(self, stream: Readable, reached: Callable[[int], None]) -> None:
        self._stream = stream
        self._reached = reached
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return isinstance(self._stream, io.IOBase) and self._stream.seekable()

    def seek(self, place: int, whence: int = io.SEEK_SET) -> int:
        self._place = cast(io.IOBase, self._stream).seek(place, whence)
        return self._place

    def tell(self) -> int:
        return self._place

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._stream.read(len(buffer))
        except FAULTS as error:
            raise Unreadable(fault(error)) from None
        self._place += len(data)
        self._reached(self._place)
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
        super().close()
