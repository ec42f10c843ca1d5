"""Whether a sheet is an anti-drug ledger at all, or a register of another trade that happens to look alike."""

import re

from jdtool.ledgers.titles.columns import Mapped

_OUR_PEOPLE = re.compile(r"吸毒|戒毒|涉毒人员|社戒|社康|社区康复|强戒|戒断|复吸|尿检|毛发检测|美沙酮|毒检")
_OUR_TRADE = re.compile(r"毒|戒治")
_OUR_WAY = re.compile(r"帮教|五知|四位一体|帮控")  # known to others too: those let out of prison are helped as well
_FOREIGN = re.compile(
    r"党员|党建|党费|党组织|党支部|入党|团员|学生|学籍|教师|班级|矫正|精神|肇事|流动人口|常住人口|暂住|人口登记|老年|老人|高龄|残疾"
    r"|低保|救助|优抚|退役|失业|就业|企业|公司|工资|薪|房屋|出租|住房|楼宇|缴费|收费|育龄|妇女|青少年|留守|网格员|医院|学校|网吧|场所"
    r"|上访|信访|信教|邪教|传销|反诈|诈骗|溺水|消防|防火|食品|药品|安全生产|疫苗|核酸|接种|体检|慢性病|客户|员工|职工|考勤|培训补贴"
    r"|合同|发票|采购|库存|刑满|刑释|安置帮教|帮扶对象|困难群众|困难户|贫困|脱贫|独居|空巢|志愿者|境外|重点人口|重点青年|房东|租户|业主"
    r"|物业|车辆|护林|河长|水库|选民|征兵|民兵|计生|生育|垃圾分类|医保|社保|养老"
)
_OUR_STAFF = re.compile(
    r"(社工|专干|专职(工作)?人员|工作人员|宣传员|信息员|讲师|民警|联络员|队员|干部|领导小组|成员单位|志愿者|网格员)[^\n]{0,4}"
    r"(花名册|名册|名单|登记|一览|信息|通讯录|台账|情况|联系)"
)


def is_ours(mapped: Mapped, titles: str, names: str) -> bool:
    """`titles` is the text above the header, `names` the sheet's, file's and folder's names, a line each.

    The nearest words that say anything decide; a sheet's name, often copied from another form, says nothing where
    there is a title and no column of ours.
    """
    if mapped.given:
        return True
    lines = [titles, *names.split("\n")]
    for place, words in enumerate(lines):
        if place == 1 and titles and not mapped.own:
            continue
        foreign = _FOREIGN.search(words)
        if _OUR_PEOPLE.search(words) or _OUR_TRADE.search(words) or (_OUR_WAY.search(words) and not foreign):
            return _said_to_be_ours(mapped, words)
        if foreign:
            return mapped.own >= (3 if place == 0 else 1 if _OUR_TRADE.search(names) else 2)
    if mapped.main.name == "activities" and "宣传" in titles:
        return not _foreign_columns(mapped)
    return mapped.own > _foreign_columns(mapped)


def is_foreign(words: str) -> bool:
    """Whether a title or name has a word of another trade.

    >>> is_foreign("党员花名册"), is_foreign("人员花名册")
    (True, False)
    """
    return bool(_FOREIGN.search(words))


def _said_to_be_ours(mapped: Mapped, words: str) -> bool:
    """Words may be ours and the people in the table not: volunteers, social workers, a form's name left over."""
    if mapped.main.name == "persons" and _OUR_STAFF.search(words):
        return mapped.own >= 2 or any(use.field == "officer" for use in mapped.uses)  # who has one is none
    if not mapped.own and _foreign_columns(mapped) >= 2:
        return False
    return bool(mapped.own or _OUR_PEOPLE.search(words) or not _FOREIGN.search(words))


def _foreign_columns(mapped: Mapped) -> int:
    return sum(1 for use in mapped.uses if not use.field and _FOREIGN.search(use.title))
