"""A document of ours that was edited, against the file of numbers beside it."""

import json
from pathlib import Path

import pytest

from jdtool.cli import main
from jdtool.errors import JdtoolError
from jdtool.reports.proof.document import Document, Raw, under_headings
from jdtool.reports.proof.edited import edited, numbers_beside, read_numbers

STREET = Path(__file__).parents[3] / "examples" / "street"
SENTENCE = "开展走访帮教93人次，社会面人员走访覆盖率81.8%（9/11）。走访到位的9人，其余2人另行安排。"
TOLD = [
    {"text": text, "sentence": SENTENCE, "at": SENTENCE.index(text), "title": title, "measure": measure}
    for text, title, measure in (
        ("93人次", "走访人次", "visits_done"),
        ("81.8%（9/11）", "走访覆盖率", "visit_coverage"),
        ("9人", "走访到位", ""),
        ("2人", "另行安排", ""),
    )
]


def said(*paragraphs: str, told: list[dict[str, object]] = TOLD) -> list[tuple[str, str]]:
    """What is written now and what it is said to have been."""
    document = Document("稿.md", "", under_headings(Raw(text, f"第{at}段") for at, text in enumerate(paragraphs, 1)))
    return [(each.said, each.message.partition("生成时是")[2].partition("，")[0]) for each in edited(document, told)]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        (SENTENCE, []),
        (SENTENCE.replace("93", "95"), [("95", "“93人次”（走访人次）")]),
        (SENTENCE.replace("81.8%", "81.9%"), [("81.9", "“81.8%（9/11）”（走访覆盖率）")]),
        (SENTENCE.replace("81.8%（9/11）", "100%（11/11）"),
         [("100", "“81.8%（9/11）”（走访覆盖率）"), ("11", "“81.8%（9/11）”（走访覆盖率）")]),
        (SENTENCE.replace("其余2人", "其余3人"), [("3", "“2人”（另行安排）")]),
        (SENTENCE.replace("开展走访帮教93人次", "全年开展走访帮教95人次"), []),  # rewritten: nobody knows what is meant
        (SENTENCE.replace("93人次", "若干次"), []),
        ("走访到位的9人。", []),
        ("", []),
    ],
)  # fmt: skip
def test_a_number_that_changed_in_words_that_stayed_is_told(now: str, expected: list[tuple[str, str]]) -> None:
    assert said(now) == expected


def test_rows_of_tables_are_left_to_their_totals() -> None:
    rows = under_headings([Raw(SENTENCE.replace("93", "95"), "表1第2行", cells=("走访", "95"), table=1)])
    assert list(edited(Document("稿.md", "", rows), TOLD)) == []


def test_words_that_come_twice_are_left_alone() -> None:
    assert said(SENTENCE.replace("93", "95"), "开展走访帮教12人次。") == []


def test_clauses_that_were_alike_from_the_start_are_left_alone() -> None:
    twice = [*TOLD, {**TOLD[0], "sentence": "上年开展情况：。开展走访帮教80人次。", "text": "80人次", "at": 14}]
    assert said(SENTENCE.replace("93", "95"), told=twice) == []


def test_a_number_without_a_source_of_its_own_is_no_concern() -> None:
    sentence = "截至2024年12月31日登记11人。"
    told = [{"text": "11人", "sentence": sentence, "at": sentence.index("11人"), "title": "登记在册人数"}]
    assert said(sentence.replace("31日", "30日"), told=told) == []
    assert said(sentence.replace("11人", "12人"), told=told) == [("12", "“11人”（登记在册人数）")]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"numbers": [{}]}', '{"numbers": 3}', '{"numbers": [{"text": 1}]}'])
def test_a_file_that_is_none_of_ours_is_refused_in_one_line(tmp_path: Path, text: str) -> None:
    file = tmp_path / "稿.numbers.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(JdtoolError, match=r"稿\.numbers\.json 读不出来"):
        read_numbers(file)


@pytest.mark.parametrize("form", ["md", "docx"])
def test_our_own_report_is_as_it_was_made_until_somebody_changes_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    main(["report", str(STREET), "--year", "2024", "-o", str(tmp_path), "--format", form, "-q"])
    page = tmp_path / f"2024年禁毒工作总结.{form}"
    assert numbers_beside(page) == tmp_path / "2024年禁毒工作总结.numbers.json"
    capsys.readouterr()
    assert main(["proof", str(page)]) == 0
    if form == "md":
        text = page.read_text(encoding="utf-8")
        page.write_text(text.replace("开展走访帮教93人次", "开展走访帮教95人次"), encoding="utf-8")
        capsys.readouterr()
        assert main(["proof", str(page), "--format", "json"]) == 1
        (found,) = json.loads(capsys.readouterr().out)["findings"]
        assert (found["kind"], found["measure"]) == ("differs-from-source", "visits_done")
