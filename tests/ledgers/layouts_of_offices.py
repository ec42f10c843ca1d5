"""What offices do that a form would not: people over two rows, headers begun again, days and results in one cell."""

from tests.ledgers.telling import Telling

OFFICES = (
    Telling(
        "name and identity number in one column",
        """
双桥村涉毒人员名册|||
序号|姓名及身份证号|住址|管控现状
1|张一鸣 11010519491231002X|1组|在控
2|李二平\\n110105491231002|2组|在控
3|王三省（1101051949123100）|3组|在控
4|赵四方|4组|失控
""",
        "persons | sequence A3 1 | id_number B3 11010519491231002X | name B3 张一鸣 | residence_address C3 1组 | control_status D3 在控\n"
        "persons | sequence A4 2 | id_number B4 110105491231002 | name B4 李二平 | residence_address C4 2组 | control_status D4 在控\n"
        "persons | sequence A5 3 | id_number B5 1101051949123100 | name B5 王三省 | residence_address C5 3组 | control_status D5 在控\n"
        "persons | sequence A6 4 | name B6 赵四方 | residence_address C6 4组 | control_status D6 失控",
        merged="A1:D1",
        header=(2,),
        roles={"title": 1, "header": 1, "record": 4},
    ),
    Telling(
        "a seal and a date below the rows, and 情况 for what was talked about",
        """
2024年5月走访帮教登记表||||
日期|姓名|社区|方式|情况
1日|张一鸣|清泉社区|入户|稳定
||||
6日|李二平|清泉社区|电话|外出
街道办事处（盖章）|||2024年6月1日|
""",
        "visits | visited_on A3 2024-05-01 | name B3 张一鸣 | community C3 清泉社区 | method D3 入户 | content E3 稳定\n"
        "visits | visited_on A5 2024-05-06 | name B5 李二平 | community C5 清泉社区 | method D5 电话 | content E5 外出",
        merged="A1:E1",
        header=(2,),
        roles={"title": 1, "header": 1, "record": 2, "note": 1, "blank": 1},
    ),
    Telling(
        "the kind of work beside what was done",
        """
2024年禁毒工作台账||||
时间|工作类别|工作内容|参加人数|备注
3月|毒情排查|出租屋、娱乐场所排查|12人|
6月26日|培训|网格员禁毒业务培训|45人次|
""",
        "activities | held_on A3 2024-03 | item B3 毒情排查 | topic C3 出租屋、娱乐场所排查 | people D3 12\n"
        "activities | held_on A4 2024-06-26 | item B4 培训 | topic C4 网格员禁毒业务培训 | people D4 45",
        merged="A1:E1",
        header=(2,),
        roles={"title": 1, "header": 1, "record": 2},
    ),
    Telling(
        "the day and the result of a test in one column",
        """
2024年社区康复人员尿检情况|||
姓名|身份证号码|尿检日期及结果|备注
张一鸣|#1|2024年3月5日 阴性|
张一鸣|#1|4.6阳性|已移交
李二平|#2|未检|外出
王三省|#3|1月5日/阴性|
王三省|#3|红旗|
""",
        "drug_tests | name A3 张一鸣 | id_number B3 #1 | result C3 阴性 | tested_on C3 2024-03-05\n"
        "drug_tests | name A4 张一鸣 | id_number B4 #1 | remarks D4 已移交 | result C4 阳性 | tested_on C4 2024-04-06\n"
        "drug_tests | name A5 李二平 | id_number B5 #2 | remarks D5 外出 | result C5 未检\n"
        "drug_tests | name A6 王三省 | id_number B6 #3 | result C6 阴性 | tested_on C6 2024-01-05\n"
        "drug_tests | name A7 王三省 | id_number B7 #3 | !result C7 红旗 | !tested_on C7 红旗",
        merged="A1:D1",
        header=(2,),
        roles={"title": 1, "header": 1, "record": 5},
    ),
    Telling(
        "a column of results that has the days in it, and no other",
        """
尿检登记|||
序号|姓名|检测结果（时间）|检测人
1|张一鸣|阴性（2024.1.5）|赵警官
2|李二平|阴性（2024.1.6）|赵警官
""",
        "drug_tests | name B3 张一鸣 | result C3 阴性 | tested_on C3 2024-01-05 | tester D3 赵警官\n"
        "drug_tests | name B4 李二平 | result C4 阴性 | tested_on C4 2024-01-06 | tester D4 赵警官",
        merged="A1:D1",
        header=(2,),
        roles={"title": 1, "header": 1, "record": 2},
    ),
    Telling(
        "tests under a merged line that names the person, which is no group of titles",
        """
吸毒检测记录表||||
姓名：张一鸣||身份证号：11010519491231002X||
序号|检测时间|检测地点|检测结果|检测人
1|2024.1.5|卫生站|阴性|赵警官
""",
        "drug_tests | name A2 张一鸣 | id_number C2 11010519491231002X | tested_on B4 2024-01-05 | place C4 卫生站"
        " | result D4 阴性 | tester E4 赵警官",
        merged="A1:E1 A2:B2 C2:E2",
        header=(3,),
        roles={"title": 2, "header": 1, "record": 1},
    ),
    Telling(
        "a sheet of one month whose days stand alone",
        """
日期|姓名|走访人|走访情况
9日|张一鸣|赵警官|在家
12号|李二平|赵警官|在家
21|王三省|赵警官|外出
31日|赵四方|赵警官|在家
""",
        "visits | name B2 张一鸣 | visited_on A2 2023-04-09 | visitor C2 赵警官 | content D2 在家\n"
        "visits | name B3 李二平 | visited_on A3 2023-04-12 | visitor C3 赵警官 | content D3 在家\n"
        "visits | name B4 王三省 | visited_on A4 2023-04-21 | visitor C4 赵警官 | content D4 外出\n"
        "visits | name B5 赵四方 | visitor C5 赵警官 | content D5 在家 | !visited_on A5 31日",
        names="2023年走访帮教台账\n资料",
        sheet="4月份",
        header=(1,),
        roles={"header": 1, "record": 4},
    ),
    Telling(
        "people over two rows each, their names merged, are one record each",
        """
吸毒人员管控责任表||||||
序号|姓名|身份证号码|户籍地址|现住址|责任人|
|||||类别|姓名
1|张一鸣|#1|甲村|同户籍地|民警|赵某
|||||社工|钱某
2|李二平|#2|乙村|丙村|民警|孙某
||||||
""",
        "persons | sequence A4 1 | name B4 张一鸣 | id_number C4 #1 | household_address D4 甲村 | residence_address E4 同户籍地 | helper G4 赵某\n"
        "persons | sequence A6 2 | name B6 李二平 | id_number C6 #2 | household_address D6 乙村 | residence_address E6 丙村 | helper G6 孙某",
        merged="A1:G1 A2:A3 B2:B3 C2:C3 D2:D3 E2:E3 F2:G2 A4:A5 B4:B5 C4:C5 D4:D5 E4:E5 A6:A7 B6:B7 C6:C7 D6:D7 E6:E7",
        header=(2, 3),
        roles={"title": 1, "header": 2, "record": 2, "unread": 1, "blank": 1},
        unread={5: "姓名与上一行合并，是同一人，本行其余各栏没有读入"},
    ),
    Telling(
        "one name merged over two people with numbers of their own",
        """
吸毒人员花名册||||
序号|姓名|身份证号|责任民警|管控现状
1|张一鸣|#1|赵警官|在控
||#2|赵警官|失控
""",
        "persons | sequence A3 1 | name B3 张一鸣 | id_number C3 #1 | officer D3 赵警官 | control_status E3 在控\n"
        "persons | name B4 张一鸣 | id_number C4 #2 | officer D4 赵警官 | control_status E4 失控",
        merged="A1:E1 B3:B4",
        header=(2,),
        roles={"title": 1, "header": 1, "record": 2},
    ),
    Telling(
        "a register of March in which the 9th may be of any month",
        """
2024年3月吸毒人员花名册|||
姓名|身份证号|责任民警|报到日期
张一鸣|#1|赵警官|9日
李二平|#2|赵警官|3月9日
""",
        "persons | name A3 张一鸣 | id_number B3 #1 | officer C3 赵警官 | !reported_on D3 9日\n"
        "persons | name A4 李二平 | id_number B4 #2 | officer C4 赵警官 | reported_on D4 2024-03-09",
        merged="A1:D1",
        header=(2,),
        roles={"title": 1, "header": 1, "record": 2},
    ),
    Telling(
        "the header again under the next community's name, without a title of its own",
        """
城北街道戒毒康复人员名单|||
社区名称：梧桐社区|||
姓名|性别|出生年月|联系方式
张一鸣|男|1966.3|13900000001
王三省|男|1970.12|13900000003
社区名称：银杏社区|||
姓名|性别|出生年月|联系方式
李二平|男|1971-08|13900000002
""",
        "persons | name A4 张一鸣 | sex B4 男 | birth_date C4 1966-03 | phone D4 13900000001\n"
        "persons | name A5 王三省 | sex B5 男 | birth_date C5 1970-12 | phone D5 13900000003\n"
        "persons | name A8 李二平 | sex B8 男 | birth_date C8 1971-08 | phone D8 13900000002",
        merged="A1:D1 A2:D2 A6:D6",
        names="资料",
        header=(3,),
        roles={"title": 3, "header": 2, "record": 3},
    ),
    Telling(
        "an example typed into the first row is nobody",
        """
吸毒人员信息采集表|||
姓名|身份证号|管控状态|责任民警
例：王某|#1|在控|赵某
例如：李某|#2|在控|赵某
张一鸣|#3|在控|赵警官
""",
        "persons | name A5 张一鸣 | id_number B5 #3 | control_status C5 在控 | officer D5 赵警官",
        merged="A1:D1",
        header=(2,),
        roles={"title": 1, "header": 1, "note": 2, "record": 1},
    ),
    Telling(
        "where people are now, told in words of one's own, are remarks",
        """
吸毒人员花名册|||||
序号|姓名|身份证号|责任民警|管控类别|目前去向及备注
1|张一鸣|#1|赵警官|社区戒毒|在县城打工
2|李二平|#2|赵警官|社区康复|去年去深圳，电话停机，联系不上
3|王三省|#3|赵警官|社区康复|
""",
        "persons | sequence A3 1 | name B3 张一鸣 | id_number C3 #1 | officer D3 赵警官 | measure E3 社区戒毒 | remarks F3 在县城打工\n"
        "persons | sequence A4 2 | name B4 李二平 | id_number C4 #2 | officer D4 赵警官 | measure E4 社区康复"
        " | remarks F4 去年去深圳，电话停机，联系不上\n"
        "persons | sequence A5 3 | name B5 王三省 | id_number C5 #3 | officer D5 赵警官 | measure E5 社区康复",
        merged="A1:F1",
        header=(2,),
        roles={"title": 1, "header": 1, "record": 3},
    ),
)
