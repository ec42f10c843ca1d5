"""Tables beside and right below each other, and habits of filling them, invented for the workshop."""

from tests.ledgers.telling import Telling

BESIDE = (
    Telling(
        "one roster printed in two columns with one total",
        """
和平里社区吸毒人员花名册|||||
序号|姓名|管控现状|序号|姓名|管控现状
1|张一鸣|在控|3|王三省|在控
2|李二平|在控|4|赵四海|失控
合计|4||||
""",
        "persons | sequence A3 1 | name B3 张一鸣 | control_status C3 在控\n"
        "persons | sequence A4 2 | name B4 李二平 | control_status C4 在控\n"
        "persons | sequence D3 3 | name E3 王三省 | control_status F3 在控\n"
        "persons | sequence D4 4 | name E4 赵四海 | control_status F4 失控",
        merged="A1:F1",
        header=(2,),
        roles={"title": 1, "header": 1, "record": 2, "total": 1},
    ),
    Telling(
        "three columns of names and communities, the last one shorter",
        """
吸毒人员名单|||||
姓名|社区|姓名|社区|姓名|社区
张一鸣|和平里社区|王三省|向阳社区|周五湖|和平里社区
李二平|和平里社区|赵四海|向阳社区||
""",
        "persons | name A3 张一鸣 | community B3 和平里社区\n"
        "persons | name A4 李二平 | community B4 和平里社区\n"
        "persons | name C3 王三省 | community D3 向阳社区\n"
        "persons | name C4 赵四海 | community D4 向阳社区\n"
        "persons | name E3 周五湖 | community F3 和平里社区",
        merged="A1:F1",
        header=(2,),
        roles={"title": 1, "header": 1, "record": 2},
    ),
    Telling(
        "a roster, and visits to the right of a blank column that go on further down",
        """
和平里社区吸毒人员花名册|||||||
序号|姓名|身份证号|管控现状||姓名|走访时间|走访人
1|张一鸣|#1|在控||张一鸣|2024.1.5|赵警官
2|李二平|#2|在控||李二平|2024.1.6|同上
|||||张一鸣|2024.2.5|赵警官
""",
        "persons | sequence A3 1 | name B3 张一鸣 | id_number C3 #1 | control_status D3 在控\n"
        "persons | sequence A4 2 | name B4 李二平 | id_number C4 #2 | control_status D4 在控\n"
        "visits | name F3 张一鸣 | visited_on G3 2024-01-05 | visitor H3 赵警官\n"
        "visits | name F4 李二平 | visited_on G4 2024-01-06 | visitor H4 赵警官\n"
        "visits | name F5 张一鸣 | visited_on G5 2024-02-05 | visitor H5 赵警官",
        merged="A1:H1",
        header=(2,),
        roles={"title": 1, "header": 1, "record": 3},
    ),
    Telling(
        "two communities, each under its own title and with its own total",
        """
和平里社区吸毒人员名单||||向阳社区吸毒人员名单||
序号|姓名|管控现状||序号|姓名|管控现状
1|张一鸣|在控||1|王三省|在控
2|李二平|在控||||
合计|2|||合计|1|
""",
        "persons | sequence A3 1 | name B3 张一鸣 | control_status C3 在控\n"
        "persons | sequence A4 2 | name B4 李二平 | control_status C4 在控\n"
        "persons | sequence E3 1 | name F3 王三省 | control_status G3 在控",
        merged="A1:C1 E1:G1",
        header=(2,),
        roles={"title": 1, "header": 1, "record": 2, "total": 1},
    ),
    Telling(
        "beside the roster the leading group, who are none of ours",
        """
和平里社区吸毒人员花名册|||||||
序号|姓名|身份证号|管控现状||姓名|职务|电话
1|张一鸣|#1|在控||钱主任|组长|13900000001
2|李二平|#2|在控||孙书记|副组长|13900000002
|||||周委员|组员|13900000003
""",
        "persons | sequence A3 1 | name B3 张一鸣 | id_number C3 #1 | control_status D3 在控\n"
        "persons | sequence A4 2 | name B4 李二平 | id_number C4 #2 | control_status D4 在控",
        merged="A1:H1",
        header=(2,),
        roles={"title": 1, "header": 1, "record": 2, "unread": 1},
        unread={5: "在可识别的表格之外"},
    ),
    Telling(
        "a blank column within one table parts nothing",
        """
和平里社区吸毒人员花名册||||||
序号|姓名|身份证号|管控现状||风险等级|备注
1|张一鸣|#1|在控||低|
2|李二平|#2|在控||高|外出务工
""",
        "persons | sequence A3 1 | name B3 张一鸣 | id_number C3 #1 | control_status D3 在控 | risk F3 低\n"
        "persons | sequence A4 2 | name B4 李二平 | id_number C4 #2 | control_status D4 在控 | risk F4 高 | remarks G4 外出务工",
        merged="A1:G1",
        header=(2,),
        roles={"title": 1, "header": 1, "record": 2},
    ),
    Telling(
        "a roster above, two lists beside each other below it",
        """
和平里社区吸毒人员花名册||||||
序号|姓名|身份证号|管控现状|戒毒措施|风险等级|备注
1|张一鸣|#1|在控|社区戒毒|低|
2|李二平|#2|在控|社区康复|低|
||||||
尿检情况||||走访情况||
姓名|尿检时间|尿检结果||姓名|走访时间|走访人
张一鸣|2024.1.5|阴性||张一鸣|2024.1.6|赵警官
李二平|2024.1.5|阴性||||
""",
        "persons | sequence A3 1 | name B3 张一鸣 | id_number C3 #1 | control_status D3 在控 | measure E3 社区戒毒 | risk F3 低\n"
        "persons | sequence A4 2 | name B4 李二平 | id_number C4 #2 | control_status D4 在控 | measure E4 社区康复 | risk F4 低\n"
        "drug_tests | name A8 张一鸣 | tested_on B8 2024-01-05 | result C8 阴性\n"
        "drug_tests | name A9 李二平 | tested_on B9 2024-01-05 | result C9 阴性\n"
        "visits | name E8 张一鸣 | visited_on F8 2024-01-06 | visitor G8 赵警官",
        merged="A1:G1 A6:C6 E6:G6",
        header=(2,),
        roles={"title": 2, "header": 2, "record": 4, "blank": 1},
    ),
    Telling(
        "the right table begins two rows lower",
        """
吸毒人员名单||||||
姓名|身份证号|管控现状||||
张一鸣|#1|在控||走访记录||
李二平|#2|在控||姓名|走访时间|走访人
王三省|#3|在控||张一鸣|2024.1.6|赵警官
""",
        "persons | name A3 张一鸣 | id_number B3 #1 | control_status C3 在控\n"
        "persons | name A4 李二平 | id_number B4 #2 | control_status C4 在控\n"
        "persons | name A5 王三省 | id_number B5 #3 | control_status C5 在控\n"
        "visits | name E5 张一鸣 | visited_on F5 2024-01-06 | visitor G5 赵警官",
        header=(2,),
        roles={"title": 1, "header": 1, "record": 3},
    ),
)

