"""Lists of tasks and forms of people: what goes on which list, and what nobody may read on it."""

import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from jdtool.cells.masking import Masking
from jdtool.cli import main
from jdtool.reports.forms import Form, forms
from jdtool.reports.rectifying import Item, lists
from jdtool.reports.tracing import Sources
from tests.factories import FILE, books, dossier, drug_test, id_number, person, visit

EXAMPLES = Path(__file__).parent.parent.parent / "examples"


def item(code: str = "DO202", **given: object) -> Item:
    plain: dict[str, object] = {
        "rank": 0,
        "level": "错误",
        "code": code,
        "title": "档案材料不全",
        "file": FILE,
        "sheet": "帮教档案",
        "cell": "F6",
        "row": 6,
        "person": "张某某",
        "community": "和平里社区",
        "street": "青和街道",
        "evidence": "",
        "message": "缺帮教措施",
        "remedy": "补齐",
        "basis": "本地设定",
        "who": "甲",
    }
    return Item(**(plain | given))  # type: ignore[arg-type]


def test_one_list_groups_by_what_is_wrong_errors_first() -> None:
    warning = item("VI401", rank=1, level="警告", title="走访超期", row=3)
    (whole,) = lists([warning, item(row=9), item(row=6, who="乙")], "", Sources())
    assert (whole.total, whole.errors, whole.warnings, whole.notes, whole.people) == (3, 2, 1, 0, 2)
    assert [(group.title, group.count) for group in whole.groups] == [("档案材料不全", 2), ("走访超期", 1)]
    assert [task.number for task in whole.groups[0].tasks] == [1, 2]


def test_every_place_gets_its_own_list_and_nothing_is_lost() -> None:
    items = [item(), item(community="光明社区"), item(community=""), item(community="", row=0, who="")]
    found = list(lists(items, "community", Sources()))
    assert [(each.place, each.total) for each in found] == [
        ("和平里社区", 1),
        ("光明社区", 1),
        ("未注明社区", 1),
        ("台账本身", 1),
    ]
    assert [each.place for each in lists(items, "street", Sources())] == ["青和街道"]


def test_a_place_becomes_a_file_name_that_every_system_bears_and_no_other_place_has() -> None:
    items = [item(community=name) for name in ("甲/乙", "甲:乙", "..", "里" * 80)]
    names = [each.file_name for each in lists(items, "community", Sources())]
    assert names == ["甲_乙", "甲_乙2", "未命名", "里" * 60]


def test_a_task_says_where_with_the_words_of_the_ledger() -> None:
    quoted = item(cell="", evidence="人已搬走", message="去向不明")
    sheet = item(cell="", row=0)
    (whole,) = lists([quoted, sheet], "", Sources())
    assert [(task.place, task.text) for task in whole.groups[0].tasks] == [
        ("整张表", "缺帮教措施"),
        ("第6行", "“人已搬走”，去向不明"),
    ]


def form(unmask: bool) -> Form:
    number = id_number(1)
    kept = books(
        [
            person(
                "张三",
                id_number=number,
                birth_date="1985-01-01",
                phone="19900000001",
                residence_address="和平里1号楼",
                risk="",
                worker="李四",
                remarks="李四说已搬走",
            )
        ],
        [dossier("张三", id_number=number, measures="√", know_basics="", role_family="张大、张二")],
        [
            visit(
                "张三",
                "2024-03-05",
                id_number=number,
                visitor="王五、赵六",
                method="入户",
                met="是",
                content="谈了近况",
            ),
            visit("张三", "2025-01-05", id_number=number),
        ],
        [drug_test("张三", "2024-02-01", "阳性", id_number=number, follow_up="已报告民警")],
    )
    (found,) = forms(replace(kept, masking=Masking(off=unmask)), [])
    return found


def told(found: Form) -> dict[str, str]:
    return {pair.title: pair.value for row in found.basics for pair in row if pair.title}


def test_a_form_is_masked() -> None:
    found = form(unmask=False)
    assert told(found) == {
        "姓名": "张某某",
        "身份证号": "999***************",
        "出生日期": "1985年",
        "联系电话": "199********",
        "现住址": "已登记",
        "禁毒社工": "李某某",
        "风险等级": "未填",
        "备注": "已登记",
    }
    assert [(pair.title, pair.value) for pair in found.team] == [("帮教家属", "张某某、张某某"), ("专职人员", "李某某")]
    assert [(each.day, each.method, each.result, each.by, each.told) for each in found.visits] == [
        ("2024年3月5日", "入户", "见到本人", "王某某、赵某某", "")
    ]
    assert [(each.result, each.told) for each in found.tests] == [("阳性", "已登记")]


def test_an_unmasked_form_says_everything() -> None:
    found = form(unmask=True)
    assert told(found)["现住址"] == "和平里1号楼"
    assert told(found)["身份证号"] == id_number(1)
    assert found.visits[0].told == "谈了近况"
    assert found.tests[0].told == "已报告民警"


def test_a_form_tells_what_is_on_file_and_what_is_not() -> None:
    found = form(unmask=False)
    assert [(pair.title, pair.value) for pair in found.papers] == [("帮教措施", "有")]
    assert [(pair.title, pair.value) for pair in found.knows] == [("知基本情况", "缺")]


@pytest.fixture
def _alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


@pytest.mark.usefixtures("_alone")
def test_masked_files_hold_no_name_and_no_number_of_the_roster() -> None:
    for template in ("rectify", "dossier"):
        assert main(["report", str(EXAMPLES / "street"), "--template", template, "--format", "md", "-q"]) == 0
    written = "".join(path.read_text(encoding="utf-8") + path.name for path in Path("报告").iterdir())
    for secret in ("郑立冬", "韩永顺", "周晓枫", "姚静", "陈立安", "999999197411081176", "19900001007", "6号楼"):
        assert secret not in written


@pytest.mark.usefixtures("_alone")
def test_only_a_list_of_tasks_is_written_by_place(capsys: pytest.CaptureFixture[str]) -> None:
    street = str(EXAMPLES / "street")
    assert main(["report", street, "--by", "community", "-q"]) == 2
    assert main(["report", street, "--template", "rectify", "--by", "risk", "-q"]) == 2
    complaints = capsys.readouterr().err.splitlines()
    assert "--by 只用于整改清单" in complaints[0]
    assert "--by 后面应是 community 或 street" in complaints[1]
