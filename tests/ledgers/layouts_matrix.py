"""Month matrices invented for the workshop, each with the events a person reads from it."""

from tests.ledgers.workshop import Sample, Spread

_YEAR = "|".join(f"{month}月" for month in range(1, 13))
_TICKS = "|".join("√" * 12)

MATRICES = (
    Spread(
        Sample(
            "tests whose legend says that a dash is negative",
            """
社区戒毒人员尿检登记表（2023年）|||||
序号|姓名|检测月份及结果（阴性“—”，阳性“＋”）|||责任人
||1|2|3|
1|张一鸣|—|—|—|赵某
2|李二平|—||＋|赵某
""",
            merged="A1:F1 A2:A3 B2:B3 C2:E2 F2:F3",
            ledger="drug_tests",
            header=(2, 3),
            fields={"sequence": "A", "name": "B", "tested_on": "C", "result": "C"},
            records={"drug_tests": 5},
            roles={"title": 1, "header": 2, "record": 2},
            communities=("",) * 5,
        ),
        "matrix",
        """
drug_tests C4 张一鸣 2023-01 阴性
drug_tests D4 张一鸣 2023-02 阴性
drug_tests E4 张一鸣 2023-03 阴性
drug_tests C5 李二平 2023-01 阴性
drug_tests E5 李二平 2023-03 阳性
""",
    ),
    Spread(
        Sample(
            "how each month was visited, written by one who always telephones",
            f"""
2024年走访登记表{"|" * 14}
序号|姓名|{_YEAR}|备注
1|张一鸣{"|电话" * 12}|
2|李二平|面谈|×{"|电话" * 10}|
""",
            merged="A1:O1",
            ledger="visits",
            header=(2,),
            fields={"sequence": "A", "name": "B", "visited_on": "C", "content": "C", "met": "C", "method": "C"},
            records={"visits": 23},
            roles={"title": 1, "header": 1, "record": 2},
            communities=("",) * 23,
        ),
        "matrix",
        """
visits C3 张一鸣 2024-01 电话
visits D3 张一鸣 2024-02 电话
visits E3 张一鸣 2024-03 电话
visits F3 张一鸣 2024-04 电话
visits G3 张一鸣 2024-05 电话
visits H3 张一鸣 2024-06 电话
visits I3 张一鸣 2024-07 电话
visits J3 张一鸣 2024-08 电话
visits K3 张一鸣 2024-09 电话
visits L3 张一鸣 2024-10 电话
visits M3 张一鸣 2024-11 电话
visits N3 张一鸣 2024-12 电话
visits C4 李二平 2024-01 面谈
visits E4 李二平 2024-03 电话
visits F4 李二平 2024-04 电话
visits G4 李二平 2024-05 电话
visits H4 李二平 2024-06 电话
visits I4 李二平 2024-07 电话
visits J4 李二平 2024-08 电话
visits K4 李二平 2024-09 电话
visits L4 李二平 2024-10 电话
visits M4 李二平 2024-11 电话
visits N4 李二平 2024-12 电话
""",
    ),
    Spread(
        Sample(
            "visits month by month with ticks, days, words and dashes",
            """
青和街道2024年社区戒毒人员走访登记表||||||
序号|姓名|身份证号|1月|2月|3月|备注
1|张一鸣|#1|√|5日|外出|
2|李二平|#2|电话|—|5日、20日|搬家
合计|2||2|1|1|
""",
            merged="A1:G1",
            ledger="visits",
            header=(2,),
            fields={
                "sequence": "A",
                "name": "B",
                "id_number": "C",
                "visited_on": "D",
                "content": "D",
                "met": "D",
                "method": "D",
            },
            records={"visits": 6},
            roles={"title": 1, "header": 1, "record": 2, "total": 1},
            communities=("",) * 6,
        ),
        "matrix",
        """
visits D3 张一鸣 2024-01
visits E3 张一鸣 2024-02-05
visits F3 张一鸣 2024-03 未见 外出
visits D4 李二平 2024-01 电话
visits F4 李二平 2024-03-05
visits F4 李二平 2024-03-20
""",
    ),
    Spread(
        Sample(
            "a roster with visits and tests over the same months in two groups",
            """
和平里社区2024年吸毒人员花名册|||||||||||
序号|姓名|性别|现住址|戒毒措施|走访情况|||尿检结果|||备注
|||||1月|2月|3月|1月|2月|3月|
1|张一鸣|男|和平路1号|社区戒毒|√|√|×|阴|√|拒检|
2|李二平|女|和平路2号|社区康复|入户|未见|2次|阴性|阳|外出|已报告
合计|2||||2|1|1|2|2|0|
""",
            merged="A1:L1 A2:A3 B2:B3 C2:C3 D2:D3 E2:E3 F2:H2 I2:K2 L2:L3",
            ledger="persons",
            header=(2, 3),
            fields={
                "sequence": "A",
                "name": "B",
                "sex": "C",
                "residence_address": "D",
                "measure": "E",
                "remarks": "L",
            },
            records={"persons": 2, "visits": 6, "drug_tests": 6},
            roles={"title": 1, "header": 2, "record": 2, "total": 1},
            communities=("和平里社区",) * 2,
        ),
        "matrix",
        """
visits F4 张一鸣 2024-01
visits G4 张一鸣 2024-02
visits F5 李二平 2024-01 入户
visits G5 李二平 2024-02 未见 未见
visits H5 李二平 2024-03 2次（第1次）
visits H5 李二平 2024-03 2次（第2次）
drug_tests I4 张一鸣 2024-01 阴性
drug_tests J4 张一鸣 2024-02 !result=√
drug_tests K4 张一鸣 2024-03 拒检
drug_tests I5 李二平 2024-01 阴性
drug_tests J5 李二平 2024-02 阳性
drug_tests K5 李二平 2024-03 未检 外出
""",
    ),
    Spread(
        Sample(
            "tests told by their results only, in a folder of the office",
            """
姓名|2024年1月|2024年2月|2024年3月
张一鸣|阴|阴性|待出
李二平|阳性|—|3.5阴性
王三省||无效|2024-03-08
""",
            names="人员情况\n禁毒",
            ledger="drug_tests",
            header=(1,),
            fields={"name": "A", "tested_on": "B", "result": "B"},
            records={"drug_tests": 7},
            roles={"header": 1, "record": 3},
            communities=("",) * 7,
        ),
        "matrix",
        """
drug_tests B2 张一鸣 2024-01 阴性
drug_tests C2 张一鸣 2024-02 阴性
drug_tests D2 张一鸣 2024-03 待出
drug_tests B3 李二平 2024-01 阳性
drug_tests D3 李二平 2024-03-05 阴性
drug_tests C4 王三省 2024-02 无效
drug_tests D4 王三省 2024-03-08
""",
    ),
    Spread(
        Sample(
            "no year anywhere: the days cannot be known",
            """
吸毒人员走访帮教情况||||
姓名|社区|1月份|2月份|3月份
张一鸣|和平里社区|√||
李二平|向阳社区||8日|2024年3月9日
""",
            merged="A1:E1",
            ledger="visits",
            header=(2,),
            fields={"name": "A", "community": "B", "visited_on": "C", "content": "C", "met": "C", "method": "C"},
            records={"visits": 3},
            roles={"title": 1, "header": 1, "record": 2},
            communities=("和平里社区", "向阳社区", "向阳社区"),
        ),
        "matrix",
        """
visits C3 张一鸣 !visited_on=1月份
visits D4 李二平 !visited_on=8日
visits E4 李二平 2024-03-09
""",
    ),
    Spread(
        Sample(
            "a day that is not of its month, and a word nobody knows",
            """
2024年社区康复人员谈话登记表|||
姓名|一月|二月|三月
张一鸣|1月5日|1月9日|红旗
李二平|强戒|×|√
""",
            merged="A1:D1",
            ledger="visits",
            header=(2,),
            fields={"name": "A", "visited_on": "B", "content": "B", "met": "B", "method": "B"},
            records={"visits": 4},
            roles={"title": 1, "header": 1, "record": 2},
            communities=("",) * 4,
        ),
        "matrix",
        """
visits B3 张一鸣 2024-01-05
visits C3 张一鸣 !visited_on=1月9日
visits D3 张一鸣 红旗 !visited_on=红旗
visits D4 李二平 2024-03
""",
    ),
    Spread(
        Sample(
            "quarters that only add up their months are no visits of their own",
            """
姓名|1月|2月|3月|一季度|4月
张一鸣|√|√|√|3|√
李二平|√||√|2|
""",
            names="2023年帮教走访\n资料",
            ledger="visits",
            header=(1,),
            fields={"name": "A", "visited_on": "B", "content": "B", "met": "B", "method": "B"},
            records={"visits": 6},
            roles={"header": 1, "record": 2},
            communities=("",) * 6,
        ),
        "matrix",
        """
visits B2 张一鸣 2023-01
visits C2 张一鸣 2023-02
visits D2 张一鸣 2023-03
visits F2 张一鸣 2023-04
visits B3 李二平 2023-01
visits D3 李二平 2023-03
""",
    ),
    Spread(
        Sample(
            "a roster with two halves of visits and one of tests",
            """
吸毒人员花名册（2024年）||||||
姓名|性别|身份证号|戒毒措施|上半年走访|下半年走访|上半年尿检
张一鸣|男|#1|社区戒毒|√|×|阴
""",
            merged="A1:G1",
            ledger="persons",
            header=(2,),
            fields={"name": "A", "sex": "B", "id_number": "C", "measure": "D"},
            records={"persons": 1, "visits": 1, "drug_tests": 1},
            roles={"title": 1, "header": 1, "record": 1},
            communities=("",),
        ),
        "matrix",
        """
visits E3 张一鸣 2024-01-01～2024-06-30
drug_tests G3 张一鸣 2024-01-01～2024-06-30 阴性
""",
    ),
    Spread(
        Sample(
            "days as titles, one of them typed as text",
            """
和平里社区尿检登记表|||
姓名|@2024-03-05|@2024-04-09|2024.5.7
张一鸣|阴性|阳性|未检
李二平||拒检|√
""",
            merged="A1:D1",
            ledger="drug_tests",
            header=(2,),
            fields={"name": "A", "tested_on": "B", "result": "B"},
            records={"drug_tests": 5},
            roles={"title": 1, "header": 1, "record": 2},
            communities=("和平里社区",) * 5,
        ),
        "matrix",
        """
drug_tests B3 张一鸣 2024-03-05 阴性
drug_tests C3 张一鸣 2024-04-09 阳性
drug_tests D3 张一鸣 2024-05-07 未检
drug_tests C4 李二平 2024-04-09 拒检
drug_tests D4 李二平 2024-05-07 !result=√
""",
    ),
    Spread(
        Sample(
            "months kept as their first days, with days of the month below",
            """
和平里社区走访登记表|||
姓名|@2024-03-01|@2024-04-01|@2024-05-01
张一鸣|5||外出
李二平||√|20
""",
            merged="A1:D1",
            ledger="visits",
            header=(2,),
            fields={"name": "A", "visited_on": "B", "content": "B", "met": "B", "method": "B"},
            records={"visits": 4},
            roles={"title": 1, "header": 1, "record": 2},
            communities=("和平里社区",) * 4,
        ),
        "matrix",
        """
visits B3 张一鸣 2024-03-05
visits D3 张一鸣 2024-05 未见 外出
visits C4 李二平 2024-04
visits D4 李二平 2024-05-20
""",
    ),
    Spread(
        Sample(
            "date and result below each month",
            """
吸毒人员尿检情况表|||||||
姓名|1月||2月||3月||备注
|时间|结果|时间|结果|时间|结果|
张一鸣|5日|阴性|3.6|阴性||阴性|
李二平|/|/|8|拒检|@2024-03-04|√|
""",
            merged="A1:H1 A2:A3 B2:C2 D2:E2 F2:G2 H2:H3",
            names="2024年尿检\n禁毒",
            ledger="drug_tests",
            header=(2, 3),
            fields={"name": "A", "tested_on": "B", "result": "C"},
            records={"drug_tests": 5},
            roles={"title": 1, "header": 2, "record": 2},
            communities=("",) * 5,
        ),
        "matrix",
        """
drug_tests B4 张一鸣 2024-01-05 阴性
drug_tests D4 张一鸣 阴性 !tested_on=3.6
drug_tests F4 张一鸣 2024-03 阴性
drug_tests D5 李二平 2024-02-08 拒检
drug_tests F5 李二平 2024-03-04 !result=√
""",
    ),
    Spread(
        Sample(
            "tests numbered through the columns",
            """
尿检台账（2024年）||||||
姓名|尿检时间1|结果1|尿检时间2|结果2|尿检时间3|结果3
张一鸣|2024.1.5|阴性|2024.4.6|阴性||
李二平|1月6日|阳性|||2024.9.9|拒检
""",
            merged="A1:G1",
            ledger="drug_tests",
            header=(2,),
            fields={"name": "A", "tested_on": "B", "result": "C"},
            records={"drug_tests": 4},
            roles={"title": 1, "header": 1, "record": 2},
            communities=("",) * 4,
        ),
        "matrix",
        """
drug_tests B3 张一鸣 2024-01-05 阴性
drug_tests D3 张一鸣 2024-04-06 阴性
drug_tests B4 李二平 2024-01-06 阳性
drug_tests F4 李二平 2024-09-09 拒检
""",
    ),
    Spread(
        Sample(
            "urine and hair, each with its date and result",
            """
吸毒人员检测登记表|||||
序号|姓名|尿检时间|尿检结果|毛发检测时间|毛发检测结果
1|张一鸣|2024.1.5|阴性|2024.6.1|阳性
2|李二平|2024.1.6|阴性||
""",
            merged="A1:F1",
            ledger="drug_tests",
            header=(2,),
            fields={"sequence": "A", "name": "B", "tested_on": "C", "result": "D"},
            records={"drug_tests": 3},
            roles={"title": 1, "header": 1, "record": 2},
            communities=("",) * 3,
        ),
        "matrix",
        """
drug_tests C3 张一鸣 2024-01-05 阴性
drug_tests E3 张一鸣 2024-06-01 阳性
drug_tests C4 李二平 2024-01-06 阴性
""",
    ),
    Spread(
        Sample(
            "the first and the second talk in groups, with who talked",
            """
社区康复人员谈话登记（2024年）||||||
序号|姓名|第一次谈话||第二次谈话||备注
||时间|谈话人|时间|谈话人|
1|张一鸣|1月5日|赵警官|4月6日|钱主任|
2|李二平|1月6日|赵警官|||外出
""",
            merged="A1:G1 A2:A3 B2:B3 C2:D2 E2:F2 G2:G3",
            ledger="visits",
            header=(2, 3),
            fields={
                "sequence": "A",
                "name": "B",
                "visited_on": "C",
                "content": "C",
                "met": "C",
                "method": "C",
                "visitor": "D",
            },
            records={"visits": 3},
            roles={"title": 1, "header": 2, "record": 2},
            communities=("",) * 3,
        ),
        "matrix",
        """
visits C4 张一鸣 2024-01-05 赵警官
visits E4 张一鸣 2024-04-06 钱主任
visits C5 李二平 2024-01-06 赵警官
""",
    ),
    Spread(
        Sample(
            "months of two years in groups of their own",
            """
社区戒毒人员帮教情况||||
姓名|2023年||2024年|
|11月|12月|1月|2月
张一鸣|√|√|电话|5
""",
            merged="A1:E1 A2:A3 B2:C2 D2:E2",
            ledger="visits",
            header=(2, 3),
            fields={"name": "A", "visited_on": "B", "content": "B", "met": "B", "method": "B"},
            records={"visits": 4},
            roles={"title": 1, "header": 2, "record": 1},
            communities=("",) * 4,
        ),
        "matrix",
        """
visits B4 张一鸣 2023-11
visits C4 张一鸣 2023-12
visits D4 张一鸣 2024-01 电话
visits E4 张一鸣 2024-02-05
""",
    ),
    Spread(
        Sample(
            "a matrix of visits and, below it, one of tests",
            """
和平里社区2024年走访情况|||
姓名|1月|2月|3月
张一鸣|√|√|√
李二平|√||√
|||
和平里社区2024年尿检情况|||
姓名|1月|2月|3月
张一鸣|阴|阴|
李二平|阴||阳
""",
            merged="A1:D1 A6:D6",
            ledger="visits",
            header=(2,),
            fields={"name": "A", "visited_on": "B", "content": "B", "met": "B", "method": "B"},
            records={"visits": 5, "drug_tests": 4},
            roles={"title": 2, "header": 2, "record": 4, "blank": 1},
            communities=("和平里社区",) * 5,
        ),
        "matrix",
        """
visits B3 张一鸣 2024-01
visits C3 张一鸣 2024-02
visits D3 张一鸣 2024-03
visits B4 李二平 2024-01
visits D4 李二平 2024-03
drug_tests B8 张一鸣 2024-01 阴性
drug_tests C8 张一鸣 2024-02 阴性
drug_tests B9 李二平 2024-01 阴性
drug_tests D9 李二平 2024-03 阳性
""",
    ),
    Spread(
        Sample(
            "how often each was visited",
            """
2024年吸毒人员走访次数统计|||
姓名|第一季度|第二季度|合计
张一鸣|2|1|3
李二平|0|40次|40
合计|2|41|43
""",
            merged="A1:D1",
            ledger="visits",
            header=(2,),
            fields={"name": "A", "visited_on": "B", "content": "B", "met": "B", "method": "B"},
            records={"visits": 4},
            roles={"title": 1, "header": 1, "record": 2, "total": 1},
            communities=("",) * 4,
        ),
        "matrix",
        """
visits B3 张一鸣 2024-01-01～2024-03-31 2（第1次）
visits B3 张一鸣 2024-01-01～2024-03-31 2（第2次）
visits C3 张一鸣 2024-04-01～2024-06-30
visits C4 李二平 40次 !visited_on=40次
""",
    ),
    Spread(
        Sample(
            "+ and - where + stands for a result",
            """
2024年尿检情况|||
姓名|1月|2月|3月
张一鸣|-|+|-
李二平|-||+
""",
            merged="A1:D1",
            names="禁毒\n资料",
            ledger="drug_tests",
            header=(2,),
            fields={"name": "A", "tested_on": "B", "result": "B"},
            records={"drug_tests": 5},
            roles={"title": 1, "header": 1, "record": 2},
            communities=("",) * 5,
        ),
        "matrix",
        """
drug_tests B3 张一鸣 2024-01 阴性
drug_tests C3 张一鸣 2024-02 阳性
drug_tests D3 张一鸣 2024-03 阴性
drug_tests B4 李二平 2024-01 阴性
drug_tests D4 李二平 2024-03 阳性
""",
    ),
)

