"""Names of communities: one spelling for one place."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from jdtool.cells.text import squeeze

_LONG = (
    ("社区居民委员会", "社区"),
    ("居民委员会", "社区"),
    ("社区居委会", "社区"),
    ("居委会", "社区"),
    ("村村民委员会", "村"),
    ("村民委员会", "村"),
    ("村村委会", "村"),
    ("村委会", "村"),
)


class Spellings(Struct, frozen=True):
    """Every spelling met → the one shown."""

    shown: Mapping[str, str]

    def of(self, name: str) -> str:
        """The spelling shown for a community's name."""
        return self.shown.get(name, name)


def settle_spellings(
    names: Iterable[str], listed: Iterable[str], settings: Mapping[str, tuple[str, ...]], streets: Iterable[str]
) -> Spellings:
    """The office's own spellings first, then the communities ledger's, then the fullest one met.

    >>> settle_spellings(["和平里", "和平里社区", "东村村委会"], [], {}, []).shown
    {'和平里': '和平里社区', '东村村委会': '东村'}
    """
    preferred: dict[str, str] = {}
    for own, others in settings.items():
        for other in (own, *others):
            preferred[_core(other, ())] = own
            preferred.setdefault(squeeze(other), own)
    prefixes = tuple(sorted({squeeze(street) for street in streets if street}, key=len, reverse=True))
    seen = list(dict.fromkeys(names))
    for name in (*listed, *sorted(seen, key=lambda each: -len(_plain(each, prefixes)))):
        preferred.setdefault(_core(name, prefixes), _plain(name, prefixes))
    shown = {name: preferred.get(squeeze(name)) or preferred[_core(name, prefixes)] for name in seen}
    return Spellings({name: each for name, each in shown.items() if each != name})


def _plain(name: str, prefixes: tuple[str, ...]) -> str:
    text = squeeze(name)
    for prefix in prefixes:
        if text.startswith(prefix) and len(text) > len(prefix) + 1:
            text = text[len(prefix) :]
    for long, short in _LONG:
        if text.endswith(long) and len(text) > len(long):
            return text[: -len(long)] + short
    return text


def _core(name: str, prefixes: tuple[str, ...]) -> str:
    text = _plain(name, prefixes)
    for ending in ("社区", "村"):
        if text.endswith(ending) and len(text) > len(ending) + 1:
            return text[: -len(ending)]
    return text
