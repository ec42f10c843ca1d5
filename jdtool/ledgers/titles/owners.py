"""Whose name, telephone or address a column holds when its group or a prefix says it is somebody else's."""

import re

_NAME = re.compile(r"^(姓名|名字|人员|)$")
_PHONE = re.compile(r"(电话|手机|联系方式|号码|手机号)$")
_ROLES = (
    (re.compile(r"家属|家庭|亲属|家人"), "role_family"),
    (re.compile(r"民警|片警|派出所|警"), "role_officer"),
    (re.compile(r"社工|专职|专干"), "role_worker"),
    (re.compile(r"医"), "role_medic"),
    (re.compile(r"志愿"), "role_volunteer"),
    (re.compile(r"社区|居委|村|居民委"), "role_community"),
    (re.compile(r"街|乡|镇|综治"), "role_street"),
)
_KNOWS = (
    (re.compile(r"基本"), "know_basics"),
    (re.compile(r"交往"), "know_contacts"),
    (re.compile(r"经济"), "know_finances"),
    (re.compile(r"理想|思想"), "know_thoughts"),
    (re.compile(r"异常|活动|时间"), "know_activity"),
)
_STRANGERS = re.compile(
    r"户主|业主|房东|房主|法人|产权人|出租人|家长|配偶|父亲|母亲|子女|联户长|介绍人|担保人|(?<!包保)负责人$"
)
_TEAM = re.compile(r"帮教小组|帮教成员|帮教人员|四位一体|工作小组|帮控|包保|小组成员|帮教力量|帮教责任人")
_OFFICER = re.compile(r"民警|片警|警官")
_WORKER = re.compile(r"社工|专干|专职")
_STAFFING = re.compile(r"核定|应配|现有|实有|在岗|实配")  # numbers of workers, under 禁毒社工（人）: nobody's contact
_RELATIVE = re.compile(r"家庭成员|家属|亲属|监护人|家庭主要成员")
_HELPER = re.compile(r"责任人|帮扶人|帮教人|包保人|联系人|管控人|网格员|负责人")
_HOUSEHOLD = re.compile(r"^原?(户籍|户口)(所在)?(地|地址|住址|情况|信息)?$")
_RESIDENCE = re.compile(r"^(现|目前|实际|经常)*(居住?|住|暂住|实住)(地|地址|址|所|情况|信息)?$")
NOBODY = ""  # somebody else's column: no field of ours


def owned_field(group: str, leaf: str) -> str | None:
    """The field a leaf title means under its group; NOBODY where it is a stranger's, None where the group is silent.

    >>> owned_field("家庭成员", "姓名"), owned_field("责任民警", "联系电话"), owned_field("帮教小组成员", "社区")
    ('relative', 'officer_phone', 'role_community')
    >>> owned_field("户主", "姓名"), owned_field("基本情况", "姓名"), owned_field("户籍地", "详细地址")
    ('', None, 'household_address')
    """
    if "五知" in group:
        return _first(_KNOWS, leaf)
    if _TEAM.search(group):
        return _first(_ROLES, leaf)
    if _HOUSEHOLD.search(group) or _RESIDENCE.search(group):
        return _address(group, leaf)
    return _contact(group, leaf)


def prefixed_field(title: str) -> str | None:
    """The same for one title with its owner in front: 监护人电话, 户主身份证号.

    >>> prefixed_field("社区民警姓名"), prefixed_field("房东身份证号码"), prefixed_field("本人电话")
    ('officer', '', None)
    """
    tail = re.search(r"(姓名|联系电话|电话|手机号?码?|联系方式|身份证号码?|证件号码?|住址|地址)$", title)
    if not tail or not title[: tail.start()]:
        return None
    return _contact(title[: tail.start()], tail[1])


def detail(leaf: str) -> float:
    """How much an address column may tell, 0 to 0.05: of 省, 市, 县, 详细地址 under one group the last is read.

    >>> sorted(("省", "详细地址", "县", "社区"), key=detail)
    ['省', '县', '社区', '详细地址']
    """
    return next((0.05 - 0.01 * rank for rank, words in enumerate(_DETAIL) if words.search(leaf)), 0.0)


_DETAIL = tuple(map(re.compile, (r"详|址|门牌|楼|号", r"村|社区|居|组", r"街|乡|镇", r"县|区", r"市")))


def _first(table: tuple[tuple[re.Pattern[str], str], ...], leaf: str) -> str | None:
    return next((field for pattern, field in table if pattern.search(leaf)), None)


def _address(group: str, leaf: str) -> str | None:
    household = bool(_HOUSEHOLD.search(group))
    if "派出所" in leaf:
        return "household_station" if household else NOBODY
    if re.search(r"址|省|市|县|区|地|乡|镇|街|村|社区|门牌|住", leaf):
        return "household_address" if household else "residence_address"
    return None


def _contact(owner: str, leaf: str) -> str | None:
    if _STRANGERS.search(owner):
        return NOBODY
    if _STAFFING.search(leaf):
        return None
    for pattern, name, phone in (
        (_OFFICER, "officer", "officer_phone"),
        (_WORKER, "worker", "worker_phone"),
        (_RELATIVE, "relative", "relative_phone"),
    ):
        if pattern.search(owner):
            if _PHONE.search(leaf):
                return phone
            return name if _NAME.match(leaf) else NOBODY
    if _HELPER.search(owner):  # 责任人 over 责任民警 and 禁毒社工 only groups them
        return "helper" if _NAME.match(leaf) else NOBODY if _PHONE.search(leaf) else None
    return None
