"""Cards invented for the workshop: labels and values, one person after the other."""

from tests.ledgers.telling import Telling

CARDS = (
    Telling(
        "a form with relatives, staff, a photograph and boxes of long text",
        """
社区戒毒人员登记表|||||
姓名|张一鸣|性别|男|出生日期|1980年1月1日
身份证号|#1||民族|汉族|照片
文化程度|初中|婚姻状况|已婚||
户籍地址|某省某市某县和平路1号||||
现住址|同上||||
毒品种类|冰毒|戒毒措施|社区戒毒|报到日期|2024.3.5
家庭成员|姓名|关系|联系电话|工作单位|
|李小花|妻子|13900000002|某厂|
|张大力|父亲|13900000003||
责任民警|赵警官|联系电话|13900000004|禁毒社工|钱社工
现实表现|||||
该人表现良好，按时尿检。|||||
填表人：周某|||填表日期：2024年6月1日||
""",
        "persons | name B2 张一鸣 | sex D2 男 | birth_date F2 1980-01-01 | id_number B3 #1 | ethnicity E3 汉族 | education B4 初中"
        " | marital_status D4 已婚 | household_address B5 某省某市某县和平路1号 | residence_address B6 某省某市某县和平路1号"
        " | drug B7 冰毒 | measure D7 社区戒毒 | reported_on F7 2024-03-05 | relative B9 李小花 | relative_phone D9 13900000002"
        " | officer B11 赵警官 | officer_phone D11 13900000004 | worker F11 钱社工 | remarks A13 该人表现良好，按时尿检。",
        merged="A1:F1 B3:C3 F3:F4 B5:F5 B6:F6 A8:A10 A12:F12 A13:F13",
        layout="cards",
        roles={"title": 1, "record": 12, "note": 1},
    ),
    Telling(
        "labels and values in the same cells",
        """
姓  名：张一鸣   性  别：男   出生日期：1980.1.1
身份证号：11010519491231002X   联系电话：13900000001
戒毒措施：社区康复；管控现状：在控
现住址：和平路1号
""",
        "persons | birth_date A1 1980-01-01 | name A1 张一鸣 | sex A1 男 | id_number A2 11010519491231002X"
        " | phone A2 13900000001 | control_status A3 在控 | measure A3 社区康复 | residence_address A4 和平路1号",
        layout="cards",
        roles={"record": 4},
    ),
    Telling(
        "cards below each other, each under its title",
        """
吸毒人员基本情况登记表|||
姓  名|张一鸣|性  别|男
身份证号|#1|管控现状|在控
现住址|和平路1号||
|||
吸毒人员基本情况登记表|||
姓  名|李二平|性  别|女
身份证号|#2|管控现状|外出
现住址|和平路2号||
""",
        "persons | name B2 张一鸣 | sex D2 男 | id_number B3 #1 | control_status D3 在控 | residence_address B4 和平路1号\n"
        "persons | name B7 李二平 | sex D7 女 | id_number B8 #2 | control_status D8 外出 | residence_address B9 和平路2号",
        merged="A1:D1 B4:D4 A6:D6 B9:D9",
        layout="cards",
        roles={"title": 2, "record": 6, "blank": 1},
    ),
    Telling(
        "one label a row, and the next person where 姓名 comes again",
        """
姓名|张一鸣
性别|男
身份证号|#1
毒品种类|冰毒
戒毒措施|社区戒毒
姓名|李二平
性别|女
身份证号|#2
毒品种类|海洛因
戒毒措施|社区康复
""",
        "persons | name B1 张一鸣 | sex B2 男 | id_number B3 #1 | drug B4 冰毒 | measure B5 社区戒毒\n"
        "persons | name B6 李二平 | sex B7 女 | id_number B8 #2 | drug B9 海洛因 | measure B10 社区康复",
        layout="cards",
        roles={"record": 10},
    ),
    Telling(
        "a blank form",
        """
社区戒毒人员登记表|||||
姓名||性别||出生日期|
身份证号|||民族||照片
文化程度||婚姻状况||联系电话|
户籍地址|||||
现住址|||||
毒品种类||戒毒措施||报到日期|
""",
        "",
        merged="A1:F1 B3:C3 B5:F5 B6:F6",
        layout="cards",
        roles={"title": 1, "header": 6},
    ),
    Telling(
        "values below their labels",
        """
社区戒毒人员登记表|||
姓名|性别|出生日期|身份证号
张一鸣|男|1980.1.1|#1
民族|文化程度|联系电话|毒品种类
汉族|初中|13900000001|冰毒
戒毒措施|报到日期|管控现状|风险等级
社区戒毒|2024.3.5|在控|低
""",
        "persons | name A3 张一鸣 | sex B3 男 | birth_date C3 1980-01-01 | id_number D3 #1 | ethnicity A5 汉族 | education B5 初中"
        " | phone C5 13900000001 | drug D5 冰毒 | measure A7 社区戒毒 | reported_on B7 2024-03-05 | control_status C7 在控"
        " | risk D7 低",
        merged="A1:D1",
        layout="cards",
        roles={"title": 1, "record": 6},
    ),
    Telling(
        "visits and tests listed on the person's card",
        """
社区戒毒人员登记卡|||
姓名|张一鸣|性别|男
身份证号|#1|毒品种类|冰毒
戒毒措施|社区戒毒|管控现状|在控
走访记录|||
走访时间|走访人|走访情况|备注
2024.1.5|赵警官|在家|
2024.2.5|赵警官|外出|已电话联系
尿检记录|||
尿检时间|尿检结果|检测人|
2024.1.5|阴性|赵警官|
""",
        "persons | name B2 张一鸣 | sex D2 男 | id_number B3 #1 | drug D3 冰毒 | measure B4 社区戒毒 | control_status D4 在控\n"
        "visits | name B2 张一鸣 | id_number B3 #1 | visited_on A7 2024-01-05 | visitor B7 赵警官 | content C7 在家\n"
        "visits | name B2 张一鸣 | id_number B3 #1 | visited_on A8 2024-02-05 | visitor B8 赵警官 | content C8 外出"
        " | remarks D8 已电话联系\n"
        "drug_tests | name B2 张一鸣 | id_number B3 #1 | tested_on A11 2024-01-05 | result B11 阴性 | tester C11 赵警官",
        merged="A1:D1 A5:D5 A9:D9",
        layout="cards",
        roles={"title": 1, "record": 10},
    ),
    Telling(
        "the record of one visit",
        """
走访记录表|||
被走访人|张一鸣|走访时间|2024.1.5
走访人|赵警官|走访方式|入户
走访地点|家中|是否见面|是
走访内容|近期在某厂上班，表现良好||
""",
        "visits | name B2 张一鸣 | visited_on D2 2024-01-05 | visitor B3 赵警官 | method D3 入户 | place B4 家中 | met D4 True"
        " | content B5 近期在某厂上班，表现良好",
        merged="A1:D1 B5:D5",
        layout="cards",
        roles={"title": 1, "record": 4},
    ),
    Telling(
        "colons after the labels, boxes to tick, a relative told by 与本人关系",
        """
吸毒人员信息登记表|||
姓名：|张一鸣|性别：|□女 ☑男
身份证号：|#1|联系电话：|13900000001
戒毒措施：|□社区戒毒 ☑社区康复|管控现状：|□在控 □失控
姓名：|李小花|与本人关系：|妻子
家属电话：|13900000002||
""",
        "persons | name B2 张一鸣 | sex D2 男 | id_number B3 #1 | phone D3 13900000001 | measure B4 社区康复 | relative B5 李小花"
        " | relative_phone B6 13900000002",
        merged="A1:D1",
        layout="cards",
        roles={"title": 1, "record": 5},
    ),
    Telling(
        "groups down the side, labels broken over lines, a team that is nobody's relative",
        """
社区康复人员信息表|||||
基本情况|姓\\n名|张一鸣|性\\n别|男|照片
|身份证号码|#1||民族|汉|
|户籍地|某县和平路1号||派出所|某派出所|
家庭主要成员|称谓|姓名|年龄|联系电话|工作单位
|妻子|李小花|40|13900000002|某厂
|儿子|张小小|12||某校
帮教小组|姓名|职务|联系电话||
|赵警官|民警|13900000004||
|钱主任|社区干部|13900000005||
戒毒情况|毒品种类|冰毒|戒毒措施|社区康复|
|报到日期|2024年3月5日|期满日期|2027年3月4日|
""",
        "persons | name C2 张一鸣 | sex E2 男 | id_number C3 #1 | household_address C4 某县和平路1号 | relative C6 李小花"
        " | relative_phone E6 13900000002 | drug C11 冰毒 | measure E11 社区康复 | reported_on C12 2024-03-05"
        " | term_ends_on E12 2027-03-04 | ethnicity F3 汉 | household_station F4 某派出所",
        merged="A1:F1 A2:A4 C3:D3 C4:D4 A5:A7 A8:A10 A11:A12",
        layout="cards",
        roles={"title": 1, "record": 11},
    ),
    Telling(
        "a blank column between each label and its value",
        """
吸毒人员登记表||||||
姓名||张一鸣||性别||男
身份证号||#1||管控现状||在控
现住址||和平路1号||||
""",
        "persons | name C2 张一鸣 | sex G2 男 | id_number C3 #1 | control_status G3 在控 | residence_address C4 和平路1号",
        layout="cards",
        roles={"title": 1, "record": 3},
    ),
    Telling(
        "among the cards one without a name, one with two, one blank",
        """
戒毒人员登记卡|||
姓名|张一鸣|性别|男
身份证号|#1|毒品种类|冰毒
戒毒措施|社区戒毒|管控现状|在控
戒毒人员登记卡|||
姓名||性别|男
身份证号|#2|毒品种类|冰毒
戒毒措施|社区戒毒|管控现状|在控
戒毒人员登记卡|||
姓名|王三省、赵四海|性别|男
身份证号|#3|毒品种类|冰毒
戒毒措施|社区戒毒|管控现状|在控
戒毒人员登记卡|||
姓名||性别|
身份证号||毒品种类|
戒毒措施||管控现状|
""",
        "persons | name B2 张一鸣 | sex D2 男 | id_number B3 #1 | drug D3 冰毒 | measure B4 社区戒毒 | control_status D4 在控",
        merged="A1:D1 A5:D5 A9:D9 A13:D13",
        layout="cards",
        roles={"title": 4, "record": 3, "unread": 6, "header": 3},
        unread={6: "登记卡没有填写姓名", 10: "一格写了几个人，应一人一行"},
    ),
    Telling(
        "people side by side, labels down the side",
        """
吸毒人员情况|||
姓名|张一鸣|李二平|王三省
性别|男|女|男
身份证号|#1|#2|#3
戒毒措施|社区戒毒|社区康复|同左
管控现状|在控|在控|失控
""",
        "persons | name B2 张一鸣 | sex B3 男 | id_number B4 #1 | measure B5 社区戒毒 | control_status B6 在控\n"
        "persons | name C2 李二平 | sex C3 女 | id_number C4 #2 | measure C5 社区康复 | control_status C6 在控\n"
        "persons | name D2 王三省 | sex D3 男 | id_number D4 #3 | measure D5 社区康复 | control_status D6 失控",
        merged="A1:D1",
        layout="cards",
        roles={"title": 1, "record": 5},
    ),
    Telling(
        "two cards in one row",
        """
戒毒人员登记卡||||戒毒人员登记卡|||
姓名|张一鸣|性别|男|姓名|李二平|性别|女
身份证号|#1|民族|汉|身份证号|#2|民族|汉
戒毒措施|社区戒毒|管控现状|在控|戒毒措施|社区康复|管控现状|在控
""",
        "persons | name B2 张一鸣 | sex D2 男 | id_number B3 #1 | ethnicity D3 汉 | measure B4 社区戒毒 | control_status D4 在控\n"
        "persons | name F2 李二平 | sex H2 女 | id_number F3 #2 | ethnicity H3 汉 | measure F4 社区康复 | control_status H4 在控",
        merged="A1:D1 E1:H1",
        layout="cards",
        roles={"title": 1, "record": 3},
    ),
    Telling(
        "a card that also ticks off the papers on file, and a value that is itself a label",
        """
社区戒毒人员基本情况卡|||
基本情况|姓名|张一鸣|
性别|男|民族|汉
职业|社工|联系电话|13900000001
身份证号|#1|人员类别|社区戒毒
决定书|有|协议书|有
责任书|无|帮教小组名单|√
""",
        "persons | name C2 张一鸣 | sex B3 男 | ethnicity D3 汉 | employment B4 社工 | phone D4 13900000001 | id_number B5 #1"
        " | measure D5 社区戒毒\n"
        "dossiers | name C2 张一鸣 | id_number B5 #1 | decision B6 present | agreement D6 present"
        " | responsibility_letter B7 absent | members D7 present",
        merged="A1:D1",
        layout="cards",
        roles={"title": 1, "record": 6},
    ),
)

