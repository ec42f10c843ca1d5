"""The county's fourteen townships and the 1,254 people on their rosters."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from invented import Cast, months_after

COUNTY = "清河县"
# township, people, workers allowed, workers employed, households, population
TOWNSHIPS = (
    ("城关镇", 212, 9, 7, 21460, 68350),
    ("石桥镇", 146, 6, 5, 12870, 41220),
    ("柳林镇", 128, 5, 4, 10930, 35610),
    ("青龙镇", 117, 5, 4, 9860, 31940),
    ("河口镇", 104, 4, 3, 8740, 28160),
    ("大坪镇", 96, 4, 3, 7920, 25480),
    ("双溪镇", 88, 4, 3, 7310, 23670),
    ("白塔镇", 79, 3, 2, 6480, 20750),
    ("云峰乡", 63, 3, 2, 4920, 15430),
    ("金竹乡", 58, 2, 2, 4310, 13580),
    ("桐岭乡", 52, 2, 2, 3870, 12240),
    ("枫林乡", 45, 2, 1, 3260, 10170),
    ("松岗乡", 36, 2, 1, 2640, 8230),
    ("莲塘乡", 30, 2, 1, 2180, 6890),
)
TOWN = tuple(
    f"{place}社区" for place in ("东门", "西门", "南门", "北门", "县前", "河滨", "塔山", "新城", "桥头", "学前")
)
COUNTRYSIDE = tuple(f"{place}{kind}村" for place in "上下东西南北前后大小" for kind in "溪岭湾塘坪坑店屋")
VILLAGES = {
    name: COUNTRYSIDE[index - 1 :: len(TOWNSHIPS) - 1] if index else TOWN for index, (name, *_) in enumerate(TOWNSHIPS)
}
OUTSIDE = ("云州市城东区", "澜江市港口区", "安澜市高新区", "望海市临港区", "江原市南湖区", "云州市北郊镇", "外省长陵市")
PEOPLE, OUT_OF_AREA, HERE_FROM_ELSEWHERE = 1254, 860, 46
MEASURES = {"社区戒毒": 97, "社区康复": 61, "强制隔离戒毒": 36}
SCHEDULES = {"社区戒毒": (12, 6, 4), "社区康复": (6, 4, 2)}


@dataclass(frozen=True, slots=True)
class Person:
    """One person of a township's roster; `home` and `living` are the two addresses."""

    name: str
    sex: str
    number: str
    phone: str
    village: str
    home: str
    living: str
    residence_type: str
    drug: str
    first_found_on: date
    measure: str
    reported_on: date | None
    control: str
    risk: str
    officer: str
    worker: str

    @property
    def ends_on(self) -> date | None:
        """The last day of the three years from the report."""
        return months_after(self.reported_on, 36) - timedelta(1) if self.reported_on else None


def addresses(cast: Cast, township: str, village: str, residence: str) -> tuple[str, str]:
    """Household and residence: one in the township, the other outside the county unless they are the same."""
    here = f"{COUNTY}{township}{village}{cast.random.randint(1, 180)}号"
    road = cast.random.choice("和平春秋") + cast.random.choice("江湖山河")
    away = f"{cast.random.choice(OUTSIDE)}{road}路{cast.random.randint(1, 300)}号"
    return {"户在人不在": (here, away), "人在户不在": (away, here)}.get(residence, (here, here))


def person(cast: Cast, township: str, residence: str, measure: str, staff: tuple[str, str]) -> Person:
    """One invented person of that township."""
    sex, birth = "女" if cast.random.random() < 0.14 else "男", cast.birth(1960, 2002)
    village = cast.random.choice(VILLAGES[township])
    home, living = addresses(cast, township, village, residence)
    reported_on = cast.day(date(2022, 2, 15), date(2024, 11, 29)) if measure in SCHEDULES else None
    latest = (reported_on - timedelta(20)) if reported_on else date(2024, 11, 30)
    return Person(
        name=cast.name(sex),
        sex=sex,
        number=cast.number(birth, sex),
        phone=cast.phone(),
        village=village,
        home=home,
        living=living,
        residence_type=residence,
        drug=cast.random.choice(("海洛因", "冰毒", "冰毒", "氯胺酮", "大麻")),
        first_found_on=cast.day(max(months_after(birth, 12 * 18), date(1998, 1, 1)), latest),
        measure=measure,
        reported_on=reported_on,
        control="失控" if measure == "社会面" and cast.random.random() < 0.012 else "在控",
        risk=cast.random.choice(("低", "低", "低", "中", "中", "高")),
        officer=staff[0],
        worker=staff[1],
    )


def shuffled(cast: Cast, counts: dict[str, int], rest: str) -> list[str]:
    """So many of each word, the rest of all the people `rest`, in no order."""
    words = [word for word, count in counts.items() for _ in range(count)]
    words += [rest] * (PEOPLE - len(words))
    cast.random.shuffle(words)
    return words


def rosters(cast: Cast) -> dict[str, list[Person]]:
    """The people of every township, by village."""
    away = {"户在人不在": OUT_OF_AREA - HERE_FROM_ELSEWHERE, "人在户不在": HERE_FROM_ELSEWHERE}
    residences, measures = shuffled(cast, away, "人户一致"), shuffled(cast, MEASURES, "社会面")
    found = {}
    for township, count, _, employed, *_ in TOWNSHIPS:
        officers, workers = cast.names(3), cast.names(employed)
        people = [
            person(cast, township, residences.pop(), measures.pop(), (officers[i % 3], workers[i % employed]))
            for i in range(count)
        ]
        found[township] = sorted(people, key=lambda one: (one.village, one.number))
    return found
