"""Visits, tests, activities, communities, and sheets of several tables invented for the workshop."""

from tests.ledgers.workshop import Sample

EVENTS = (
    Sample(
        "visits where one name is merged over several visits",
        """
和平里社区走访帮教记录||||
序号|姓名|走访时间|走访人|走访情况
1|张一鸣|2024.1.5|赵警官|在家
||2024.2.6|赵警官|在家
||2024.3.7|钱主任|外出打工
2|李二平|2024.1.8|钱主任|在家
||2024.2.9|钱主任|在家
""",
        merged="A1:E1 A3:A5 B3:B5 A6:A7 B6:B7",
        ledger="visits",
        header=(2,),
        fields={"sequence": "A", "name": "B", "visited_on": "C", "visitor": "D", "content": "E"},
        records={"visits": 5},
        roles={"title": 1, "header": 1, "record": 5},
        communities=("和平里社区",) * 5,
    ),
    Sample(
        "a street's visits under a banner for each community",
        """
青和街道2024年吸毒人员家访台账||||
日期|被走访人|走访干部|是否见面|内容
和平里社区||||
1月5日|张一鸣|赵警官|是|情况稳定
1月8日|李二平|赵警官|否|不在家
向阳社区||||
1月9日|王三省|钱主任|是|情况稳定
""",
        merged="A1:E1 A3:E3 A6:E6",
        ledger="visits",
        header=(2,),
        fields={"visited_on": "A", "name": "B", "visitor": "C", "met": "D", "content": "E"},
        records={"visits": 3},
        roles={"title": 1, "header": 1, "banner": 2, "record": 3},
        communities=("和平里社区", "和平里社区", "向阳社区"),
    ),
    Sample(
        "talks whose only date column is called 时间",
        """
吸毒人员谈话记录||||
序号|时间|谈话对象|谈话人|谈话内容
1|@2024-03-05|张一鸣|赵警官|近期思想稳定
2|@2024-03-06|李二平|赵警官|想找工作
""",
        merged="A1:E1",
        ledger="visits",
        header=(2,),
        fields={"sequence": "A", "visited_on": "B", "name": "C", "visitor": "D", "content": "E"},
        records={"visits": 2},
        roles={"title": 1, "header": 1, "record": 2},
        communities=("", ""),
    ),
    Sample(
        "urine tests whose columns are called 时间 and 结果",
        """
向阳社区尿检台账|||
姓名|时间|结果|备注
张一鸣|2024.1.5|阴性|
李二平|2024.1.5|拒检|
""",
        merged="A1:D1",
        ledger="drug_tests",
        header=(2,),
        fields={"name": "A", "tested_on": "B", "result": "C", "remarks": "D"},
        records={"drug_tests": 2},
        roles={"title": 1, "header": 1, "record": 2},
        communities=("向阳社区",) * 2,
    ),
    Sample(
        "hair tests with the sample in the title only",
        """
2024年毛发检测登记表|||||
序号|乡镇|姓名|身份证号|采样日期|检测结果
1|云溪乡|张一鸣|#1|2024年4月2日|阴性
2|石门镇|王三省|#3|2024年4月3日|待出
""",
        merged="A1:F1",
        ledger="drug_tests",
        header=(2,),
        fields={
            "sequence": "A",
            "street": "B",
            "name": "C",
            "id_number": "D",
            "tested_on": "E",
            "result": "F",
        },
        records={"drug_tests": 2},
        roles={"title": 1, "header": 1, "record": 2},
        communities=("", ""),
    ),
    Sample(
        "publicity with kind, quantity and unit in columns of their own",
        """
青和街道禁毒宣传活动台账||||||
序号|时间|地点|类别|数量|单位|备注
1|3月|和平里社区广场|横幅|19|条|
2|6月26日|向阳小学|宣传单|600余|份|
3|6月26日|文化站|讲座|2|场|
合计||||621||
""",
        merged="A1:G1",
        ledger="activities",
        header=(2,),
        fields={
            "sequence": "A",
            "held_on": "B",
            "place": "C",
            "item": "D",
            "quantity": "E",
            "unit": "F",
            "remarks": "G",
        },
        records={"activities": 3},
        roles={"title": 1, "header": 1, "record": 3, "total": 1},
        communities=("", "", ""),
    ),
    Sample(
        "training and meetings with people counted",
        """
禁毒培训会议登记表|||||
序号|活动日期|活动名称|活动地点|主要内容|参加人数
1|2024-03-05|禁毒业务培训|街道会议室|社区戒毒工作流程|32人
2|2024-04-08|领导小组会议|街道会议室|毒情分析|15人
""",
        merged="A1:F1",
        ledger="activities",
        header=(2,),
        fields={"sequence": "A", "held_on": "B", "item": "C", "place": "D", "topic": "E", "people": "F"},
        records={"activities": 2},
        roles={"title": 1, "header": 1, "record": 2},
        communities=("", ""),
    ),
    Sample(
        "enforcement by township with a bare total",
        """
某县涉毒案件查处情况||||
乡镇|查处时间|查处类别|人数|备注
云溪乡|2024.5|行政拘留|3|
石门镇|2024.6|强制隔离戒毒|1|
合计|||4|
""",
        merged="A1:E1",
        ledger="activities",
        header=(2,),
        fields={"street": "A", "held_on": "B", "item": "C", "people": "D", "remarks": "E"},
        records={"activities": 2},
        roles={"title": 1, "header": 1, "record": 2, "total": 1},
        communities=("", ""),
    ),
    Sample(
        "communities with staffing in two header rows",
        """
青和街道各社区禁毒工作基本情况表|||||||
序号|社区名称|户数|常住人口|在册吸毒人员|禁毒社工||责任书签订
|||||核定|现有|
1|和平里社区|3200|8600|5|2|1|√
2|向阳社区|2800|7400|6|2|2|×
合计||6000|16000|11|4|3|1
""",
        merged="A1:H1 A2:A3 B2:B3 C2:C3 D2:D3 E2:E3 F2:G2 H2:H3",
        ledger="communities",
        header=(2, 3),
        fields={
            "sequence": "A",
            "community": "B",
            "households": "C",
            "population": "D",
            "registered": "E",
            "worker_quota": "F",
            "workers": "G",
            "letter_signed": "H",
        },
        records={"communities": 2},
        roles={"title": 1, "header": 2, "record": 2, "total": 1},
        communities=("和平里社区", "向阳社区"),
    ),
    Sample(
        "a roster and, below it, publicity with its own title",
        """
和平里社区禁毒台账||||
序号|姓名|身份证号|管控现状|戒毒措施
1|张一鸣|#1|在控|社区戒毒
2|李二平|#2|在控|社区康复
||||
宣传活动情况||||
序号|活动时间|宣传形式|数量|单位
1|2024.6.26|横幅|3|条
2|2024.6.26|宣传单|200|份
""",
        merged="A1:E1 A6:E6",
        ledger="persons",
        header=(2,),
        fields={"sequence": "A", "name": "B", "id_number": "C", "control_status": "D", "measure": "E"},
        records={"persons": 2, "activities": 2},
        roles={"title": 2, "header": 2, "record": 4, "blank": 1},
        communities=("和平里社区",) * 2,
    ),
    Sample(
        "visits month by month with totals of each month",
        """
帮教走访记录（2024年）|||
序号|姓名|走访日期|走访方式
一月份|||
1|张一鸣|2024.1.5|入户
2|李二平|2024.1.8|电话
小计|2人次||
二月份|||
1|张一鸣|2024.2.6|入户
小计|1人次||
累计|3人次||
""",
        merged="A1:D1 A3:D3 A7:D7",
        names="禁毒走访\n资料",
        ledger="visits",
        header=(2,),
        fields={"sequence": "A", "name": "B", "visited_on": "C", "method": "D"},
        records={"visits": 3},
        roles={"title": 1, "header": 1, "banner": 2, "record": 3, "subtotal": 2, "total": 1},
        communities=("", "", ""),
    ),
    Sample(
        "registered people of a county by measure, the titles bare words",
        """
某县吸毒人员分类统计表||||||
乡镇|在册|社区戒毒|社区康复|强制隔离戒毒|行政拘留|死亡
云溪乡|20|3|4|5|1|2
石门镇|20|3|4|5|1|2
石梁镇|18|3|2|5||
合计|58|9|10|15|2|4
""",
        merged="A1:G1",
        ledger="communities",
        header=(2,),
        fields={
            "street": "A",
            "registered": "B",
            "detox_count": "C",
            "rehab_count": "D",
            "compulsory_count": "E",
        },
        communities=("", "", ""),
        records={"communities": 3},
        roles={"title": 1, "header": 1, "record": 3, "total": 1},
    ),
    Sample(
        "a county's summary of the year under a header of two rows",
        """
清河县2024年禁毒工作情况汇总表||||||||
填报单位：清河县禁毒办||||||||
乡镇（街道）|登记在册吸毒人员数|其中||||工作情况||
||社区戒毒人数|社区康复人数|强戒人数|失控人数|走访人次|尿检人次|建档人数
东门街道|100|12|8|3|1|300|60|100
西关街道|90|10|7|2|2|280|50|90
南塘镇|80|9|6|1|0|250|40|80
合计|270|31|21|6|3|830|150|270
""",
        merged="A1:I1 A3:A4 B3:B4 C3:F3 G3:I3",
        ledger="communities",
        header=(3, 4),
        fields={
            "street": "A",
            "registered": "B",
            "detox_count": "C",
            "rehab_count": "D",
            "compulsory_count": "E",
            "lost_count": "F",
            "visit_count": "G",
            "test_count": "H",
            "dossier_count": "I",
        },
        communities=("", "", ""),
        records={"communities": 3},
        roles={"title": 2, "header": 2, "record": 3, "total": 1},
    ),
    Sample(
        "the registered people of a county's townships in figures",
        """
某县各乡镇在册吸毒人员及社工配备情况|||||
乡镇|登记在册|核定社工|现有社工|主要负责人|备注
云溪乡|120|5|4|钱主任|
石门镇|86|4|4|孙主任|
填表人：周某|||||
""",
        merged="A1:F1",
        ledger="communities",
        header=(2,),
        fields={
            "street": "A",
            "registered": "B",
            "worker_quota": "C",
            "workers": "D",
            "first_responsible": "E",
            "remarks": "F",
        },
        records={"communities": 2},
        roles={"title": 1, "header": 1, "record": 2, "note": 1},
        communities=("", ""),
    ),
)
