"""Dossiers (一人一档): which papers, team members and 五知 are on file; often columns of the roster."""

from jdtool.cells.choice import Mark, read_mark
from jdtool.ledgers.field import Field, Ledger, plain
from jdtool.ledgers.persons import COMMUNITY, ID_NUMBER, NAME, REMARKS, STREET
from jdtool.ledgers.record import Record


class Dossier(Record, frozen=True):
    """One person's file. A mark is None where the ledger has no such column: not recorded, never absent."""

    decision: Mark | None = None
    served: Mark | None = None
    report_form: Mark | None = None
    agreement: Mark | None = None
    members: Mark | None = None
    measures: Mark | None = None
    plan: Mark | None = None
    activities: Mark | None = None
    tests: Mark | None = None
    responsibility_letter: Mark | None = None
    risk_assessment: Mark | None = None
    release_notice: Mark | None = None
    know_basics: Mark | None = None
    know_contacts: Mark | None = None
    know_finances: Mark | None = None
    know_thoughts: Mark | None = None
    know_activity: Mark | None = None
    role_family: str = ""
    role_officer: str = ""
    role_street: str = ""
    role_community: str = ""
    role_worker: str = ""
    role_medic: str = ""
    role_volunteer: str = ""
    team: str = ""
    complete: Mark | None = None


def _mark(name: str, *titles: str) -> Field:
    return Field(name, titles, read_mark, own=True)


def _role(name: str, *titles: str, loose: tuple[str, ...] = ()) -> Field:
    return Field(name, titles, plain, own=True, loose=loose)


ITEMS = (
    _mark("decision", "决定书", "责令决定书", "社区戒毒决定书", "责令社区戒毒决定书", "责令社区康复决定书", "社区康复决定书",
          "责令社区戒毒(康复)决定书", "解除强戒证明", "法律文书"),
    _mark("served", "送达回执", "送达", "通知回执", "送达通知书", "送达回证"),
    _mark("report_form", "报到登记表", "报到表", "报到登记", "报到单"),
    _mark("agreement", "协议书", "社区戒毒协议", "社区戒毒协议书", "社区康复协议", "社区康复协议书", "社区戒毒(康复)协议", "戒毒协议",
          "社区戒毒(康复)协议书", "协议", "康复协议", "帮教协议", "帮教协议书", "是否签订协议", "签订协议"),
    _mark("members", "帮教成员名单", "帮教小组名单", "工作小组名单", "帮教成员", "工作小组", "帮教小组成员名单", "帮教人员名单",
          "小组名单", "工作小组成员名单", "成员名单", "帮教小组成员"),
    _mark("measures", "帮教措施", "帮控措施", "帮扶措施", "戒毒治疗措施", "帮教方案"),
    _mark("plan", "戒毒计划", "康复计划", "戒毒(康复)计划", "帮教计划", "戒毒康复计划", "工作计划"),
    _mark("activities", "帮教活动记录", "帮教记录", "活动记录", "谈话记录", "走访记录", "帮教谈话记录", "走访谈话记录", "家访记录",
          "谈心记录", "帮教活动"),
    _mark("tests", "检测记录", "尿检记录", "吸毒检测记录", "尿检报告", "检测报告", "吸毒检测记录表", "尿检单", "毛发检测报告"),
    _mark("responsibility_letter", "帮教责任书", "责任书", "帮教责任状", "责任状", "包保责任书"),
    _mark("risk_assessment", "风险评估表", "风险评估", "评估表", "定期评估", "风险评估报告", "综合评估"),
    _mark("release_notice", "解除通知书", "解除社区戒毒通知书", "解除证明", "解除社区康复通知书"),
)  # fmt: skip
KNOWS = (
    _mark("know_basics", "知基本情况", "基本情况掌握", "掌握基本情况"),
    _mark("know_contacts", "知主要社会交往", "知社会交往", "主要社会交往", "社会交往", "知主要社会交往范围", "知主要交往"),
    _mark("know_finances", "知家庭经济状况", "家庭经济状况", "知经济状况", "经济状况", "知家庭经济", "家庭经济"),
    _mark("know_thoughts", "知现实理想状况", "现实理想状况", "知现实思想状况", "现实思想状况", "知思想状况", "知现实思想", "思想状况",
          "知现实理想", "现实理想"),
    _mark("know_activity", "知异常活动", "异常活动的时间和方向", "知异常活动的时间和方向", "异常活动", "知活动规律", "活动规律",
          "知异常活动时间和方向", "异常活动时间和方向", "知异常活动时间方向"),
)  # fmt: skip
ROLES = (
    _role("role_family", "帮教家属", "家庭成员", "家庭代表", "帮教小组家庭成员", "家庭帮教人", "家庭", "家庭责任人",
          loose=("家属", "家属姓名")),
    _role("role_officer", "帮教民警", "帮教小组民警", "派出所民警", "派出所责任人", "包保片警",
          loose=("民警", "责任民警", "社区民警", "片警")),
    _role("role_street", "街道干部", "乡镇干部", "街道责任人", "乡镇责任人", "街道包保人", "街道(乡镇)干部", "乡镇(街道)干部", "包村干部",
          "街道帮教人", "驻村干部", "乡干部", "镇干部", "综治专干", "街道成员", "乡镇成员", "乡包保人", "街道联系人"),
    _role("role_community", "社区干部", "村干部", "居委会干部", "社区责任人", "村责任人", "社区帮教人", "社区(村)干部", "村(社区)干部",
          "居委会成员", "村居干部", "村(居)干部", "社区成员", "村委会成员", "社区包保人", "村包保人", "居委会责任人", "村委干部"),
    _role("role_worker", "专职人员", "专职工作人员", "帮教社工", "小组社工",
          loose=("社工", "禁毒社工", "专干", "禁毒专干")),
    _role("role_medic", "医务人员", "社区医生", "社区医务人员", "村医", "医生", "社区医务"),
    _role("role_volunteer", "禁毒志愿者", "志愿者", "帮教志愿者"),
)  # fmt: skip
_FIELDS = (
    Field("sequence", ("序号", "编号", "序"), plain),
    NAME,
    ID_NUMBER,
    STREET,
    COMMUNITY,
    *ITEMS,
    *KNOWS,
    *ROLES,
    Field("team", ("帮教小组", "帮教小组名称", "小组名称", "帮教小组编号", "所属帮教小组", "帮教组", "小组编号", "工作小组名称"), plain, own=True),
    Field("complete", ("是否完整", "档案是否完整", "档案完整情况", "档案情况", "完整情况", "帮教卷是否完整", "卷宗是否完整", "完整",
                       "材料是否齐全", "是否齐全", "帮教卷情况", "归档情况"), read_mark, own=True),
    REMARKS,
)  # fmt: skip

DOSSIERS = Ledger(
    "dossiers",
    "帮教档案",
    ("档案", "卷宗", "帮教卷", "一人一档", "帮教小组", "五知", "四位一体", "帮控"),
    _FIELDS,
    Dossier,
    keys=("name",),
    needs=("name",),
)
