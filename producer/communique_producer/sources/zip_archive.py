"""Zip archives: each member is read as a file by itself."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from communique_producer.sources.unpacking import LARGEST, MOST_TIMES, Unpacked
from communique_schemas.errors import SourceError

_MARKS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_ENCRYPTED = 0x1
_PART = 65_536
_HIDDEN = (".", "__MACOSX")
_OTHERS = {"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF", "AndroidManifest.xml"}
"""Members by which an archive is known as a document of an office or a program."""
_UNSUSPECTED = 16 * 1024**2
_UNREADABLE = (BadZipFile, struct.error, NotImplementedError, EOFError, ValueError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its content, or why there is none to be had."""

    name: str
    content: Unpacked | None = None
    problem: str | None = None


def is_zip(head: bytes) -> bool:
    """Tell by the beginning whether this is a zip archive."""
    return head.startswith(_MARKS)


def members(stream: BinaryIO) -> Iterator[Member]:
    """Yield the members that are files, each to be read before the next; hidden ones are left out.

    Raises:
        SourceError: the archive has no directory that could be read, is empty or no archive of files, or
            unpacks to far more than it is.
    """
    try:
        archive = ZipFile(stream)
    except _UNREADABLE as error:
        raise SourceError(f"the zip is cut or damaged: {error}") from error
    with archive:
        if _OTHERS & set(archive.namelist()):
            raise SourceError(
                "an office document or a program, not articles: save tables as CSV, and prose as text"
            )
        wanted = [info for info in archive.infolist() if not info.is_dir() and not _is_hidden(info)]
        if not wanted:
            raise SourceError("the zip holds no articles")
        size = sum(info.file_size for info in wanted)
        if size > max(_UNSUSPECTED, MOST_TIMES * stream.seek(0, 2)):
            raise SourceError(
                f"the zip unpacks to more than {MOST_TIMES} times its size, which is the limit"
            )
        for info in wanted:
            yield _member(archive, info)


def _is_hidden(info: ZipInfo) -> bool:
    return any(
        part.startswith(_HIDDEN) and part != ".." for part in PurePosixPath(info.filename).parts
    )


def _member(archive: ZipFile, info: ZipInfo) -> Member:
    name = info.filename
    if info.flag_bits & _ENCRYPTED:
        return Member(name, problem="it is encrypted: unpack it with its password first")
    if info.file_size > LARGEST:
        return Member(
            name, problem=f"it unpacks to more than {LARGEST:,} bytes, which is the limit"
        )
    try:
        stream = archive.open(info)
    except (*_UNREADABLE, OSError) as error:
        return Member(name, problem=f"it is cut or damaged: {error}")
    parts = iter(lambda: stream.read(_PART), b"")
    return Member(name, Unpacked(parts, lambda: max(info.compress_size, 1), "member"))
