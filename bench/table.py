"""Tables in the terminal whose columns stand straight under Chinese text too."""

import unicodedata
from collections.abc import Iterable


def width(text: str) -> int:
    """Columns a text takes in a terminal: Chinese characters take two."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def print_table(header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    table = [header, *rows]
    if len(table) == 1:
        return
    widths = [max(map(width, column)) for column in zip(*table, strict=True)]
    for row in table:
        print("  ".join(cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=True)).rstrip())
    print()
