"""Figures of dossiers: complete files, teams, 四位一体 and 五知."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from jdtool.ledgers.dossiers import ITEMS, KNOWS
from jdtool.measures.dossier_states import ABSENT, EXCUSED, PRESENT, ROLE_NAMES, UNRECORDED, all_present
from jdtool.measures.measure import PEOPLE, Count, Ratio, Table, measure
from jdtool.measures.selecting import leave_out
from jdtool.measures.traits import UNSTATED

if TYPE_CHECKING:
    import pandas as pd

    from jdtool.measures.frames import Frames

UNDECIDED = "无法判定：未设该栏"

_ITEM_TITLES = {field.name: field.title for field in ITEMS}
_KNOW_NAMES = tuple(field.name for field in KNOWS)
_STATE_TITLES = {PRESENT: "有", ABSENT: "缺", EXCUSED: "填不详、待补等", UNRECORDED: "未设该栏"}
_VERDICTS = {True: PRESENT, False: ABSENT, None: UNRECORDED}


def _any_of(names: Iterable[str]) -> tuple[str, str]:
    return ("persons.name", "|".join(f"dossiers.{name}" for name in names))


ITEM_NEEDS = _any_of((*_ITEM_TITLES, "complete"))
TEAM_NEEDS = _any_of((*ROLE_NAMES, "team"))
ROLE_NEEDS = _any_of(ROLE_NAMES)
KNOW_NEEDS = _any_of(_KNOW_NAMES)


@measure("dossiers_complete", "帮教档案完整人数", needs=ITEM_NEEDS, basis="profile:dossier.required")
def dossiers_complete(frames: Frames) -> Count:
    """登记在册人员中，本单位设定的应有材料样样齐全的人数；台账未设栏、无法判定的人员不计，另行列出。"""
    rows, complete = _complete(frames)
    return Count(rows[complete | rows["reason"].ne("")], PEOPLE)


@measure("dossier_completeness", "帮教档案完整率", needs=ITEM_NEEDS, basis="profile:dossier.required")
def dossier_completeness(frames: Frames) -> Ratio:
    """档案完整人数占登记在册人数的比例；同一人的几行合并看，没有档案的、有一样缺或填不详待补的算不完整；有材料未设栏、其余都有的以“是否完整”栏为准，没有该栏的无法判定，不计入分母，另行列出。"""
    rows, complete = _complete(frames)
    return Ratio.among(rows, complete, PEOPLE)


@measure("dossier_items", "各项档案材料齐备情况", needs=ITEM_NEEDS, basis="profile:dossier.required")
def dossier_items(frames: Frames) -> Table:
    """登记在册人员逐项材料的人数：有、缺、填不详待补等、台账未设该栏；每项只统计应有该材料或台账已登记该材料的人员。"""
    people = frames.dossiers.rename(columns={"measure": "legal"})
    kept = ["legal", "reason", "record", *(name for name in _GROUPED if name in people)]
    rows = people.melt(id_vars=kept, value_vars=[*_ITEM_TITLES], var_name="field", value_name="state")
    required = {(legal, field) for legal in people["legal"].unique() for field in _items(frames, legal)}
    asked = [pair in required for pair in zip(rows["legal"], rows["field"], strict=True)]
    filed = {frames.books.key(person) for person in frames.books.people if frames.books.dossiers_of(person)}
    unkept = [name for name in _ITEM_TITLES if not frames.books.has_column("dossiers", name)]
    rows = rows.assign(asked=asked, state=rows["state"].mask(rows["field"].isin(unkept), UNRECORDED))
    rows = rows[rows["asked"].eq(True) | (rows["state"].ne(UNRECORDED) & rows["key"].isin(filed))]
    rows = rows.rename(columns={"legal": "measure"})
    counts: dict[str, Any] = {state: rows["state"].eq(state).astype(int) for state in _STATE_TITLES}
    rows = rows.assign(item=rows["field"].map(_ITEM_TITLES), **counts)
    return Table(rows, {"item": "材料"}, _STATE_TITLES, tuple(_ITEM_TITLES.values()))


@measure("team_coverage", "帮教小组覆盖率", needs=TEAM_NEEDS)
def team_coverage(frames: Frames) -> Ratio:
    """写明帮教小组名称或至少一名小组成员的人数，占登记在册人数的比例；台账未设小组栏的人员不计入分母，另行列出。"""
    return _share(frames, ["member"])


@measure("team_count", "帮教小组数", needs=("dossiers.team",))
def team_count(frames: Frames) -> Count:
    """不同名称的帮教小组数，一栏写几个的分开计；台账没有小组名称栏的不推算。"""
    named = frames.dossiers.explode("teams").dropna(subset=["teams"])
    shared = {place: named.groupby("teams")[place].transform("nunique").gt(1) for place in ("community", "street")}
    placed = {place: named[place].mask(several, UNSTATED) for place, several in shared.items()}
    teams = named.assign(**placed).drop_duplicates("teams")
    return Count(teams[["reason", "record", "teams", "community", "street"]], "个", named="teams")


@measure("four_in_one_rate", "四位一体落实率", needs=ROLE_NEEDS, basis="profile:dossier.team_roles")
def four_in_one_rate(frames: Frames) -> Ratio:
    """家庭、民警、街道（乡镇）、社区（村）都写明姓名的人数，占登记在册人数的比例；帮教栏没有设家庭、民警栏的，以花名册的家属、责任民警为准；无法判定的不计入分母，另行列出。"""
    return _share(frames, frames.books.profile.dossier.team_roles)


@measure("five_know_rate", "五知掌握率", needs=KNOW_NEEDS, basis="本地设定：“五知”帮教要求")
def five_know_rate(frames: Frames) -> Ratio:
    """基本情况、社会交往、家庭经济、现实理想（思想）、异常活动五项都有记载的人数，占登记在册人数的比例；无法判定的不计入分母，另行列出。"""
    return _share(frames, _KNOW_NAMES)


_GROUPED = ("key", "community", "street", "risk", "control", "worker", "sex", "age", "drug")


def _judged(rows: pd.DataFrame, verdicts: Iterable[bool | None]) -> tuple[pd.DataFrame, pd.Series[bool]]:
    """The rows, those without a verdict left out, and which of them have all that is required."""
    rows = rows.assign(verdict=[_VERDICTS[each] for each in verdicts])
    return leave_out(rows, rows["verdict"].eq(UNRECORDED), UNDECIDED), rows["verdict"].eq(PRESENT)


def _share(frames: Frames, required: Iterable[str]) -> Ratio:
    rows, has_all = _judged(frames.dossiers, (all_present(row, required) for row in _records(frames)))
    return Ratio.among(rows, has_all, PEOPLE)


def _complete(frames: Frames) -> tuple[pd.DataFrame, pd.Series[bool]]:
    """By what the profile requires; where a required item has no column and none is lacking, by the mark 是否完整."""
    dossier = frames.books.profile.dossier
    verdicts = []
    for row in _records(frames):
        parts = {"items": dossier.required_for(row["measure"]), "team": dossier.team_roles, "knows": _KNOW_NAMES}
        verdict = all_present(row, [name for part in dossier.complete_needs for name in parts[part]])
        verdicts.append(all_present(row, ["complete"]) if verdict is None else verdict)
    return _judged(frames.dossiers, verdicts)


def _records(frames: Frames) -> list[dict[str, str]]:
    return [{str(name): value for name, value in row.items()} for row in frames.dossiers.to_dict("records")]


def _items(frames: Frames, legal: str) -> set[str]:
    required = frames.books.profile.dossier.required_for(legal)
    return {name.strip() for each in required for name in each.split("/")}
