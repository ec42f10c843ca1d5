"""Drug tests (检测): one row a urine, hair, saliva or blood test."""

from jdtool.cells import words
from jdtool.cells.choice import read_choice, read_yes_no
from jdtool.cells.day import Day, read_day
from jdtool.cells.raw import Raw, Reading
from jdtool.cells.text import read_text, squeeze
from jdtool.ledgers.field import Field, Ledger, choice, plain
from jdtool.ledgers.persons import COMMUNITY, ID_NUMBER, NAME, REMARKS, STREET
from jdtool.ledgers.record import Record

VALID_RESULTS = frozenset({"阴性", "阳性"})


class DrugTest(Record, frozen=True):
    """One test; `method` is None where neither a column nor the sheet's title tells it."""

    tested_on: Day | None = None
    method: str | None = None
    result: str | None = None
    place: str = ""
    tester: str = ""
    confirmed: bool | None = None
    follow_up: str = ""

    @property
    def valid(self) -> bool:
        """Whether it gave a result; refused, pending and invalid ones did not."""
        return self.result in VALID_RESULTS

    @property
    def may_count(self) -> bool:
        """Whether it may have given a result; a row prepared with the names of those to be tested says nothing of it."""
        if self.result:
            return self.valid
        return self.tested_on is not None or self.unreadable("tested_on") or self.unreadable("result")


def read_confirmed(raw: Raw) -> Reading[bool]:
    """Whether the second test bears out the first: its result, else yes or no.

    >>> [read_confirmed(raw).value for raw in ("阳性", "复检阴性", "是", "未确认", "")]
    [True, False, True, False, None]
    """
    if {"阴", "阳"} & set(squeeze(read_text(raw))):
        result = read_choice(raw, words.TEST_RESULT)
        return Reading(result.value == "阳性" if result.value else None, result.trouble)
    return read_yes_no(raw)


_FIELDS = (
    Field("sequence", ("序号", "编号", "序", "尿检编号"), plain),
    NAME,
    ID_NUMBER,
    STREET,
    COMMUNITY,
    Field("tested_on",
          ("检测时间", "检测日期", "尿检时间", "尿检日期", "采样日期", "采样时间", "提交时间", "毛发检测时间", "毛发检测日期", "采集日期",
           "取样日期", "取样时间", "送检日期", "送检时间", "检验日期", "最近尿检时间", "最近检测日期", "化验日期", "检查日期"),
          read_day, key=True, own=True, loose=("时间", "日期", "年月日")),
    Field("method", ("检测方式", "现场检测方式", "样本", "检测类型", "检测方法", "样本类型", "检测项目", "检材", "检测种类", "检测样本",
                     "尿检/毛发", "检测类别", "样本种类", "检测手段"), choice(words.TEST_METHOD)),
    Field("result", ("检测结果", "尿检结果", "毛发检测结果", "检验结果", "化验结果", "检测结论", "尿检情况", "检测情况", "尿样结果"),
          choice(words.TEST_RESULT), own=True, loose=("结果",)),
    Field("place", ("检测地点", "尿检地点", "采样地点", "检测场所", "地点", "检测部门", "检测单位", "检测机构"), plain),
    Field("tester", ("检测人", "检测人员", "检测民警", "尿检人员", "采样人", "检验人", "经办人", "检测员", "操作人", "采集人", "检测人姓名"), plain),
    Field("confirmed", ("是否确认", "复检结果", "确认结果", "实验室确认", "是否复检", "复检情况"), read_confirmed),
    Field("follow_up", ("处置情况", "后续处置", "处理情况", "处置措施", "处理结果", "后续措施", "处置结果", "处理措施", "处置", "阳性处置",
                        "阳性处置情况", "后续处理", "处置意见", "处理意见"), plain),
    REMARKS,
)  # fmt: skip

DRUG_TESTS = Ledger(
    "drug_tests",
    "检测台账",
    ("检测", "尿检", "毛发", "检验", "化验", "尿样"),
    _FIELDS,
    DrugTest,
    keys=("name", "tested_on"),
    needs=("name", "tested_on"),
)
