"""The subjects of a report's problems: which findings make one, how it is told, and the step that answers it."""

from msgspec import Struct

CONTROL, PUBLICITY, STAFF, WORK = "control", "publicity", "staff", "work"
"""Areas: people and their control, publicity, who does the work, how the work is kept."""


class Area(Struct, frozen=True):
    """What an area's problems are called together, and its proposals."""

    name: str
    title: str
    step_title: str


AREAS = (
    Area(CONTROL, "吸毒人员管控难度较大", "进一步加强人员管控"),
    Area(PUBLICITY, "宣传教育有待进一步深化", "进一步深化宣传教育"),
    Area(STAFF, "禁毒队伍建设有待加强", "进一步加强队伍建设"),
    Area(WORK, "基础工作有待进一步规范", "进一步规范基础工作"),
)


class Subject(Struct, frozen=True):
    """Findings that make one problem; `text` takes {n} and {where} or which, `step` is what follows.

    `unit` says what is counted: 人 people, 个 places, 处 findings that are more than a note.
    """

    area: str
    title: str
    codes: tuple[str, ...]
    unit: str
    text: str
    step_title: str
    step: str


SUBJECTS = (
    Subject(
        WORK,
        "帮教档案不完整",
        ("DO201", "DO202", "DO206"),
        "人",
        "帮教档案缺失或材料不全的有{n}{where}",
        "补齐帮教档案",
        "对照应有材料清单逐人补齐，明确责任人和完成时限，补一份销一份",
    ),
    Subject(
        CONTROL,
        "部分人员去向不明、有待核实",
        ("WH601",),
        "人",
        "台账反映去向不明（待核实）的有{n}{where}",
        "核查人员去向",
        "会同派出所、社区（村）逐人查找，查明的及时更新台账，确认失联的按规定上报",
    ),
    Subject(
        CONTROL,
        "部分人员难以见面",
        ("WH602", "VI404"),
        "人",
        "台账反映走访见不到本人（待核实）的有{n}{where}",
        "改进走访方式",
        "对见不到面的，错时走访并联系家属和居住地社区（村），每次走访如实记录",
    ),
    Subject(
        CONTROL,
        "人户分离、外出人员管控难度大",
        ("WH603", "WH604"),
        "人",
        "社会面人员中，人户分离或外出的有{n}{where}",
        "加强异地衔接",
        "与居住地建立双向管控，定期联系、委托检测、互通情况",
    ),
    Subject(
        CONTROL,
        "走访帮教不够经常",
        ("VI401", "VI403"),
        "人",
        "超过规定间隔没有走访或期内从未走访的有{n}{where}",
        "按期走访帮教",
        "按风险等级排出走访计划，落实到人，逐月核对完成情况",
    ),
    Subject(
        CONTROL,
        "检测没有全部落实",
        ("TE501", "TE502", "TE503"),
        "人",
        "检测超期、次数不足或结果缺失的有{n}{where}",
        "落实定期检测",
        "按计划通知到人，拒检的依规告诫并登记，缺检的查明原因、记入档案",
    ),
    Subject(
        CONTROL,
        "阳性结果处置记录不全",
        ("TE506",),
        "人",
        "检测阳性之后没有处置记录的有{n}{where}",
        "规范阳性处置",
        "及时报告公安机关，处置情况当日记入台账",
    ),
    Subject(
        CONTROL,
        "报到、签协议等法定环节有缺漏",
        ("DT306", "DT307", "DT308", "DT309", "DT310", "DT311", "DT313", "DT314", "DT315", "DT316"),
        "人",
        "报到、协议、期限等方面存在问题的有{n}{where}",
        "规范执行环节",
        "逐人核对送达、报到、协议和期满日期，逾期不报到的及时报告公安机关",
    ),
    Subject(
        WORK,
        "帮教责任没有全部落实到人",
        ("DO203", "DO204", "DO205", "DO211"),
        "人",
        "帮教小组成员或“五知”不全的有{n}{where}",
        "压实帮教责任",
        "落实家庭、民警、街道（乡镇）、社区（村）四方责任人，走访中补齐“五知”",
    ),
    Subject(
        PUBLICITY,
        "宣传没有覆盖到每个社区（村）",
        ("PU706",),
        "个",
        "期内没有宣传活动记录的有{n}{where}",
        "补上宣传空白",
        "逐个安排宣传活动，开展过而没有登记的据实补记",
    ),
    Subject(
        WORK,
        "情报交流、毒情排查不够经常",
        ("PU708",),
        "处",
        "情报交流、毒情排查、会议等没有达到规定次数的有{n}{where}",
        "按期交流排查",
        "按规定的次数召开、排查，当次登记",
    ),
    Subject(
        WORK,
        "台账基础数据质量不高",
        (
            *("ID", "DT301", "DT303", "DT305", "DO207", "DO208", "DO209", "ST008", "ST009", "ST010", "ST011", "AG9"),
            *("PU701", "PU703", "PU704", "WH606", "WH608", "VI405", "VI406", "VI410", "TE504", "TE505", "TE508"),
            *("XR803", "XR804"),
        ),
        "处",
        "台账填写有误、空白或读不出来的有{n}{where}",
        "提高台账质量",
        "对照问题清单逐项更正，每月核对一次合计与明细",
    ),
)
