"""Small pictures in a line of text: a bar for a share, a sparkline for the months; plain signs where there are no others."""

from collections.abc import Sequence

BAR = 10  # columns of a whole bar
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_LEVELS, _PLAIN_LEVELS = "▁▂▃▄▅▆▇█", "_.:-=+*#"


def bar(share: float, *, unicode: bool = True) -> str:
    """A share of 1 as a bar; some is never nothing, and more than the whole is the whole.

    >>> bar(0.5), bar(0.001), bar(0), bar(1.25), bar(0.55, unicode=False)
    ('█████', '▏', '', '██████████', '######')
    """
    filled = min(1.0, share) * BAR
    if not unicode:
        return "#" * max(int(filled + 0.5), int(share > 0))
    eighths = max(int(filled * 8 + 0.5), int(share > 0))
    whole, rest = divmod(eighths, 8)
    return _EIGHTHS[8] * whole + (_EIGHTHS[rest] if rest else "")


def sparkline(values: Sequence[float | None], *, unicode: bool = True) -> str:
    """A sign a value, as high as it is of the highest; the lowest sign is for 0 alone, a blank for what is not known.

    >>> sparkline([0, 1, 4, 8, None]), sparkline([0, 1, 4, 8, None], unicode=False), sparkline([0, 0])
    ('▁▃▅█ ', '_:=# ', '▁▁')
    """
    signs = _LEVELS if unicode else _PLAIN_LEVELS
    most = max((value for value in values if value), default=0)
    return "".join(" " if value is None else signs[_level(value, most)] for value in values)


def _level(value: float, most: float) -> int:
    return 1 + int((value / most) * (len(_LEVELS) - 2) + 0.5) if value else 0
