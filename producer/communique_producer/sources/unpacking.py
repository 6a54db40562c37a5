"""Compressed files as streams of what is in them, within bounds: a part at a time, never all of it."""

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from io import RawIOBase
from typing import BinaryIO, Protocol
from zipfile import BadZipFile

from zstandard import ZstdDecompressor, ZstdError

from communique_schemas.errors import SourceError

MOST_TIMES = 200
"""How many times its size something may unpack to: news shrink to a fifth, the dullest JSON to a fiftieth."""
LARGEST = 16 * 1024**3
"""Bytes that one file may unpack to."""
_UNSUSPECTED = 16 * 1024**2
"""Bytes up to which nobody counts."""
_PART = 2048
"""Bytes that are unpacked at a time: the worst of them make some 60 MB."""
_BROKEN = (zlib.error, lzma.LZMAError, ZstdError, BadZipFile, EOFError, NotImplementedError)


class _Decompressor(Protocol):
    @property
    def eof(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, /) -> bytes: ...


_PACKINGS: dict[str, tuple[tuple[bytes, ...], Callable[[], _Decompressor]]] = {
    "gzip": ((b"\x1f\x8b\x08",), lambda: zlib.decompressobj(zlib.MAX_WBITS | 16)),
    "zstd": ((b"\x28\xb5\x2f\xfd",), lambda: ZstdDecompressor().decompressobj()),
    "bzip2": (
        tuple(
            b"BZh%d" % n + begins for n in range(1, 10) for begins in (b"1AY&SY", b"\x17rE8P\x90")
        ),
        bz2.BZ2Decompressor,
    ),
    "xz": ((b"\xfd7zXZ\0",), lzma.LZMADecompressor),
}
"""By what each begins, and what unpacks it."""


def packing_of(head: bytes) -> str | None:
    """As what this is compressed, by its beginning."""
    return next((name for name, (marks, _) in _PACKINGS.items() if head.startswith(marks)), None)


class Unpacked(RawIOBase):
    """What comes of compressed bytes, as a stream.

    Where they are damaged, cut, or more than they should be, the stream ends, and `problem` tells why; so
    what was read before is not lost.
    """

    def __init__(self, parts: Iterator[bytes], size: Callable[[], int], what: str) -> None:
        """Read what `parts` yields; `size` tells of how many compressed bytes that came."""
        self._parts = parts
        self._size = size
        self._what = what
        self._part = memoryview(b"")
        self._count = 0
        self.problem: str | None = None

    def readable(self) -> bool:
        """It is for reading."""
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        """Fill the buffer with the next bytes; 0 at the end."""
        while not self._part and self.problem is None:
            part = self._next()
            if part is None:
                break
            self._part = memoryview(part)
        length = min(len(buffer), len(self._part))
        buffer[:length] = self._part[:length]
        self._part = self._part[length:]
        return length

    def _next(self) -> bytes | None:
        try:
            part = next(self._parts, None)
        except _BROKEN as error:
            self.problem = f"the {self._what} is cut or damaged: {error}"
            return None
        except OSError as error:
            if error.errno is not None:
                raise
            self.problem = f"the {self._what} is cut or damaged: {error}"  # as bzip2 says it
            return None
        self._count += len(part or b"")
        self.problem = self._excess()
        return None if self.problem else part

    def _excess(self) -> str | None:
        if self._count > LARGEST:
            return f"the {self._what} unpacks to more than {LARGEST:,} bytes, which is the limit"
        if self._count > max(_UNSUSPECTED, MOST_TIMES * self._size()):
            return f"the {self._what} unpacks to more than {MOST_TIMES} times its size, which is the limit"
        return None


def unpacked(packing: str, stream: BinaryIO) -> Unpacked:
    """The content of a compressed stream, be it of several parts one after the other."""
    source = _Source(packing, stream)
    return Unpacked(source.parts(), lambda: source.taken, packing)


class _Source:
    """Compressed bytes, counted as they are taken."""

    def __init__(self, packing: str, stream: BinaryIO) -> None:
        self._marks, self._new = _PACKINGS[packing]
        self._packing = packing
        self._stream = stream
        self.taken = 0

    def parts(self) -> Iterator[bytes]:
        """Yield what is unpacked.

        Raises:
            EOFError: it ends too early, or something else stands behind it.
        """
        decompressor = self._new()
        while data := self._stream.read(_PART):
            self.taken += len(data)
            while data:
                if decompressor.eof:
                    data = self._next_part(data)
                    if not data:
                        break
                    decompressor = self._new()
                yield decompressor.decompress(data)
                data = decompressor.unused_data if decompressor.eof else b""
        if not decompressor.eof:
            raise EOFError("it ends in the middle")

    def _next_part(self, data: bytes) -> bytes:
        """What follows the end of one; zeros fill it up."""
        data = data.lstrip(b"\0")
        wanted = max(map(len, self._marks))
        if 0 < len(data) < wanted:
            more = self._stream.read(wanted - len(data))
            self.taken += len(more)
            data += more
        if data and packing_of(data) != self._packing:
            raise EOFError("something else stands behind its end")
        return data


def refuse_other_archives(head: bytes) -> None:
    """Refuse archives that are not read, by name.

    Raises:
        SourceError: it is one.
    """
    for mark, at, name in _OTHERS:
        if head.startswith(mark, at):
            raise SourceError(f"{name}, which is not read here: unpack it first")


_OTHERS = (
    (b"ustar", 257, "a tar archive"),
    (b"7z\xbc\xaf\x27\x1c", 0, "a 7z archive"),
    (b"Rar!\x1a\x07", 0, "a rar archive"),
)
