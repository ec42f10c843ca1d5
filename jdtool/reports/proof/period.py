"""The period a report is about and the day up to which it counts, as far as it says so itself."""

import datetime
import re

from jdtool.errors import JdtoolError
from jdtool.period import Period, parse_date
from jdtool.reports.proof.document import Document

_PERIOD = re.compile(r"(?:19|20)\d\d年(?:度)?(?:[上下]半年|第?[一二三四]季度|\d{1,2}月)?")
_AS_OF = re.compile(r"截至((?:19|20)\d\d年\d{1,2}月\d{1,2}日)")


def period_in(document: Document) -> Period | None:
    """The period the title names; None where it names none or several."""
    title = "".join(document.title.split())
    found = set(_PERIOD.findall(title))
    if len(found) != 1:
        return None
    written = found.pop().replace("年度", "年")
    if "宣传月" in title and written.endswith("年"):
        written += "6月"  # June is 全民禁毒宣传月
    try:
        return Period.parse(written)
    except JdtoolError:  # 2024年13月
        return None


def as_of_in(document: Document, period: Period) -> datetime.date | None:
    """The one day in the period up to which the document says that its numbers run; None where it says none or several."""
    written = {day for each in document.paragraphs for day in _AS_OF.findall("".join(each.text.split()))}
    if len(written) != 1:
        return None
    try:
        day = parse_date(written.pop())
    except JdtoolError:  # a day that does not exist is a finding, not a mistake of the command
        return None
    return day if period.contains(day) else None
