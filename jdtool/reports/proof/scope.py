"""Of what time and place a number speaks: what the sentence says before it."""

import re

from msgspec import Struct

from jdtool.reports.proof.sentences import Sentence

_AS_OF = re.compile(r"(?:数据)?截至[^,;。]{0,24}[,;]?")
_COMPARED = re.compile(r"(?:比|较|与)(?:上年|去年|同期|上月|上季)[^,;。]*")
_TIMES = re.compile(
    r"(?:19|20)\d\d年(?:度)?(?:[上下]半年|第?[一二三四]季度|\d{1,2}月(?:\d{1,2}日)?)?|[上下]半年|第?[一二三四]季度|\d{1,2}月(?:\d{1,2}日|份|底|末|初)?"
    r"|\d{2}年|上年|去年|前年|同期|上月|上季度|本月|本季度|近年来|[一二两三四五六七八九十]年来|历年|明年|活动期间|当[天日月]|此前|原有|期间|[全每]?年均|最多|最高|最少"
)
PLACE = (
    r"[^\W\d_A-Za-z]{2,6}?(?:社区|村|乡|镇|街道|小区|县|市(?!场)|(?<![社辖小])区(?![域间别分]))(?!戒毒|康复|\(|矫正)"
)
_PLACES = re.compile(PLACE)
_ANYWHERE = re.compile(r"^(?:.{0,3}(?:全|各|我|本|该|每|所有|涉及|覆盖|多数|部分|在|由)|.{0,2}(?:农|乡))")
_LEVELS = re.compile(r"[全我本](?:[县市区乡镇村街]|街道|社区|辖区)")


class Scope(Struct, frozen=True):
    """Times and places named before a number, and the level (县, 街) whose whole it speaks of, "" where not said."""

    times: frozenset[str]
    places: frozenset[str]
    level: str


def scope_of(sentence: Sentence, start: int) -> Scope:
    """The scope of what begins at `start`; dates up to which data run say nothing of a part of the time."""
    before = _COMPARED.sub("", _AS_OF.sub("", sentence.plain[:start]))
    levels = _LEVELS.findall(before)
    return Scope(
        frozenset(_TIMES.findall(before)),
        frozenset(place for place in _PLACES.findall(before) if not _ANYWHERE.match(place)),
        levels[-1][1] if levels else "",
    )
