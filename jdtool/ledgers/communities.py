"""Communities (社区、村、乡镇情况): one row a unit with its figures and people in charge."""

from jdtool.cells.choice import Mark, read_mark
from jdtool.cells.quantity import read_count
from jdtool.ledgers.field import Field, Ledger, plain
from jdtool.ledgers.persons import COMMUNITY, REMARKS, STREET
from jdtool.ledgers.record import Record


class Community(Record, frozen=True):
    """One community, village or (in a county's table) township, with what its office reports of it."""

    households: int | None = None
    population: int | None = None
    registered: int | None = None
    worker_quota: int | None = None
    workers: int | None = None
    first_responsible: str = ""
    letter_signed: Mark | None = None
    grid_count: int | None = None
    detox_count: int | None = None
    rehab_count: int | None = None
    compulsory_count: int | None = None
    abstinent_count: int | None = None
    lost_count: int | None = None
    dossier_count: int | None = None
    visit_count: int | None = None
    test_count: int | None = None

    @property
    def unit(self) -> str:
        """The community, or the street where the table is one of streets."""
        return self.community or self.street


_FIELDS = (
    Field("sequence", ("序号", "编号", "序"), plain),
    STREET,
    COMMUNITY,
    Field("households", ("户数", "总户数", "居民户数", "户籍户数", "住户数"), read_count),
    Field("population", ("人口", "人口数", "总人口", "常住人口", "户籍人口", "辖区人口", "居民人数"), read_count),
    Field("registered", ("在册吸毒人员", "登记在册", "在册人数", "吸毒人员数", "有吸毒史人员", "在册吸毒人员数", "登记在册人数", "吸毒人数",
                         "登记在册吸毒人员", "在册吸毒人数", "有吸毒史人数", "有吸毒史人员数", "涉毒人数", "涉毒人员数", "管控人数",
                         "在册人员数", "登记在册吸毒人员数", "登记在册人员数", "登记吸毒人员数"), read_count, own=True, loose=("人数",)),
    Field("worker_quota", ("核定社工", "核定社工数", "社工核定数", "核定人数", "应配社工", "社工核定", "核定", "禁毒社工核定", "核定禁毒社工",
                           "应配备社工", "核定禁毒社工数", "应配人数", "核定数", "社工编制", "应配", "禁毒社工核定数"), read_count, own=True),
    Field("workers", ("现有社工", "现有社工数", "实有社工", "社工现有数", "在岗社工", "实配社工", "现有", "禁毒社工现有", "现有禁毒社工",
                      "实有禁毒社工", "实有社工数", "社工人数", "现有人数", "在岗人数", "现有数", "实有", "禁毒社工数", "社工数",
                      "现有禁毒社工数", "禁毒社工现有数", "实配", "专职社工", "禁毒社工", "专职社工数", "禁毒专干", "禁毒专干数", "专职禁毒社工",
                      "专兼职社工", "专兼职禁毒社工", "专职人员", "专职人员数", "专干数", "禁毒专职人员"), read_count, own=True),
    Field("first_responsible", ("第一责任人", "主要负责人", "负责人", "书记", "责任人", "社区书记", "支部书记", "社区支部书记", "村支书"), plain),
    Field("letter_signed", ("责任书签订", "是否签订责任书", "责任书", "签订责任书", "责任书签订情况", "禁毒责任书", "责任状签订"), read_mark),
    Field("grid_count", ("网格数", "网格个数", "网格数量"), read_count),
    Field("detox_count", ("社区戒毒人数", "社区戒毒人员数", "在执行社区戒毒人数", "执行社区戒毒人数"), read_count),
    Field("rehab_count", ("社区康复人数", "社区康复人员数", "在执行社区康复人数", "执行社区康复人数"), read_count),
    Field("compulsory_count", ("强制隔离戒毒人数", "强制隔离戒毒人员数", "强戒人数", "强戒人员数", "在所强戒人数"), read_count),
    Field("abstinent_count", ("戒断三年未复吸人数", "戒断三年人数", "戒断三年未复吸人员数", "三年未复吸人数", "戒断三年以上人数"), read_count),
    Field("lost_count", ("失控人数", "失控人员数", "失控失联人数", "失联人数", "脱失人数"), read_count),
    Field("dossier_count", ("建档人数", "建档数", "档案数", "档案份数", "一人一档数", "已建档人数", "建立档案数"), read_count),
    Field("visit_count", ("走访人次", "走访次数", "走访人次数", "家访人次", "入户走访人次", "帮教走访人次", "走访帮教人次", "累计走访人次"),
          read_count),
    Field("test_count", ("尿检人次", "尿检次数", "检测人次", "检测次数", "吸毒检测人次", "尿检人次数", "累计尿检人次"), read_count),
    REMARKS,
)  # fmt: skip

COMMUNITIES = Ledger(
    "communities",
    "社区（村）情况",
    (
        "社区情况",
        "社区基本情况",
        "村情况",
        "村社情况",
        "社区一览",
        "乡镇情况",
        "各社区",
        "各村",
        "各乡镇",
        "社工配备",
        "社区(村)",
        "社区名单",
    ),
    _FIELDS,
    Community,
    keys=("community", "street"),
    needs=(),
)
