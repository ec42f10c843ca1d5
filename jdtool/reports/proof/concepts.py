"""Which known quantity a number of a report is: told by all the words it is called by, never by some of them."""

import re
from collections.abc import Iterator
from decimal import Decimal

from msgspec import Struct

from jdtool.cells.numerals import Number
from jdtool.reports.proof.quantities import Mention, Percent
from jdtool.reports.proof.scope import PLACE, Scope, scope_of
from jdtool.reports.proof.sentences import Sentence

_PEOPLE = "(?:吸毒|涉毒|戒毒)?(?:人员|对象)?(?:总数|总人数)?"
_VERBS = r"(?:开展|组织|完成|进行|实施|建立|成立|组建|落实|已)*了?"


class Concept(Struct, frozen=True):
    """One quantity a report may state: its measure, which of its numbers, the words it goes by, its unit.

    `what` is value, numerator or denominator; `noun` is the whole of what follows units such as 个 and 名.
    """

    measure: str
    title: str
    what: str
    unit: str
    words: str
    noun: str = ""


COUNTS = (
    Concept("registered", "登记在册人数", "value", "人", rf"(?:登记)?在册的?(?:有吸毒史的?)?{_PEOPLE}|有吸毒史的?人员"),
    Concept("current", "现有人数", "value", "人", r"现有(?:在册|登记|管控)?(?:吸毒|涉毒|戒毒)?人员(?:总数)?"),
    Concept("at_large", "社会面人数", "value", "人", rf"社会面(?:在册|管控)?{_PEOPLE}"),
    Concept("community_detox", "社区戒毒人数", "value", "人", r"(?:正在)?(?:执行|接受)?社区戒毒的?(?:人员|对象)?"),
    Concept("community_rehab", "社区康复人数", "value", "人", r"(?:正在)?(?:执行|接受)?社区康复的?(?:人员|对象)?"),
    Concept(
        "community_ordered",
        "社区戒毒和社区康复人数",
        "value",
        "人",
        r"社区戒毒(?:和|、|与|及|以及)社区康复的?(?:人员|对象)?|社戒社康(?:人员|对象)?",
    ),
    Concept("new_registered", "新增人数", "value", "人", r"新增(?:登记)?(?:在册)?(?:吸毒|涉毒)人员"),
    Concept(
        "out_of_area",
        "异地（人户分离）人数",
        "value",
        "人",
        r"人户分离(?:、异地居住)?的?(?:人员)?|异地(?:帮教)?管控(?:人员|对象)",
    ),
    Concept("lost_control", "失控人数（待核实）", "value", "人", r"失控的?(?:吸毒)?(?:人员)?"),
    Concept("relapse_persons", "复吸人数（待核实）", "value", "人", r"复吸的?(?:人员)?"),
    Concept(
        "dossiers_complete",
        "帮教档案完整人数",
        "value",
        "人",
        r"(?:帮教)?(?:档案|卷)(?:材料)?(?:比较)?(?:完整|齐全)的?",
    ),
    Concept("team_count", "帮教小组数", "value", "个", rf"(?:在社区)?{_VERBS}", "帮教小组"),
    Concept("team_count", "帮教小组数", "value", "个", rf"{_VERBS}帮教小组"),
    Concept("communities_involved", "涉及社区数", "value", "个", r"涉及", "(?:社区|村)"),
    Concept("communities_covered", "宣传覆盖社区数", "value", "个", r"(?:活动|宣传|宣传活动)覆盖", "(?:社区|村|乡镇)"),
    Concept("visits_done", "走访人次", "value", "人次", rf"{_VERBS}(?:入户走访|走访帮教|帮教走访|走访|家访)"),
    Concept("tests_done", "检测人次", "value", "人次", rf"{_VERBS}(?:吸毒|毒品)检测"),
    Concept("people_reached", "受教育人次", "value", "人次", r"(?:参加活动和)?受教育(?:群众|人数)?"),
    Concept(
        "staffing_rate",
        "禁毒社工核定人数",
        "denominator",
        "人",
        r"(?:专职)?(?:禁毒)?社工核定(?:人数|数|编制)?|核定(?:专职)?(?:禁毒)?社工",
    ),
    Concept(
        "staffing_rate", "禁毒社工现有人数", "numerator", "人", r"(?:专职)?(?:禁毒)?社工现有|现有(?:专职)?(?:禁毒)?社工"
    ),
)
RATES = {
    "档案完整率": "dossier_completeness",
    "帮教档案完整率": "dossier_completeness",
    "帮教小组覆盖率": "team_coverage",
    "四位一体落实率": "four_in_one_rate",
    "五知掌握率": "five_know_rate",
    "走访覆盖率": "visit_coverage",
    "社会面人员走访覆盖率": "visit_coverage",
    "走访完成率": "visit_completion",
    "见面率": "met_rate",
    "尿检完成率": "test_completion",
    "尿检阳性率": "urine_positive_rate",
    "毛发检测阳性率": "hair_positive_rate",
    "报到率": "report_rate",
    "按期报到率": "on_time_report_rate",
    "协议签订率": "agreement_rate",
    "管控率": "in_control_rate",
    "失控率": "lost_control_rate",
    "复吸率": "relapse_rate",
    "三年戒断巩固率": "abstinence_3y_rate",
    "宣传覆盖率": "publicity_coverage",
    "社工配备率": "staffing_rate",
    "禁毒社工配备率": "staffing_rate",
    "责任书签订率": "letters_signed",
}
_STAFF_NOW = re.compile(r"现有|现只有|现仅有|实有|在岗|到岗")
_WIDER = frozenset({"registered", "current", "at_large", "community_ordered"})
_RANDOM = re.compile(
    r"(?:截至[^,]*,?)|目前|现在|当前|其中|台账反映|[全我本][县市区街乡镇村]|(?:本|全)?辖区内?|我?[街乡]道?辖区|今年|全年|本年|年内|以来"
    r"|(?:19|20)\d\d年(?:度|底|末)?(?:\d{1,2}月)?|[上下]半年|第?[一二三四]季度"
)
_PLACE_FIRST = re.compile(rf"^{PLACE}")
_COUNTING = re.compile(
    r"(?:共计|合计|总计|总数|累计|共有|共|总|已有|仅有|仅|达到|达|为|是|的有|有|多|约|:|“|”)+$|^(?:共计|合计|累计|共有|共|有|:)+"
)
_RATE_BEFORE = re.compile(r"[^\d,;:。%()、]{2,16}$")


