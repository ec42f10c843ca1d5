"""What titles, unit lines, sheet and file names tell: street, community, year."""

import re

from msgspec import Struct

from jdtool.cells.numerals import number_of

_YEAR = re.compile(r"(?<!\d)(20\d{2}|19[89]\d)\s*(?:年|[-.]|$|(?=\D))")
_MONTH = re.compile(
    r"(?<![\d一二三四五六七八九十个每至到、.\-—~])(1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(月份?)(?![\d日号至到、\-—~旬])"
)
_LONGER = re.compile(r"季度?|半年|全年|\d[至到、\-—~]\d{1,2}月|月份?[至到、\-—~]")
_WRITTEN_ON = re.compile("日期|时间|截止|截至")
_STREET = re.compile(r"([^\W\d_A-Za-z]{2,8}?(?:街道|乡|镇))(?:办事处|人民政府|政府|禁毒|.|$)")
_COMMUNITY = re.compile(r"([^\W\d_A-Za-z]{1,8}?(?:社区居委会|社区|居委会|村委会|村))")
_UNIT = re.compile(
    r"(?:填报|填表|编制|制表|上报|报送|管控)?单位(?:名称)?(?:[(（](?:盖章|公章|章)[)）])?\s*[:：]\s*([^\s:：,，]+)"
)
_GENERIC = re.compile(r"各|所属|本|该|全|我|[(（/]|填报|单位|社区戒毒|社区康复|社区(?=情况)")


class Surroundings(Struct, frozen=True):
    """Defaults for a table's records; "" and 0 where nothing is told."""

    street: str = ""
    community: str = ""
    year: int = 0
    month: int = 0


def harvest(titles: list[str], sheet: str, file: str) -> Surroundings:
    """Nearest first: the lines above the header, then the sheet's name, then the file's.

    >>> harvest(["青和街道禁毒花名册", "填报单位：和平里社区  2024年6月"], "Sheet1", "台账")
    Surroundings(street='青和街道', community='和平里社区', year=2024, month=6)
    """
    sources = [*titles, sheet, file]
    units = [match[1] for line in titles for match in _UNIT.finditer(line)]
    street = _named(_STREET, [*units, *sources])
    community = _named(_COMMUNITY, [*units, sheet, file, *titles], without=street)
    return Surroundings(street, community, _year(sources), _month(sources))


def community_in_banner(text: str) -> str:
    """The community a banner row names, "" when it names something else.

    >>> community_in_banner("一、和平里社区（3人）"), community_in_banner("社区戒毒人员")
    ('和平里社区', '')
    """
    bare = re.sub(r"^[\s\d一二三四五六七八九十、.．()（）]+(?=[\u4e00-\u9fff])", "", text)
    bare = re.split(r"[(（:：\s]", bare)[0]
    if re.search(r"戒毒|康复|人员|风险|月|季|年|小计|合计", bare):
        return ""
    return bare if re.search(r"(社区|居委会|村委会|村|里|楼|苑|小区|片区)$", bare) else ""


def _year(sources: list[str]) -> int:
    for source in sources:
        match = _YEAR.search(source)
        if match:
            return int(match[1])
    return 0


def _month(sources: list[str]) -> int:
    """The month that the nearest title or name to tell one is of; 0 where it tells of several or of a longer time.

    >>> [_month(titles) for titles in (["走访记录", "3月份"], ["2023年十一月走访登记"], ["1-3月走访", "3月"])]
    [3, 11, 0]
    >>> [_month([title]) for title in ("填报日期：2024年6月30日", "截至2024年6月", "上半年", "一季度", "3、4月", "12个月")]
    [0, 0, 0, 0, 0, 0]
    """
    for source in sources:
        if _WRITTEN_ON.search(source):
            continue
        months = {found[0] for found in _MONTH.findall(source)}
        if _LONGER.search(source) or len(months) > 1:
            return 0
        if months:
            return int(number_of(months.pop()) or 0)
    return 0


def _named(pattern: re.Pattern[str], sources: list[str], without: str = "") -> str:
    for source in sources:
        text = source.replace(without, " ") if without else source
        for match in pattern.finditer(text):
            if not _GENERIC.search(match[1]) and not _followed_by_measure(text, match.end()):
                return match[1]
    return ""


def _followed_by_measure(text: str, end: int) -> bool:
    """社区戒毒 and 社区康复 are measures, no places."""
    return text[end : end + 2] in {"戒毒", "康复", "民警", "情况", "干部", "矫正"}
