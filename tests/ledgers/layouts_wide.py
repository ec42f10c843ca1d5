"""Wide tables of activities invented for the workshop, each with the activities a person reads from it."""

from tests.ledgers.workshop import Sample, Spread

WIDES = (
    Spread(
        Sample(
            "kinds of publicity down and communities across",
            """
2024年上半年禁毒宣传情况统计||||
项目|清泉社区|玉泉社区|甘泉社区|合计
横幅（条）|3|2|5|10
宣传单（份）|200余|150|/|650
讲座（场）|1||2|3
""",
            merged="A1:E1",
            ledger="activities",
            header=(2,),
            fields={"item": "A", "quantity": "B", "community": "B"},
            records={"activities": 7},
            roles={"title": 1, "header": 1, "record": 3},
            communities=("清泉社区", "玉泉社区", "甘泉社区", "清泉社区", "玉泉社区", "清泉社区", "甘泉社区"),
        ),
        "wide",
        """
activities B3 清泉社区 横幅 3条 2024-01-01～2024-06-30
activities C3 玉泉社区 横幅 2条 2024-01-01～2024-06-30
activities D3 甘泉社区 横幅 5条 2024-01-01～2024-06-30
activities B4 清泉社区 宣传单 200份 2024-01-01～2024-06-30
activities C4 玉泉社区 宣传单 150份 2024-01-01～2024-06-30
activities B5 清泉社区 讲座 1场 2024-01-01～2024-06-30
activities D5 甘泉社区 讲座 2场 2024-01-01～2024-06-30
""",
    ),
    Spread(
        Sample(
            "kinds of publicity down and months across under a blank corner",
            """
2024年禁毒宣传统计|||||
|1月|2月|3月|12月|合计
横幅（条）|2||1||3
宣传单（份）|100|50||60|210
讲座（场）|||1||1
合计|102|50|2|60|214
""",
            merged="A1:F1",
            ledger="activities",
            header=(2,),
            fields={"item": "A", "quantity": "B", "held_on": "B"},
            records={"activities": 6},
            roles={"title": 1, "header": 1, "record": 3, "total": 1},
            communities=("",) * 6,
        ),
        "matrix",
        """
activities B3 横幅 2条 2024-01
activities D3 横幅 1条 2024-03
activities B4 宣传单 100份 2024-01
activities C4 宣传单 50份 2024-02
activities E4 宣传单 60份 2024-12
activities D5 讲座 1场 2024-03
""",
    ),
    Spread(
        Sample(
            "kinds of publicity down and quarters across, the corner naming both and the unit beside it",
            """
2022年禁毒宣传工作量统计表|||||
项目\\季度|单位|一季度|二季度|三季度|小计
悬挂标语横幅|条|3||2|5
播放禁毒电影|场||1||1
""",
            merged="A1:F1",
            ledger="activities",
            header=(2,),
            fields={"item": "A", "unit": "B", "quantity": "C", "held_on": "C"},
            records={"activities": 3},
            roles={"title": 1, "header": 1, "record": 2},
            communities=("",) * 3,
        ),
        "matrix",
        """
activities C3 悬挂标语横幅 3条 2022-01-01～2022-03-31
activities E3 悬挂标语横幅 2条 2022-07-01～2022-09-30
activities D4 播放禁毒电影 1场 2022-04-01～2022-06-30
""",
    ),
    Spread(
        Sample(
            "publicity of each community with units in the titles, and who came counted once",
            """
青和街道2024年6.26禁毒宣传活动统计表|||||||
社区|横幅（条）|标语（幅）|宣传单（份）|展板(块)|讲座（场）|受教育人数（人）|合计
和平里社区|3|2|300份|4|1|420|310
向阳社区|2||200余|/|0|100|202
合计|5|2|||1|520|512
""",
            merged="A1:H1",
            ledger="activities",
            header=(2,),
            fields={"community": "A", "item": "B", "quantity": "B", "people": "G"},
            records={"activities": 7},
            roles={"title": 1, "header": 1, "record": 2, "total": 1},
            communities=("和平里社区",) * 5 + ("向阳社区",) * 2,
        ),
        "wide",
        """
activities B3 和平里社区 横幅 3条 2024 420人
activities C3 和平里社区 标语 2幅 2024
activities D3 和平里社区 宣传单 300份 2024
activities E3 和平里社区 展板 4块 2024
activities F3 和平里社区 讲座 1场 2024
activities B4 向阳社区 横幅 2条 2024 100人
activities D4 向阳社区 宣传单 200份 2024
""",
    ),
    Spread(
        Sample(
            "events with what was put up and given out beside them",
            """
禁毒宣传活动登记表（2024年）|||||||
序号|时间|地点|活动名称|悬挂横幅（条）|发放宣传单（份）|受教育人数|备注
1|3月5日|文化广场|学雷锋宣传|2|200|150|
2|6月26日|向阳小学|国际禁毒日讲座|||300|雨天
3|2024.6.27|市场|集中宣传|3|约500|400人|
合计||||5|||
""",
            merged="A1:H1",
            ledger="activities",
            header=(2,),
            fields={
                "sequence": "A",
                "held_on": "B",
                "place": "C",
                "item": "D",
                "quantity": "E",
                "people": "G",
                "remarks": "H",
            },
            records={"activities": 5},
            roles={"title": 1, "header": 1, "record": 3, "total": 1},
            communities=("",) * 5,
        ),
        "wide",
        """
activities E3 悬挂横幅 2条 2024-03-05 150人
activities F3 发放宣传单 200份 2024-03-05
activities 国际禁毒日讲座 2024-06-26 300人
activities E5 悬挂横幅 3条 2024-06-27 400人
activities F5 发放宣传单 500份 2024-06-27
""",
    ),
    Spread(
        Sample(
            "a street's months down, items in groups, and a subtotal of half a year",
            """
青和街道禁毒宣传统计表||||||
月份|宣传资料||讲座||电子屏|合计
|折页|手册|场次|人数|播放次数|
1月|100|50|1|30|20|201
2月|||0||30|30
上半年合计|100|50|1|30|50|231
""",
            merged="A1:G1 A2:A3 B2:C2 D2:E2 G2:G3",
            names="2024年宣传\n禁毒",
            ledger="activities",
            header=(2, 3),
            fields={"held_on": "A", "item": "B", "quantity": "B"},
            records={"activities": 5},
            roles={"title": 1, "header": 2, "record": 2, "subtotal": 1},
            communities=("",) * 5,
        ),
        "wide",
        """
activities B4 折页 100 2024-01
activities C4 手册 50 2024-01
activities D4 讲座 1场 2024-01 30人
activities F4 电子屏 20次 2024-01
activities F5 电子屏 30次 2024-02
""",
    ),
    Spread(
        Sample(
            "a county's enforcement by township",
            """
某县2024年打击处理涉毒违法犯罪统计表||||||
乡镇|破案（起）|行政拘留（人次）|强制隔离戒毒（人）|刑事拘留|缴获毒品（克）|合计
云溪乡|3|2|1||5.5|
石门镇|1|1||1|/|
总计|4|3|1|1||
""",
            merged="A1:G1",
            ledger="activities",
            header=(2,),
            fields={"street": "A", "item": "B", "quantity": "B"},
            records={"activities": 7},
            roles={"title": 1, "header": 1, "record": 2, "total": 1},
            communities=("",) * 7,
        ),
        "wide",
        """
activities B3 破案 3起 2024
activities C3 行政拘留 2人次 2024
activities D3 强制隔离戒毒 1人 2024
activities F3 缴获毒品 5.5克 2024
activities B4 破案 1起 2024
activities C4 行政拘留 1人次 2024
activities E4 刑事拘留 1 2024
""",
    ),
    Spread(
        Sample(
            "items below months, units of the street down",
            """
2024年禁毒宣传品发放统计|||||
单位|1月||2月||合计
|宣传单|折页|宣传单|折页|
和平里社区|100|20|50||170
向阳社区||30|20份|10|60
""",
            merged="A1:F1 A2:A3 B2:C2 D2:E2 F2:F3",
            ledger="activities",
            header=(2, 3),
            fields={"community": "A", "item": "B", "quantity": "B", "held_on": "B"},
            records={"activities": 6},
            roles={"title": 1, "header": 2, "record": 2},
            communities=("和平里社区",) * 3 + ("向阳社区",) * 3,
        ),
        "wide",
        """
activities B4 和平里社区 宣传单 100 2024-01
activities C4 和平里社区 折页 20 2024-01
activities D4 和平里社区 宣传单 50 2024-02
activities C5 向阳社区 折页 30 2024-01
activities D5 向阳社区 宣传单 20份 2024-02
activities E5 向阳社区 折页 10 2024-02
""",
    ),
    Spread(
        Sample(
            "items down and months across",
            """
2024年禁毒宣传工作统计||||
项目|1月|2月|3月|合计
横幅（条）|3|2|1|6
宣传单（份）|100||200|300
讲座（场）|1|0|若干|2
""",
            merged="A1:E1",
            ledger="activities",
            header=(2,),
            fields={"item": "A", "quantity": "B", "held_on": "B"},
            records={"activities": 7},
            roles={"title": 1, "header": 1, "record": 3},
            communities=("",) * 7,
        ),
        "matrix",
        """
activities B3 横幅 3条 2024-01
activities C3 横幅 2条 2024-02
activities D3 横幅 1条 2024-03
activities B4 宣传单 100份 2024-01
activities D4 宣传单 200份 2024-03
activities B5 讲座 1场 2024-01
activities D5 讲座 场 2024-03 !quantity=若干
""",
    ),
)

WIDE_DECOYS = (
    Sample(
        "publicity against fraud with items across",
        "反诈宣传活动统计表|||\n社区|横幅（条）|宣传单（份）|讲座（场）\n和平里社区|3|200|1\n向阳社区|2|100|1",
        merged="A1:D1",
    ),
    Sample(
        "publicity for safety at work",
        "2024年安全生产宣传统计|||\n社区|横幅|标语|讲座\n和平里社区|3|200|1\n向阳社区|2|100|1",
        merged="A1:D1",
    ),
    Sample(
        "what publicity costs",
        "2024年禁毒经费支出情况|||\n项目|1月|2月|合计\n宣传资料|3000|200|3200\n展板|10|20|30",
        merged="A1:D1",
    ),
)
