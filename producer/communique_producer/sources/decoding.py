"""Bytes to text: UTF-8 only, with a message that says what to do about anything else."""

import codecs

from communique_schemas.errors import SourceError

_BINARY_SHARE = 0.1
_SAMPLE = 4096
_CONTROL = bytes(set(range(32)) - set(b"\t\n\r\f\x1b"))


def is_binary(data: bytes) -> bool:
    """Tell by the beginning whether these bytes are no text in any encoding of single bytes."""
    sample = data[:_SAMPLE]
    control = len(sample) - len(sample.translate(None, _CONTROL))
    return b"\0" in sample or control > _BINARY_SHARE * len(sample)


def decode(data: bytes) -> str:
    """Decode UTF-8, with or without a byte order mark.

    Raises:
        SourceError: the bytes are empty, binary, or another encoding.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    if not data.strip():
        raise SourceError("the file is empty")
    if is_binary(data):
        raise SourceError("this is a binary file, no text")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"not UTF-8 at line {line} (byte {error.start}): convert it, e.g. "
            "`iconv -f latin1 -t utf-8`"
        ) from error
