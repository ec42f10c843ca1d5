"""The street's eight communities and the eleven people on its roster."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from invented import id_number, months_after

STREET = "青和街道"
# community, area of the street, households, population, grids, first responsible
COMMUNITIES = (
    ("和平里社区", "第一片区", 1860, 4712, 6, "何静波"),
    ("望湖楼社区", "第一片区", 2104, 5389, 7, "章文海"),
    ("清泉里社区", "第一片区", 1527, 3894, 5, "苏秀琴"),
    ("桥东社区", "第一片区", 2318, 6045, 8, "范明祥"),
    ("文昌社区", "第二片区", 1975, 5120, 6, "俞丽娟"),
    ("北苑社区", "第二片区", 2640, 6873, 9, "潘志强"),
    ("振兴社区", "第二片区", 1712, 4406, 6, "葛春梅"),
    ("槐荫社区", "第二片区", 1398, 3570, 5, "鲁庆山"),
)
RESPONSIBLE = {community[0]: community[5] for community in COMMUNITIES}


@dataclass(frozen=True, slots=True)
class Order:
    """社区戒毒 or 社区康复: decided, served, reported, agreed; tests a year."""

    number: str
    days: tuple[date, date, date, date]
    tests: tuple[int, int, int]

    @property
    def ends_on(self) -> date:
        """The last day of the three years from the report."""
        return months_after(self.days[2], 36) - timedelta(1)


@dataclass(frozen=True, slots=True)
class Resident:
    """One person of the roster; `known` counts how many of the five things are known, `papers` marks three items."""

    name: str
    sex: str
    birth: date
    community: str
    job: str
    address: str
    drug: str
    first_found_on: date
    family: str
    measure: str = "社会面"
    control: str = "在控"
    risk: str = "低"
    residence: str = ""
    residence_type: str = "人户一致"
    known: int = 5
    papers: str = "√√√"
    remarks: str = ""
    order: Order | None = None

    @property
    def number(self) -> str:
        """The identity number, made from birth date and sex."""
        return id_number(self.birth, 100 + 2 * self.birth.day + (self.sex == "男"))

    @property
    def reachable(self) -> bool:
        """Whether somebody has met the person this year."""
        return self.control == "在控"


RESIDENTS = (
    Resident("郑立冬", "男", date(1974, 11, 8), "和平里社区", "无业",
             "和平里6号楼2单元301室", "海洛因", date(2009, 4, 16),
             "郑秀芬（姐）", control="失控", risk="中", residence_type="不详", known=1, papers="√××",
             remarks="2024年房屋已经变卖，人已搬走不知去向"),
    Resident("马春海", "男", date(1981, 3, 22), "望湖楼社区", "无业",
             "望湖楼3号楼1单元502室", "冰毒", date(2014, 8, 27),
             "马德林（父）", control="", risk="中", known=3, papers="√√×", remarks="入户不开门，人也不在住地"),
    Resident("吕志远", "男", date(1978, 9, 14), "望湖楼社区", "打零工",
             "新村街12号", "冰毒", date(2016, 5, 11),
             "吕玉梅（姐）", control="", risk="中", residence="东河乡柳坪村", residence_type="户在人不在", known=2,
             papers="√××", remarks="挂户在新村街，人在柳坪村，却找不到此人"),
    Resident("韩永顺", "男", date(1969, 6, 30), "清泉里社区", "个体经营",
             "清泉里9号楼4单元102室", "海洛因", date(2002, 7, 19),
             "韩永芳（妹）", control="", residence="河北省承德市", residence_type="户在人不在", known=3, papers="√××",
             remarks="户口在青和街，房屋已卖，04年人去承德做生意"),
    Resident("周晓枫", "男", date(1990, 4, 17), "桥东社区", "打零工",
             "桥东路28号院2号楼203室", "冰毒", date(2023, 2, 1),
             "柳青（妻）", measure="社区戒毒", risk="中",
             order=Order("青公禁社戒决字〔2023〕第3号",
                         (date(2023, 2, 6), date(2023, 2, 8), date(2023, 2, 15), date(2023, 2, 17)), (12, 6, 4))),
    Resident("孙玉堂", "男", date(1972, 1, 25), "桥东社区", "个体经营",
             "桥东路31号院1号楼604室", "海洛因", date(2008, 10, 22),
             "钱桂香（妻）"),
    Resident("冯建波", "男", date(1985, 12, 3), "文昌社区", "企业职工",
             "文昌巷7号楼3单元401室", "冰毒", date(2015, 3, 12),
             "冯大海（父）", measure="社区康复", risk="中",
             order=Order("青公禁社康决字〔2022〕第1号",
                         (date(2022, 2, 25), date(2022, 2, 28), date(2022, 3, 8), date(2022, 3, 10)), (6, 6, 4))),
    Resident("赵一鸣", "男", date(1993, 7, 19), "北苑社区", "企业职工",
             "北苑小区15号楼1单元702室", "氯胺酮", date(2022, 4, 28),
             "赵国平（父）", measure="社区戒毒",
             order=Order("青公禁社戒决字〔2022〕第6号",
                         (date(2022, 5, 5), date(2022, 5, 6), date(2022, 5, 16), date(2022, 5, 18)), (12, 6, 4))),
    Resident("田雨", "女", date(1987, 10, 11), "北苑社区", "个体经营",
             "北苑小区8号楼2单元101室", "冰毒", date(2017, 11, 30),
             "田家旺（父）", papers="√√×"),
    Resident("罗家兴", "男", date(1976, 5, 6), "振兴社区", "企业职工",
             "振兴路55号3号楼403室", "海洛因", date(2010, 6, 3),
             "罗小燕（女儿）"),
    Resident("宋秀云", "女", date(1980, 2, 28), "槐荫社区", "无业",
             "槐荫街19号楼1单元201室", "冰毒", date(2018, 9, 5),
             "金海涛（夫）"),
)  # fmt: skip
REACHABLE = tuple(person for person in RESIDENTS if person.reachable)
AREA = {community[0]: community[1] for community in COMMUNITIES}