HABITS = (
    Telling(
        "vehicles listed directly below the people, without a title",
        """
吸毒人员花名册|||
序号|姓名|身份证号|联系电话
1|张一鸣|#1|13900000001
2|李二平|#2|13900000002
姓名|车牌号|车辆型号|保险日期
赵某|甲A00001|轿车|2024.1.1
""",
        "persons | sequence A3 1 | name B3 张一鸣 | id_number C3 #1 | phone D3 13900000001\n"
        "persons | sequence A4 2 | name B4 李二平 | id_number C4 #2 | phone D4 13900000002",
        merged="A1:D1",
        header=(2,),
        roles={"title": 1, "header": 1, "record": 2, "unread": 2},
        unread=dict.fromkeys((5, 6), "在可识别的表格之外"),
    ),
    Telling(
        "equipment below the visits, under a title of its own",
        """
2024年走访记录|||
姓名|走访时间|走访人|走访情况
张一鸣|1月5日|赵警官|在家
办公设备|||
名称|规格型号|数量|存放地点
打印机|A4|2|办公室
""",
        "visits | name A3 张一鸣 | visited_on B3 2024-01-05 | visitor C3 赵警官 | content D3 在家",
        merged="A1:D1",
        header=(2,),
        roles={"title": 1, "header": 1, "record": 1, "unread": 3},
        unread=dict.fromkeys((4, 5, 6), "在可识别的表格之外"),
    ),
    Telling(
        "several people in a cell are not guessed apart, and a blank within a name parts nobody",
        """
2024年走访记录|||
姓名|走访时间|走访人|走访情况
张 三|1月5日|赵警官|在家
张三、李四|1月6日|赵警官|在家
王五 赵六|1月7日|赵警官|在家
王五/赵六|1月8日|赵警官|在家
阿依古丽·买买提|1月9日|赵警官、钱社工|在家
""",
        "visits | name A3 张 三 | visited_on B3 2024-01-05 | visitor C3 赵警官 | content D3 在家\n"
        "visits | name A7 阿依古丽·买买提 | visited_on B7 2024-01-09 | visitor C7 赵警官、钱社工 | content D7 在家",
        merged="A1:D1",
        header=(2,),
        roles={"title": 1, "header": 1, "record": 2, "unread": 3},
        unread=dict.fromkeys((4, 5, 6), "一格写了几个人，应一人一行"),
    ),
    Telling(
        "year, month and day in columns of their own under the date's title",
        """
走访记录||||||
姓名|走访时间|||走访人|走访情况|备注
|年|月|日|||
张一鸣|2024|1|5|赵警官|在家|
李二平|2024|2|31|赵警官|在家|
""",
        "visits | name A4 张一鸣 | visited_on D4 2024-01-05 | visitor E4 赵警官 | content F4 在家\n"
        "visits | name A5 李二平 | visitor E5 赵警官 | content F5 在家 | !visited_on D5 2024年2月31日",
        merged="A1:G1 A2:A3 B2:D2 E2:E3 F2:F3 G2:G3",
        header=(2, 3),
        roles={"title": 1, "header": 2, "record": 2},
    ),
    Telling(
        "month and day under the year",
        """
和平里社区走访记录|||||
姓名|2024年||走访人|走访情况|备注
|月|日|||
张一鸣|1|5|赵警官|在家|
李二平|12|31|同上|在家|
""",
        "visits | name A4 张一鸣 | visited_on C4 2024-01-05 | visitor D4 赵警官 | content E4 在家\n"
        "visits | name A5 李二平 | visited_on C5 2024-12-31 | visitor D5 赵警官 | content E5 在家",
        merged="A1:F1 A2:A3 B2:C2 D2:D3 E2:E3 F2:F3",
        header=(2, 3),
        roles={"title": 1, "header": 2, "record": 2},
    ),
    Telling(
        "visits under lines that name the person",
        """
2024年走访记录|||
走访时间|走访人|走访情况|备注
张一鸣（身份证号：11010519491231002X）|||
2024.1.5|赵警官|在家|
2024.2.5|赵警官|外出|
李二平|||
2024.3.5|钱社工|在家|
""",
        "visits | id_number A3 11010519491231002X | name A3 张一鸣 | visited_on A4 2024-01-05 | visitor B4 赵警官 | content C4 在家\n"
        "visits | id_number A3 11010519491231002X | name A3 张一鸣 | visited_on A5 2024-02-05 | visitor B5 赵警官 | content C5 外出\n"
        "visits | name A6 李二平 | visited_on A7 2024-03-05 | visitor B7 钱社工 | content C7 在家",
        merged="A1:D1 A3:D3",
        header=(2,),
        roles={"title": 1, "header": 1, "banner": 2, "record": 3},
    ),
    Telling(
        "tests of the one person named above the header",
        """
吸毒检测记录表|||
姓名：张一鸣|身份证号：11010519491231002X||
序号|检测时间|检测结果|检测人
1|2024.1.5|阴性|赵警官
2|2024.2.5|阴性|赵警官
""",
        "drug_tests | name A2 张一鸣 | id_number B2 11010519491231002X | tested_on B4 2024-01-05 | result C4 阴性 | tester D4 赵警官\n"
        "drug_tests | name A2 张一鸣 | id_number B2 11010519491231002X | tested_on B5 2024-02-05 | result C5 阴性 | tester D5 赵警官",
        merged="A1:D1",
        header=(3,),
        roles={"title": 2, "header": 1, "record": 2},
    ),
)
