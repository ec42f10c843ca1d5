"""Visits (走访帮教): one row a visit or talk."""

from jdtool.cells import words
from jdtool.cells.choice import read_yes_no
from jdtool.cells.day import Day, read_day
from jdtool.ledgers.field import Field, Ledger, choice, plain
from jdtool.ledgers.persons import COMMUNITY, ID_NUMBER, NAME, REMARKS, STREET
from jdtool.ledgers.record import Record


class Visit(Record, frozen=True):
    """One visit, talk or call; `met` is None where the ledger does not say."""

    visited_on: Day | None = None
    visitor: str = ""
    method: str | None = None
    met: bool | None = None
    place: str = ""
    content: str = ""

    @property
    def may_count(self) -> bool:
        """Whether anything says that it took place; a row prepared with the names of those to be visited does not."""
        return bool(self.visited_on or self.content or self.met is not None or self.unreadable("visited_on"))


_FIELDS = (
    Field("sequence", ("序号", "编号", "序"), plain),
    NAME,
    ID_NUMBER,
    STREET,
    COMMUNITY,
    Field("visited_on",
          ("走访时间", "走访日期", "家访时间", "家访日期", "帮教时间", "帮教日期", "谈话时间", "谈话日期", "入户时间", "入户日期", "见面时间",
           "见面日期", "走访帮教时间", "帮扶时间", "联系时间", "访谈时间", "探访时间", "面谈时间", "面谈日期", "走访年月日", "走访帮教日期",
           "帮扶日期", "入户走访时间", "入户走访日期", "访谈日期", "探访日期", "最近走访时间", "最近走访日期", "谈心时间", "服务时间",
           "最新服务时间"),
          read_day, key=True, own=True, loose=("时间", "日期", "回访时间", "排查时间", "年月日")),
    Field("visitor", ("走访人", "走访人员", "家访人", "帮教人", "谈话人", "走访干部", "访谈人", "家访人员", "帮扶人员", "入户人员", "参加人员",
                      "帮教人员", "记录人", "帮教责任人", "工作人员", "走访民警", "随行人员", "走访者", "网格员", "帮教干部", "禁毒社工",
                      "社工", "专干", "回访人", "排查专干姓名", "登记人"), plain),
    Field("method", ("走访方式", "帮教形式", "谈话方式", "帮教方式", "家访方式", "联系方式", "走访形式", "方式", "形式", "见面方式",
                     "帮扶形式", "谈话形式"), choice(words.VISIT_METHOD)),
    Field("met", ("是否见面", "见面情况", "是否见到本人", "是否见到", "见面", "本人是否在家", "见面与否", "是否见本人", "见到本人", "见本人",
                  "本人在家", "是否见到人", "见面本人", "是否与本人见面", "与本人见面", "是否在家"), read_yes_no),
    Field("place", ("走访地点", "帮扶地点", "谈话地点", "地点", "家访地点", "走访地址", "帮教地点"), plain),
    Field("content", ("走访内容", "走访情况", "谈话内容", "帮教内容", "帮教情况", "家访情况", "家访内容", "主要内容", "内容", "谈话情况",
                      "走访记录", "走访情况记录", "帮扶内容", "帮扶措施", "现实表现", "走访结果", "访谈内容", "基本情况", "排查状态",
                      "回访结果", "思想动态", "内容摘要"), plain, loose=("情况",)),
    REMARKS,
)  # fmt: skip

VISITS = Ledger(
    "visits",
    "走访台账",
    ("走访", "家访", "帮教记录", "谈话记录", "帮教活动", "访谈", "见面", "谈心", "入户"),
    _FIELDS,
    Visit,
    keys=("name", "visited_on"),
    needs=("name", "visited_on"),
)
