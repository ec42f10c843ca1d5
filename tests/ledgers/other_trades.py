"""Registers of other trades that look like ours and must not be taken for them."""

from tests.ledgers.workshop import Sample

_PEOPLE = "1|张一鸣|男|#1|{}\n2|李二平|女|#2|{}"


def _roster(name: str, title: str, columns: str, first: str, second: str, **more: str) -> Sample:
    body = _PEOPLE.format(first, second)
    return Sample(name, f"{title}\n序号|姓名|性别|身份证号|{columns}\n{body}", merged="A1:F1", **more)


DECOYS = (
    _roster("Party members", "和平里社区党员花名册", "所在党支部|入党时间", "第一支部|2001.7.1", "第二支部|2010.7.1"),
    _roster(
        "Party members on a sheet named after the drug form",
        "",
        "所在党支部|党费交纳至",
        "第一支部|2024.7",
        "第二支部|2024.8",
        sheet="吸毒人员登记表",
    ),
    _roster("pupils", "青和小学学生花名册", "班级|家长联系电话", "三1班|13900000001", "三2班|13900000002"),
    _roster(
        "people under community correction",
        "社区矫正对象花名册",
        "矫正开始时间|矫正结束时间|管控现状",
        "2024.1.1|2025.1.1|在管",
        "2024.2.1|2025.2.1|在管",
    ),
    _roster("the old", "向阳社区80岁以上老年人登记表", "现住址|健康状况", "和平路1号|良好", "和平路2号|一般"),
    _roster(
        "people with mental disorders",
        "严重精神障碍患者管理台账",
        "风险等级|监护人",
        "0级|张大力",
        "1级|李大同",
        names="禁毒办\n综治",
    ),
    _roster(
        "anti-drug volunteers",
        "青和街道禁毒志愿者花名册",
        "联系电话|加入时间",
        "13900000001|2024.1",
        "13900000002|2024.2",
    ),
    _roster("anti-drug social workers", "某县禁毒社工通讯录", "职务|联系电话", "社工|13900000001", "组长|13900000002"),
    _roster(
        "those let out of prison", "刑满释放人员安置帮教花名册", "释放日期|帮教责任人", "2024.1.1|赵某", "2024.2.1|钱某"
    ),
    _roster("grid workers", "网格员信息登记表", "所属网格|联系电话", "第一网格|13900000001", "第二网格|13900000002"),
    _roster("the vaccinated", "新冠疫苗接种登记表", "接种时间|接种地点", "2021.5.1|卫生院", "2021.6.1|卫生院"),
    _roster("residents", "常住人口登记表", "户籍地址|联系电话", "和平路1号|13900000001", "和平路2号|13900000002"),
    Sample(
        "wages",
        "2024年6月工资表||||\n序号|姓名|基本工资|补贴|实发\n1|张一鸣|3000|200|3200\n2|李二平|3000|300|3300\n合计||6000|500|6500",
        merged="A1:E1",
    ),
    Sample(
        "visits to people in need",
        "走访慰问困难群众登记表||||\n序号|姓名|走访时间|走访人|慰问品\n1|张一鸣|2024.1.5|钱主任|米、油\n2|李二平|2024.1.5|钱主任|米、油",
        merged="A1:E1",
    ),
    Sample(
        "publicity against fraud",
        "反诈宣传活动登记表||||\n序号|活动时间|活动地点|宣传形式|数量\n1|2024.1.5|广场|传单|300\n2|2024.1.6|广场|横幅|3",
        merged="A1:E1",
    ),
    Sample(
        "equipment with dates and results",
        "设备检测登记||||\n序号|设备名称|检测时间|检测结果|检测人\n1|电梯|2024.1.5|合格|赵某\n2|锅炉|2024.1.6|合格|钱某",
        merged="A1:E1",
    ),
)
