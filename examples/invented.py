"""People who do not exist: names, identity numbers of the unassigned prefix 999999, telephones, addresses, days."""

from __future__ import annotations

import random
from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻"
    "柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳"
)
MALE = "柏斌波昌成川春达德东方刚海航和恒宏华辉吉江劲均凯康昆亮林磊明强勤庆瑞山顺松涛田伟贤祥新兴旭阳毅勇雨远钊正志忠洲"
FEMALE = "春翠丹芳菲芬凤红花惠慧洁锦静娟兰岚莉丽莲玲梅敏妮萍琴青蓉珊淑婷婉薇霞香晓秀雪雅艳燕叶怡英莹玉珍芝"

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CHECK_CHARACTERS = "10X98765432"


def id_number(birth: date, sequence: int) -> str:
    """The 18 characters of GB 11643-1999, region unassigned; an odd sequence is a man's, an even one a woman's."""
    body = f"999999{birth:%Y%m%d}{sequence:03d}"
    return body + CHECK_CHARACTERS[sum(int(digit) * weight for digit, weight in zip(body, WEIGHTS, strict=True)) % 11]


def months_after(day: date, months: int) -> date:
    """The same day of the month, `months` later, or the last one the month has."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def on_a_weekday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(max(0, day.weekday() - 4))


class Cast:
    """A seeded source that hands out every name, identity number and telephone once."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - invented data that must repeat, nothing secret
        self._taken: set[str] = set()
        self._phones = 1000

    def name(self, sex: str, surname: str = "") -> str:
        """A name of two or three characters nobody else in this cast bears, with any surname if none is asked for."""
        given = MALE if sex == "男" else FEMALE
        while True:
            length = 1 if self.random.random() < 0.2 else 2
            name = (surname or self.random.choice(SURNAMES)) + "".join(self.random.sample(given, length))
            if name not in self._taken:
                self._taken.add(name)
                return name

    def names(self, count: int) -> list[str]:
        """So many names, men's and women's by turns."""
        return [self.name("男女"[index % 2]) for index in range(count)]

    def birth(self, first_year: int = 1962, last_year: int = 2003) -> date:
        """Any day of the years given, both included."""
        start = date(first_year, 1, 1)
        return start + timedelta(self.random.randrange((date(last_year + 1, 1, 1) - start).days))

    def number(self, birth: date, sex: str) -> str:
        """An identity number in which birth date and sex agree with the person."""
        while True:
            number = id_number(birth, 2 * self.random.randrange(1, 499) + (sex == "男"))
            if number not in self._taken:
                self._taken.add(number)
                return number

    def phone(self) -> str:
        """The next number of a block no operator has given out."""
        self._phones += 7
        return f"1990000{self._phones:04d}"

    def day(self, first: date, last: date) -> date:
        """A weekday from `first` to `last`."""
        return max(first, on_a_weekday(first + timedelta(self.random.randrange((last - first).days + 1))))

    def shares(self, total: int, parts: int) -> list[int]:
        """`parts` positive whole numbers that add up to `total`."""
        found = [1] * parts
        for _ in range(total - parts):
            found[self.random.randrange(parts)] += 1
        return found

    def scheduled_days(self, reported_on: date, counts: Sequence[int], last: date) -> Iterator[date]:
        """One test day early in every slot of a schedule such as 12, 6, 4 a year from the report on."""
        for year, count in enumerate(counts):
            for slot in range(count):
                start = months_after(reported_on, 12 * year + 12 * slot // count)
                if start <= last:
                    yield min(on_a_weekday(start + timedelta(self.random.randint(3, 9))), last)


STATES = (
    "精神状态较好",
    "情绪平稳",
    "气色比上月好",
    "说话有条理",
    "在家做家务",
    "正在照料老人",
    "刚下班到家",
    "在门口修车",
    "正准备做饭",
    "身体有些感冒",
    "睡眠一般",
    "陪孩子写作业",
    "在院里收拾农具",
    "愿意主动谈心",
    "对帮教表示感谢",
    "神态自然",
)
TALKS = (
    "讲了戒毒条例的规定",
    "问了近期来往的朋友",
    "了解家庭收入和开支",
    "谈了今后的打算",
    "提醒按时参加检测",
    "介绍了新型毒品的危害",
    "商量低保申请材料",
    "推荐了零工信息",
    "鼓励参加技能培训",
    "请家属一起督促",
    "听取对帮教小组的意见",
    "核对了联系电话和住址",
    "谈了防复吸的方法",
    "留下禁毒宣传册",
    "约好下次见面时间",
)


def talks(cast: Cast) -> Iterator[str]:
    """What was said on a visit, never the same twice."""
    texts = [f"{state}，{talk}。" for state in STATES for talk in TALKS]
    cast.random.shuffle(texts)
    return iter(texts)
