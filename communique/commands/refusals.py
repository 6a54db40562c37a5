"""What is refused is told: the first of many alike, and how many more; by option a file has each of them."""

import json
import re
from collections import Counter
from pathlib import Path

from communique.terminal.consoles import Console, messages
from communique_producer.sources import Refusal
from communique_schemas.errors import SourceError
from communique_schemas.printable import printable, printable_json

_TOLD = 3
"""So many that are alike are told each by itself."""

_OWN = re.compile(r"'[^']*'|\"[^\"]*\"|\d[\d,.]*")
"""What a reason says of this record alone: a quotation, a number."""


class Refusals:
    """Tells refusals as they come, counts them, and writes each into a file if one is named.

    Alike are those of one source whose reasons are the same, but for numbers and quotations in them; a source
    is a file of records, or the folder of files that are a record each.
    """

    def __init__(self, file: str | None = None, say: Console | None = None) -> None:
        """Tell on `say`, by default standard error; `file` is added to.

        Raises:
            SourceError: the file cannot be written.
        """
        self.count = 0
        self.say = say or messages()
        self._file = Path(file) if file else None
        self._alike = Counter[tuple[str, str]]()
        if self._file:
            self._write("")  # told before anything is read

    def add(self, refusal: Refusal) -> None:
        """Take one in.

        Raises:
            SourceError: it cannot be written down.
        """
        self.count += 1
        if self._file:
            self._write(_line(refusal))
        kind = _source(refusal), _OWN.sub("…", refusal.reason)
        self._alike[kind] += 1
        if self._alike[kind] <= _TOLD:
            self.say.print(printable(str(refusal)))

    def end(self) -> None:
        """Tell how many were not told; what comes from now on is told anew."""
        for (source, reason), count in self._alike.items():
            if count > _TOLD:
                place = f"{source}: " if source else ""
                where = f"see {self._file}" if self._file else "--refused FILE keeps each of them"
                words = f"{place}{count - _TOLD:,} more are refused for the same reason: {reason}; {where}"
                self.say.print(printable(words))
        self._alike.clear()

    def _write(self, line: str) -> None:
        if self._file is None:
            return
        try:
            with self._file.open("a", encoding="utf-8") as file:
                file.write(line)
        except OSError as error:
            raise SourceError(
                f"{self._file} cannot be written ({error.strerror}): it is for what is refused"
            ) from error


def _source(refusal: Refusal) -> str:
    if refusal.line is not None:
        return refusal.file
    folder, separator, _ = refusal.file.rpartition("/")
    return folder + separator


def _line(refusal: Refusal) -> str:
    told = {"source": refusal.file, "line": refusal.line, "reason": refusal.reason}
    return printable_json(json.dumps(told, ensure_ascii=False)) + "\n"
