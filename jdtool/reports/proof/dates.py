"""Days that no calendar has, spans that run backwards, weekdays that are not those of their day."""

import datetime
import re
from calendar import monthrange
from collections.abc import Iterator

from jdtool.reports.proof.findings import DATE, Finding
from jdtool.reports.proof.sentences import Sentence

_YEAR = r"(?<!\d)(?P<year>(?:19|20)\d\d)"
_DAYS = (
    re.compile(rf"(?:{_YEAR}年)?(?<![\d.])(?P<month>\d{{1,2}})月(?P<day>\d{{1,2}})日"),
    re.compile(rf"{_YEAR}(?P<mark>[-./])(?P<month>\d{{1,2}})(?P=mark)(?P<day>\d{{1,2}})(?![\d.%-])"),
)
_MONTH = re.compile(rf"{_YEAR}年(?P<month>\d{{1,2}})月(?!\d{{1,2}}日)")
_DAY_ALONE = re.compile(r"(?<=[至到~—-])(?P<day>\d{1,2})日")
_JOINED = re.compile(r"(?:\(?(?:星期|周)[一二三四五六日天]\)?)?[至到~—-]+")
_WEEKDAY = re.compile(r"\(?(?:星期|周)([一二三四五六日天])\)?")
_WEEKDAYS = "一二三四五六日"
_LEAP = 2024  # a day without a year may be that of any


def impossible_dates(sentence: Sentence) -> Iterator[Finding]:
    """The days of the sentence that cannot be."""
    text = sentence.plain
    for pattern in _DAYS:
        for found in pattern.finditer(text):
            message = _wrong(found) or _backwards(text, found) or _weekday(text, found)
            if message:
                yield _finding(sentence, found, message)
    for found in _MONTH.finditer(text):
        if not 1 <= int(found["month"]) <= 12:
            yield _finding(sentence, found, f"没有{int(found['month'])}月")


def _finding(sentence: Sentence, found: re.Match[str], message: str) -> Finding:
    order = (sentence.number, found.start())
    return Finding(DATE, sentence.paragraph, sentence.written, found[0], f"“{found[0]}”：{message}", order)


def _wrong(found: re.Match[str]) -> str:
    month, day = int(found["month"]), int(found["day"])
    year = int(found["year"] or _LEAP)
    if not 1 <= month <= 12:
        return f"没有{month}月"
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        return f"{f'{year}年' if found['year'] else ''}{month}月没有{day}日"
    return ""


def _backwards(text: str, found: re.Match[str]) -> str:
    """7月19日至7月2日; a span from December into January is none."""
    joint = _JOINED.match(text, found.end())
    if not joint:
        return ""
    first = int(found["month"]), int(found["day"])
    later = next((each for pattern in _DAYS if (each := pattern.match(text, joint.end()))), None)
    alone = None if later else _DAY_ALONE.match(text, joint.end())
    if alone:
        return "后一个日期早于前一个" if int(alone["day"]) < first[1] else ""
    if later is None:
        return ""
    last = int(later["month"]), int(later["day"])
    same_year = later["year"] in {None, found["year"]} and (found["year"] or later["month"] == found["month"])
    if later["year"] and found["year"] and later["year"] < found["year"]:
        return "后一个日期早于前一个"
    crosses = later["year"] is None and first[0] - last[0] > 6
    return "后一个日期早于前一个" if same_year and last < first and not crosses else ""


def _weekday(text: str, found: re.Match[str]) -> str:
    said = _WEEKDAY.match(text, found.end())
    if not said or not found["year"]:
        return ""
    right = _WEEKDAYS[datetime.date(int(found["year"]), int(found["month"]), int(found["day"])).weekday()]
    return "" if right == said[1].replace("天", "日") else f"这一天是星期{right}，不是星期{said[1]}"
