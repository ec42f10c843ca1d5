"""What a free-text remark says of a person's whereabouts, home and relapse, with the words that say it."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from jdtool.cells.clauses import Scene, Stamp, is_aside, is_denied, is_joined, is_of_another, scene, scope
from jdtool.cells.whereabouts import Hit, fold, phrasebook, squeeze

_LONGEST_QUOTE = 30  # characters
_PLACE_LENGTH = 8  # characters
_NEVER = (0, 0, 0)
_UNSAID = frozenset(
    {"separated.household", "detained.released", "relapsed.cleared", "away_known.stayed"}
)  # bear on other claims, make none
_PRESENCE = frozenset({"whereabouts_unknown", "not_met", "away_known", "in_contact", "detained", "deceased"})
_ALSO_AWAY = frozenset({"in_contact.reached", "in_contact.controlled"})  # can be true of one who is still away


class Label(StrEnum):
    """What a remark can claim about the person himself."""

    WHEREABOUTS_UNKNOWN = "whereabouts_unknown"
    NOT_MET = "not_met"
    SEPARATED = "separated"
    AWAY_KNOWN = "away_known"
    HOME_SOLD = "home_sold"
    IN_CONTACT = "in_contact"
    RELAPSED = "relapsed"
    DECEASED = "deceased"
    DETAINED = "detained"


class Sign(Struct, frozen=True):
    """A claim and the clause that makes it, as written."""

    label: Label
    quote: str


class _Claim(Struct, frozen=True):
    """A phrase that speaks of the person: said or denied, and of which day."""

    kind: str
    start: int
    end: int
    said: bool
    stamp: Stamp

    @property
    def label(self) -> str:
        return self.kind.partition(".")[0]


class _Residence(Struct, frozen=True):
    """A place where the person is said to live or be, or not to be."""

    start: int
    place: str
    denied: bool


def read_remark(text: str, extra: tuple[tuple[str, str], ...] = ()) -> tuple[Sign, ...]:
    """The signs in a remark, in its order; extra: the office's own (label, phrase) pairs.

    >>> [(sign.label.value, sign.quote) for sign in read_remark("房屋已经变卖，人已搬走不知去向")]
    [('home_sold', '房屋已经变卖'), ('whereabouts_unknown', '人已搬走不知去向')]
    >>> read_remark("2023.5失联；2024.3已找到")
    (Sign(label=<Label.IN_CONTACT: 'in_contact'>, quote='2024.3已找到'),)
    >>> read_remark("父亲下落不明，表现良好")
    ()
    """
    book = phrasebook(extra)
    hits = book.hits(squeeze(text))
    if not hits:
        return ()
    folded = fold(text)
    seen = scene(book, folded, hits)
    claims = _current(seen, _settled(seen, _claims(seen)))
    signs = (Sign(Label(claim.label), _quote(seen, claim, text, folded.origin)) for claim in claims)
    return tuple(dict.fromkeys(signs))


def _claims(seen: Scene) -> list[_Claim]:
    claims: list[_Claim] = []
    before: Hit | None = None
    denied = False
    for hit in seen.hits:
        denied = is_denied(seen, hit) or (denied and before is not None and is_joined(seen, before, hit))
        before = hit
        if not is_aside(seen, hit):
            claims.append(_Claim(hit.kind, hit.start, hit.end, not denied, seen.stamp(hit.end)))
    return claims


def _settled(seen: Scene, claims: Sequence[_Claim]) -> list[_Claim]:
    """The claims once places are compared: moved whither, not found where, registered here and living there."""
    homes = list(_residences(seen)) if any("." in claim.kind for claim in claims) else []
    places = list({(home.place, home.denied): home for home in reversed(homes)}.values())[::-1]
    settled: list[_Claim] = []
    for claim in claims:
        if claim.kind == "whereabouts_unknown.moved" and claim.said:
            settled += _moved(claim, claims, homes)
        elif claim.kind == "whereabouts_unknown.not_found":
            settled.append(replace(claim, kind="not_met" if _is_placed(seen, claim, homes) else claim.kind))
        elif claim.kind == "separated.household" and claim.said:
            settled += _separated(seen, claim, claims, places)
        else:
            settled.append(claim)
    return settled


def _residences(seen: Scene) -> Iterator[_Residence]:
    for start, end in seen.book.each("residences", seen.text, 0, len(seen.text)):
        last = seen.clauses[seen.clause(start)][1]
        place = seen.text[end : min(end + _PLACE_LENGTH, last)].lstrip("地于在为是到:")
        denied = "不" in seen.text[start:end] or seen.text[start - 1 : start] in {"不", "没", "未"}
        if not place or seen.book.pattern("nowhere").match(place):
            continue
        if not is_of_another(seen, Hit("separated", start, end)):
            yield _Residence(start, place, denied)


def _is_here(seen: Scene, place: str) -> bool:
    return not place or seen.book.pattern("here").match(place) is not None


def _moved(claim: _Claim, claims: Sequence[_Claim], homes: Sequence[_Residence]) -> list[_Claim]:
    """Moved to a stated place is living elsewhere; moved away to work is away; else the place is unknown."""
    if any(home.start > claim.end and not home.denied for home in reversed(homes)):
        return [replace(claim, kind="separated")]
    return [] if any(other.label == "away_known" and other.said for other in claims) else [claim]


def _is_placed(seen: Scene, claim: _Claim, homes: Sequence[_Residence]) -> bool:
    """Whether the remark says where the person was looked for."""
    first = scope(seen, Hit(claim.kind, claim.start, claim.end))
    lived = bool(homes) and homes[0].start < claim.start
    return lived or seen.book.last("searched_at", seen.text, first, claim.start) >= 0


def _separated(seen: Scene, claim: _Claim, claims: Sequence[_Claim], homes: Sequence[_Residence]) -> Iterator[_Claim]:
    """Registered in one place and living, or gone, elsewhere; the claim then runs over both statements."""
    last = seen.clauses[seen.clause(claim.start)][1]
    household = seen.text[claim.end : min(claim.end + _PLACE_LENGTH, last)].lstrip("地于在为是到:")
    for home in homes:
        same = household and (home.place.startswith(household) or household.startswith(home.place))
        both_here = _is_here(seen, home.place) and _is_here(seen, household)
        if home.denied == (both_here or bool(same)):
            yield _spanning(claim, home.start)
            return
    for other in claims:
        if other.kind == "away_known.stated" and other.said:
            yield _spanning(claim, other.start)
            return


def _spanning(claim: _Claim, place: int) -> _Claim:
    return replace(claim, kind="separated", start=min(claim.start, place), end=max(claim.end, place + 1))


def _current(seen: Scene, claims: Sequence[_Claim]) -> list[_Claim]:
    """What still holds: later news cancels earlier, the newest day wins, an unknown place is not a known one."""
    ended: set[str] = set()
    standing: list[_Claim] = []
    for claim in sorted(claims, key=lambda claim: (claim.stamp, claim.start), reverse=True):
        if claim.said and claim.kind not in _UNSAID and not ended & {claim.kind, claim.label}:
            standing.append(claim)
        ended |= seen.book.ended_by(claim.kind) if claim.said else {claim.kind}
    present = [claim for claim in standing if claim.label in _PRESENCE]
    newest = max((claim.stamp for claim in present), default=_NEVER)
    left = max((claim.stamp for claim in present if claim.kind not in _ALSO_AWAY), default=_NEVER)
    unknown = any(claim.label == "whereabouts_unknown" and claim.stamp == newest for claim in present)
    current = [
        claim
        for claim in standing
        if (claim.label not in _PRESENCE or claim.stamp == (left if claim.label == "away_known" else newest))
        and not (unknown and claim.kind == "away_known")
    ]
    return sorted(current, key=lambda claim: claim.start)


def _quote(seen: Scene, claim: _Claim, text: str, origin: Sequence[int]) -> str:
    """The clause or clauses of a claim as written; a long one is cut around the words that fired."""
    first = seen.clauses[seen.clause(claim.start)][0]
    last = seen.clauses[seen.clause(claim.end - 1)][1]
    if last - first > _LONGEST_QUOTE:
        first = max(first, min(claim.start, last - _LONGEST_QUOTE))
        last = first + _LONGEST_QUOTE
    return text[origin[first] : origin[last - 1] + 1].strip()