OTHER_CARDS = (
    """
入党积极分子登记表|||
姓名|张一鸣|性别|男
身份证号|#1|民族|汉
入党时间|2001.7.1|所在党支部|第一支部
现住址|和平路1号||
""",
    """
低保家庭登记表|||
姓名|张一鸣|性别|男
身份证号|#1|家庭人口|3
低保类别|A类|月领金额|800
家庭住址|和平路1号||
""",
    """
人口信息登记表|||
姓名|张一鸣|性别|男
身份证号|#1|婚姻状况|已婚
户籍地址|和平路1号|联系电话|13900000001
""",
    """
房屋出租登记卡|||
房东姓名|张一鸣|联系电话|13900000001
承租人姓名|李二平|身份证号|#1
房屋地址|和平路1号|租期|一年
""",
    """
禁毒志愿者登记表|||
姓名|张一鸣|性别|男
身份证号|#1|联系电话|13900000001
服务时长|20小时|加入时间|2024.1
""",
    """
请假条|||
请假人|张一鸣|部门|办公室
请假时间|2024.1.5|天数|2
事由|探亲||
""",
    """
姓名|张一鸣|性别|男
身份证号|#1|民族|汉
入职时间|2001.7.1|职务|会计
联系电话|13900000001|现住址|和平路1号
""",
)
