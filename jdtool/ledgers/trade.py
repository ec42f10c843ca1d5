"""Whether a sheet is an anti-drug ledger at all, or a register of another trade that happens to look alike."""

import re

from jdtool.ledgers.columns import Mapped

_OURS = re.compile(r"毒|戒断|帮教|尿检|社戒|社康|强戒|复吸|美沙酮|五知|四位一体|帮控|毛发检测")
_FOREIGN = re.compile(
    r"党员|党建|党费|党组织|团员|学生|学籍|教师|班级|矫正|精神|肇事|流动人口|常住人口|暂住|人口登记|老年|老人|高龄|残疾|低保|救助|优抚|退役"
    r"|失业|就业|企业|公司|工资|房屋|出租|住房|楼宇|缴费|收费|育龄|妇女|青少年|留守|网格员|医院|学校|网吧|场所|上访|信访|信教|邪教|传销"
    r"|消防|食品|药品|安全生产|疫苗|核酸|接种|客户|员工|职工|考勤|培训补贴|合同|发票|采购|库存|刑满|刑释|帮扶对象|贫困|脱贫|独居|空巢|志愿者"
    r"|境外|重点人口|重点青年|房东|租户|业主|物业|车辆|护林|河长|水库|选民|征兵|民兵"
)


def is_ours(mapped: Mapped, titles: str, names: str) -> bool:
    """`titles` is the text above the header, `names` the sheet, file and folder names.

    What stands above the header outweighs the sheet's name, which is often copied from another form.
    """
    if _OURS.search(titles):
        return True
    if _FOREIGN.search(titles):
        return mapped.own >= 3
    if mapped.own >= 2:
        return True
    if titles and mapped.own == 0 and not _OURS.search(_without_sheet(names)):
        return False
    if _FOREIGN.search(names) and not _OURS.search(names):
        return mapped.own >= 3
    return bool(_OURS.search(names)) or mapped.own >= 1


def _without_sheet(names: str) -> str:
    return names.split("\n", 1)[1] if "\n" in names else ""
