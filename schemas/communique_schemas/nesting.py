"""How deep JSON may be nested: every reader of JSON has a limit, and those of two readers differ."""

DEEPEST = 100
"""Levels of lists and objects; what is nested no deeper can be read back by every reader in use here."""


def is_deeper(value: object, levels: int) -> bool:
    """Whether lists and objects are nested more than so many levels deep, however deep they are."""
    level = [value]
    for _ in range(levels):
        level = [nested for outer in level for nested in _inside(outer)]
        if not level:
            return False
    return True


def _inside(value: object) -> list[object]:
    """The lists and objects right within a list or an object."""
    if isinstance(value, dict):
        value = list(value.values())
    if not isinstance(value, list | tuple):
        return []
    return [item for item in value if isinstance(item, dict | list | tuple)]