MATRIX_DECOYS = (
    Sample(
        "attendance of the office's own staff by day",
        "禁毒社工考勤表（2024年3月）||||||\n姓名|1|2|3|4|5|6\n张一鸣|√|√|√|√|√|√\n李二平|√|√|假|√|√|√",
        merged="A1:G1",
        names="禁毒办\n资料",
    ),
    Sample(
        "attendance by month",
        f"2024年禁毒专干考勤表{'|' * 13}\n序号|姓名|{_YEAR}\n1|张一鸣|{_TICKS}\n2|李二平|{_TICKS}",
        merged="A1:N1",
        names="禁毒办\n资料",
    ),
    Sample(
        "turns of duty by month",
        f"2024年禁毒办值班表{'|' * 12}\n姓名|{_YEAR}\n张一鸣|{_TICKS}\n李二平|{_TICKS}",
        merged="A1:M1",
        names="禁毒办\n资料",
    ),
    Sample(
        "wages by month",
        f"2024年工资发放表{'|' * 12}\n姓名|{_YEAR}\n张一鸣|{'|'.join(['3000'] * 12)}\n李二平|{'|'.join(['3100'] * 12)}",
        merged="A1:M1",
    ),
    Sample(
        "Party dues by month",
        f"2024年党费收缴情况{'|' * 12}\n姓名|{_YEAR}\n张一鸣|{_TICKS}\n李二平|{_TICKS}",
        merged="A1:M1",
    ),
    Sample(
        "visits to people in need by month",
        f"2024年走访慰问困难群众情况{'|' * 12}\n姓名|{_YEAR}\n张一鸣|{_TICKS}\n李二平|{_TICKS}",
        merged="A1:M1",
    ),
    Sample(
        "tests for a virus by month",
        f"2024年核酸检测情况{'|' * 12}\n姓名|{_YEAR}\n张一鸣|{'|'.join('阴' * 12)}",
        merged="A1:M1",
    ),
    Sample(
        "allowances of people under community rehabilitation",
        f"2024年社区戒毒人员生活补助发放表{'|' * 12}\n姓名|{_YEAR}\n张一鸣|{'|'.join(['300'] * 12)}",
        merged="A1:M1",
    ),
)