class Stated(Struct, frozen=True):
    """A known quantity as a sentence states it. `exact` is False for about-numbers, of which low and high remain."""

    concept: str
    title: str
    measure: str
    what: str
    value: Number
    low: Number | None
    high: Number | None
    exact: bool
    text: str
    start: int
    scope: Scope
    sentence: Sentence
    slack: Decimal = Decimal(0)


def stated(sentence: Sentence) -> Iterator[Stated]:
    """The known quantities of a sentence that speak of what there is, not of what is planned or has changed."""
    if not sentence.planned:
        yield from _counts(sentence)
        yield from _rates(sentence)


def _counts(sentence: Sentence) -> Iterator[Stated]:
    before: list[str] = []
    last = ""
    for mention in sentence.mentions:
        concept = _concept(mention, last) if mention.role == "level" else None
        last = f"{concept.measure}.{concept.what}" if concept else ""
        if concept and _stands_alone(sentence, mention, concept, before):
            before.append(concept.measure)
            yield Stated(
                concept=last,
                title=concept.title,
                measure=concept.measure,
                what=concept.what,
                value=mention.value,
                low=mention.low,
                high=mention.high,
                exact=mention.exact,
                text=mention.text,
                start=mention.start,
                scope=scope_of(sentence, mention.start),
                sentence=sentence,
                slack=mention.slack,
            )


def _concept(mention: Mention, last: str) -> Concept | None:
    words = called(mention.subject)
    if last == "staffing_rate.denominator" and mention.kind == "人" and _STAFF_NOW.search(mention.subject):
        words = "社工现有"
    for concept in COUNTS:
        if concept.unit == mention.kind and re.fullmatch(concept.words, words) and _noun_fits(concept, mention):
            return concept
    named = f"{words}{mention.noun}" if mention.unit in {"名", "位"} else ""
    return next((each for each in COUNTS if named and each.unit == "人" and re.fullmatch(each.words, named)), None)


def _noun_fits(concept: Concept, mention: Mention) -> bool:
    if concept.noun:
        return re.fullmatch(concept.noun, mention.noun) is not None
    return mention.unit not in {"名", "位"} or not mention.noun


def called(subject: str) -> str:
    """What a number is of, without the words that only introduce it.

    >>> called("目前我街登记在册吸毒人员共达"), called("全街登记在册的有吸毒史人员")
    ('登记在册吸毒人员', '登记在册的有吸毒史人员')
    """
    words = _PLACE_FIRST.sub("", _RANDOM.sub("", subject))
    while (shorter := _COUNTING.sub("", words)) != words:
        words = shorter
    return words


def _stands_alone(sentence: Sentence, mention: Mention, concept: Concept, before: list[str]) -> bool:
    """What follows 其中 is of the whole before it, which must be a wider one of these."""
    among = sentence.outer.rfind("其中", 0, mention.start)
    if among < 0 or ";" in sentence.outer[among : mention.start]:
        return True
    return concept.measure != "registered" and bool(_WIDER & set(before))


def _rates(sentence: Sentence) -> Iterator[Stated]:
    for percent in sentence.percents:
        found = _RATE_BEFORE.search(sentence.plain[: percent.start])
        name = called(found[0]) if found else ""
        if name in RATES and percent.exact:
            yield _rate(sentence, percent, name)


def _rate(sentence: Sentence, percent: Percent, name: str) -> Stated:
    value: Decimal = percent.stated
    return Stated(
        concept=f"{RATES[name]}.rate",
        title=name,
        measure=RATES[name],
        what="rate",
        value=value,
        low=value,
        high=value,
        exact=True,
        text=percent.text,
        start=percent.start,
        scope=scope_of(sentence, percent.start),
        sentence=sentence,
    )
