"""Bytes to text: UTF-8 only, with a message that says what to do about anything else."""

import codecs

from communique_schemas.errors import SourceError

_BINARY_SHARE = 0.1
_SAMPLE = 4096


def decode(data: bytes) -> str:
    """Decode UTF-8, with or without a byte order mark.

    Raises:
        SourceError: the bytes are empty, binary, or another encoding.
    """
    data = data.removeprefix(codecs.BOM_UTF8)
    if not data.strip():
        raise SourceError("the file is empty")
    sample = data[:_SAMPLE]
    control = sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in sample)
    if b"\0" in sample or control > _BINARY_SHARE * len(sample):
        raise SourceError("this is a binary file, no text")
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise SourceError(
            f"not UTF-8 at line {line} (byte {error.start}): convert it, e.g. "
            "`iconv -f latin1 -t utf-8`"
        ) from error
