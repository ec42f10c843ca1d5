"""Rosters and dossiers invented for the workshop."""

from tests.ledgers.workshop import Sample

PEOPLE = (
    Sample(
        "a street's roster under a header of three rows with 户籍地 split in four",
        """
青和街道吸毒人员花名册|||||||||||
填报单位：青和街道办事处||||||||填报日期：2024年6月30日|||
序号|基本情况||||||||管控情况||备注
|姓名|性别|证件号码|户籍地||||现住址|管控现状|风险等级|
||||省|市|县（区）|详细地址||||
1|张一鸣|男|#1|某省|某市|某县|和平路1号|和平路2号|在控|低|
2|李二平|女|#2|某省|某市|某县|和平路3号|和平路3号|失控|高|外出
""",
        merged="A1:L1 A3:A5 B3:I3 J3:K3 L3:L5 B4:B5 C4:C5 D4:D5 E4:H4 I4:I5 J4:J5 K4:K5",
        ledger="persons",
        header=(3, 4, 5),
        fields={
            "sequence": "A",
            "name": "B",
            "sex": "C",
            "id_number": "D",
            "household_address": "H",
            "residence_address": "I",
            "control_status": "J",
            "risk": "K",
            "remarks": "L",
        },
        records={"persons": 2},
        roles={"title": 2, "header": 3, "record": 2},
        communities=("", ""),
    ),
    Sample(
        "a township's roster with a counted banner for each village and no 序号",
        """
云溪乡在册吸毒人员名单||||
对象姓名|性别|身份证号码|家庭住址|戒毒情况
东村（2人）||||
张一鸣|男|#1|东村1组|社区戒毒
李二平|女|#2|东村2组|社区康复
西山村（1人）||||
王三省|男|#3|西山村1组|社区戒毒
""",
        merged="A1:E1 A3:E3 A6:E6",
        ledger="persons",
        header=(2,),
        fields={"name": "A", "sex": "B", "id_number": "C", "residence_address": "D", "measure": "E"},
        records={"persons": 3},
        roles={"title": 1, "header": 1, "banner": 2, "record": 3},
        communities=("东村", "东村", "西山村"),
    ),
    Sample(
        "a county's roster with 小计 after each township and 总计 last",
        """
某县社区戒毒社区康复人员花名册||||
序号|乡镇|姓名|身份证号|报到时间
1|云溪乡|张一鸣|#1|2024.1.5
2|云溪乡|李二平|#2|2024.2.6
|小计|2||
3|石门镇|王三省|#3|2024.3.7
|小计|1||
|总计|3||
""",
        merged="A1:E1",
        ledger="persons",
        header=(2,),
        fields={"sequence": "A", "street": "B", "name": "C", "id_number": "D", "reported_on": "E"},
        records={"persons": 3},
        roles={"title": 1, "header": 1, "record": 3, "subtotal": 2, "total": 1},
        communities=("", "", ""),
    ),
    Sample(
        "a roster with 栏次 below the header and the total first",
        """
序号|吸毒人员姓名|性别|证件号码|社区|管控现状|毒品种类
栏次|1|2|3|4|5|6
合计|3||||||
1|张一鸣|男|#1|和平里社区|在控|海洛因
2|李二平|女|#2|和平里社区|在控|冰毒
3|王三省|男|#3|向阳社区|外出|冰毒
""",
        ledger="persons",
        header=(1,),
        fields={
            "sequence": "A",
            "name": "B",
            "sex": "C",
            "id_number": "D",
            "community": "E",
            "control_status": "F",
            "drug": "G",
        },
        records={"persons": 3},
        roles={"header": 2, "total": 1, "record": 3},
        communities=("和平里社区", "和平里社区", "向阳社区"),
    ),
    Sample(
        "a roster with groups for relatives and police",
        """
向阳社区吸毒人员登记册||||||||
序号|姓名|身份证号|家庭成员|||责任民警||备注
|||姓名|关系|电话|姓名|联系电话|
1|张一鸣|#1|张大力|父子|13900000001|赵警官|13900000002|
2|李二平|#2|李大同|父女|13900000003|赵警官|13900000002|
""",
        merged="A1:I1 A2:A3 B2:B3 C2:C3 D2:F2 G2:H2 I2:I3",
        ledger="persons",
        header=(2, 3),
        fields={
            "sequence": "A",
            "name": "B",
            "id_number": "C",
            "relative": "D",
            "relative_phone": "F",
            "officer": "G",
            "officer_phone": "H",
            "remarks": "I",
        },
        records={"persons": 2},
        roles={"title": 1, "header": 2, "record": 2},
        communities=("向阳社区", "向阳社区"),
    ),
    Sample(
        "a roster that names the team of each person",
        """
青和街道有吸毒史人员帮教花名册||||||||
序号|姓名|性别|身份证号|社区|帮教小组||||管控现状
|||||家庭|民警|街道|社区|
1|张一鸣|男|#1|和平里社区|张大力|赵警官|钱主任|孙书记|在控
2|李二平|女|#2|向阳社区|李大同|赵警官|钱主任|周书记|在控
""",
        merged="A1:J1 A2:A3 B2:B3 C2:C3 D2:D3 E2:E3 F2:I2 J2:J3",
        ledger="persons",
        header=(2, 3),
        fields={"sequence": "A", "name": "B", "sex": "C", "id_number": "D", "community": "E", "control_status": "J"},
        records={"persons": 2, "dossiers": 2},
        roles={"title": 1, "header": 2, "record": 2},
        communities=("和平里社区", "向阳社区"),
    ),
    Sample(
        "a roster grouped by measure: banners name measures, not places",
        """
和平里社区涉毒人员台账|||
一、社区戒毒人员（2人）|||
序号|姓名|身份证号|报到日期
1|张一鸣|#1|2024-01-05
2|李二平|#2|2024-02-06
二、社区康复人员（1人）|||
1|王三省|#3|2024-03-07
""",
        merged="A1:D1 A2:D2 A6:D6",
        ledger="persons",
        header=(3,),
        fields={"measure": "A", "sequence": "A", "name": "B", "id_number": "C", "reported_on": "D"},
        records={"persons": 3},
        roles={"title": 2, "header": 1, "record": 3, "banner": 1},
        communities=("和平里社区",) * 3,
    ),
    Sample(
        "a text table whose two-row header cannot be merged",
        """
序号|姓名|身份证号|户籍地||管控情况||备注
|||派出所|详细地址|管控现状|风险等级|
1|张一鸣|#1|某派出所|和平路1号|在控|低|
2|李二平|#2|某派出所|和平路3号|失控|高|外出
""",
        names="吸毒人员名册\n资料",
        ledger="persons",
        header=(1, 2),
        fields={
            "sequence": "A",
            "name": "B",
            "id_number": "C",
            "household_station": "D",
            "household_address": "E",
            "control_status": "F",
            "risk": "G",
            "remarks": "H",
        },
        records={"persons": 2},
        roles={"header": 2, "record": 2},
        communities=("", ""),
    ),
    Sample(
        "a roster whose header is repeated after a page break",
        """
和平里社区吸毒人员花名册|||
序号|姓名|身份证号|管控现状
1|张一鸣|#1|在控
2|李二平|#2|在控
序号|姓名|身份证号|管控现状
3|王三省|#3|外出
""",
        merged="A1:D1",
        ledger="persons",
        header=(2,),
        fields={"sequence": "A", "name": "B", "id_number": "C", "control_status": "D"},
        records={"persons": 3},
        roles={"title": 1, "header": 2, "record": 3},
        communities=("和平里社区",) * 3,
    ),
    Sample(
        "a roster with 例, typed-ahead 序号, a note and signatures",
        """
禁毒花名册||||
序号|姓名|性别|身份证号|戒毒措施
例|某某|男|11010519491231002X|社区戒毒
1|张一鸣|男|#1|社区戒毒
2|李二平|女|#2|社区康复
3||||
4||||
注：1.本表每季度更新一次。||||
2.身份证号须完整填写。||||
填表人：王某||审核人：李某||2024年6月30日
""",
        merged="A1:E1 A8:E8 A9:E9",
        ledger="persons",
        header=(2,),
        fields={"sequence": "A", "name": "B", "sex": "C", "id_number": "D", "measure": "E"},
        records={"persons": 2},
        roles={"title": 1, "header": 1, "note": 4, "record": 2, "blank": 2},
        communities=("", ""),
    ),
    Sample(
        "a roster that starts in column C and row 4 and writes 同上",
        """
|||||
||||
||和平里社区吸毒人员名册|||
||姓名|身份证号|现住址|管控现状
||张一鸣|#1|和平里1栋101|在控
||李二平|#2|同上|在控
||王三省|#3|〃|外出
""",
        merged="C3:F3",
        ledger="persons",
        header=(4,),
        fields={"name": "C", "id_number": "D", "residence_address": "E", "control_status": "F"},
        records={"persons": 3},
        roles={"blank": 2, "title": 1, "header": 1, "record": 3},
        communities=("和平里社区",) * 3,
    ),
    Sample(
        "a sheet called Sheet1 of which only the file's name tells the trade",
        """
序号|姓名|性别|身份证号|村|联系电话
1|张一鸣|男|#1|东村|13900000001
2|李二平|女|#2|西山村|13900000002
""",
        names="云溪乡禁毒台账2024\n资料",
        ledger="persons",
        header=(1,),
        fields={"sequence": "A", "name": "B", "sex": "C", "id_number": "D", "community": "E", "phone": "F"},
        records={"persons": 2},
        roles={"header": 1, "record": 2},
        communities=("东村", "西山村"),
    ),
    Sample(
        "subtotals that stand above what they add up",
        """
在册吸毒人员分村名单||||
村（社区）|姓名|身份证号|戒毒情况|备注
合计|3|||
东村小计|2|||
东村|张一鸣|#1|社区戒毒|
东村|李二平|#2|社区康复|
西山村小计|1|||
西山村|王三省|#3|社区戒毒|
""",
        merged="A1:E1",
        ledger="persons",
        header=(2,),
        fields={"community": "A", "name": "B", "id_number": "C", "measure": "D", "remarks": "E"},
        records={"persons": 3},
        roles={"title": 1, "header": 1, "total": 1, "subtotal": 2, "record": 3},
        communities=("东村", "东村", "西山村"),
    ),
    Sample(
        "a checklist of dossiers with √ and ×",
        """
社区戒毒人员档案资料核查表|||||||||
序号|社区|姓名|决定书|协议书|帮教小组名单|帮教措施|活动记录|尿检记录|档案是否完整
1|和平里社区|张一鸣|√|√|√|√|×|√|否
2|向阳社区|李二平|√|√|√|√|√|√|是
合计|||2|2|2|2|1|2|
""",
        merged="A1:J1",
        ledger="dossiers",
        header=(2,),
        fields={
            "sequence": "A",
            "community": "B",
            "name": "C",
            "decision": "D",
            "agreement": "E",
            "members": "F",
            "measures": "G",
            "activities": "H",
            "tests": "I",
            "complete": "J",
        },
        records={"dossiers": 2},
        roles={"title": 1, "header": 1, "record": 2, "total": 1},
        communities=("和平里社区", "向阳社区"),
    ),
    Sample(
        "a table of 五知",
        """
和平里社区帮教对象“五知”情况表||||||
序号|姓名|五知情况|||||备注
||基本情况|主要社会交往|家庭经济状况|现实理想状况|异常活动的时间和方向|
1|张一鸣|√|√|√|×|√|
""",
        merged="A1:H1 A2:A3 B2:B3 C2:G2 H2:H3",
        ledger="dossiers",
        header=(2, 3),
        fields={
            "sequence": "A",
            "name": "B",
            "know_basics": "C",
            "know_contacts": "D",
            "know_finances": "E",
            "know_thoughts": "F",
            "know_activity": "G",
            "remarks": "H",
        },
        records={"dossiers": 1},
        roles={"title": 1, "header": 2, "record": 1},
        communities=("和平里社区",),
    ),
    Sample(
        "groups nobody merged below a title that is merged",
        """
和平里社区吸毒人员花名册|||||||
序号|姓名|身份证号|户籍地||管控情况||备注
|||派出所|详细地址|管控现状|风险等级|
1|张一鸣|#1|某派出所|和平路1号|在控|低|
2|李二平|#2|某派出所|和平路3号|失控|高|外出
""",
        merged="A1:H1",
        ledger="persons",
        header=(2, 3),
        fields={
            "sequence": "A",
            "name": "B",
            "id_number": "C",
            "household_station": "D",
            "household_address": "E",
            "control_status": "F",
            "risk": "G",
            "remarks": "H",
        },
        records={"persons": 2},
        roles={"title": 1, "header": 2, "record": 2},
        communities=("和平里社区",) * 2,
    ),
    Sample(
        "places standing alone in the column of names, and a page number",
        """
云溪乡吸毒人员名单||||
姓名|性别|身份证号码|家庭住址|戒毒情况
必填|必填|18位|到门牌|下拉选择
和平里社区||||
张一鸣|男|#1|和平路1号|社区戒毒
东村||||
李二平|女|#2|东村2组|社区康复
第1页，共2页||||
""",
        merged="A1:E1",
        ledger="persons",
        header=(2,),
        fields={"name": "A", "sex": "B", "id_number": "C", "residence_address": "D", "measure": "E"},
        records={"persons": 2},
        roles={"title": 1, "header": 1, "note": 2, "banner": 2, "record": 2},
        communities=("和平里社区", "东村"),
    ),
    Sample(
        "two rosters below each other, each under its community's title",
        """
和平里社区吸毒人员名单|||
序号|姓名|身份证号|管控现状
1|张一鸣|#1|在控
合计|1||
|||
向阳社区吸毒人员名单|||
序号|姓名|身份证号|管控现状
1|王三省|#3|外出
合计|1||
""",
        merged="A1:D1 A6:D6",
        ledger="persons",
        header=(2,),
        fields={"sequence": "A", "name": "B", "id_number": "C", "control_status": "D"},
        records={"persons": 2},
        roles={"title": 2, "header": 2, "record": 2, "total": 2, "blank": 1},
        communities=("和平里社区", "向阳社区"),
    ),
    Sample(
        "a roster below the members of the leading group, who are none of ours",
        """
禁毒工作领导小组成员名单||||
序号|姓名|职务|联系电话|备注
1|钱主任|组长|13900000001|
2|孙书记|副组长|13900000002|
||||
社区戒毒人员花名册||||
序号|姓名|身份证号|戒毒措施|管控现状
1|张一鸣|#1|社区戒毒|在控
""",
        merged="A1:E1 A6:E6",
        ledger="persons",
        header=(7,),
        fields={"sequence": "A", "name": "B", "id_number": "C", "measure": "D", "control_status": "E"},
        records={"persons": 1},
        roles={"unread": 4, "blank": 1, "title": 1, "header": 1, "record": 1},
        communities=("",),
    ),
    Sample(
        "degrees of risk before and now",
        """
吸毒人员风险评估表|||||
序号|姓名|身份证号|上季度风险等级|本季度风险等级|评估人
1|张一鸣|#1|高|中|赵警官
""",
        merged="A1:F1",
        ledger="persons",
        header=(2,),
        fields={"sequence": "A", "name": "B", "id_number": "C", "risk": "E"},
        records={"persons": 1},
        roles={"title": 1, "header": 1, "record": 1},
        communities=("",),
    ),
    Sample(
        "who looks after whom: the title's last noun is the police, the rows are ours",
        """
吸毒人员责任民警信息表||||
序号|姓名|身份证号|责任民警|民警电话
1|张一鸣|#1|赵警官|13900000002
""",
        merged="A1:E1",
        ledger="persons",
        header=(2,),
        fields={"sequence": "A", "name": "B", "id_number": "C", "officer": "D", "officer_phone": "E"},
        records={"persons": 1},
        roles={"title": 1, "header": 1, "record": 1},
        communities=("",),
    ),
)
