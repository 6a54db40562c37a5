"""An article with the place where it stands."""

from dataclasses import dataclass

from communique_schemas import Article


@dataclass(frozen=True, slots=True)
class Placed:
    """An article, its file, and its line (1-based) where there is one."""

    file: str
    line: int | None
    article: Article
