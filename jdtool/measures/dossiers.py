"""Figures of dossiers: complete files, teams, 四位一体 and 五知."""

from __future__ import annotations

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
PREFIX = "on_file_"
_ITEM_TITLES = {field.name: field.title for field in ITEMS}
_KNOW_NAMES = tuple(field.name for field in KNOWS)
_COLUMNS = {PRESENT: "有", ABSENT: "缺", EXCUSED: "填不详、待补等", UNRECORDED: UNDECIDED}

DOSSIER_NEEDS = ("persons.name", "|".join(f"dossiers.{name}" for name in (*_ITEM_TITLES, "complete")))
TEAM_NEEDS = ("persons.name", "|".join(f"dossiers.{name}" for name in ("team", *ROLE_NAMES)))
ROLE_NEEDS = ("persons.name", "|".join(f"dossiers.{name}" for name in ROLE_NAMES))
KNOW_NEEDS = ("persons.name", "|".join(f"dossiers.{name}" for name in _KNOW_NAMES))


@measure("dossiers_complete", "帮教档案完整人数", needs=DOSSIER_NEEDS, basis="profile:dossier.required")
def dossiers_complete(frames: Frames) -> Count:
    """登记在册人员中，本单位设定的应有材料样样齐全的人数；同一人有几行档案的合并看，没有档案的算不完整，台账未设栏因而无法判定的不计，另行列出。"""
    complete = dossier_completeness.result(frames)
    return _count_of(complete)


@measure("dossier_completeness", "帮教档案完整率", needs=DOSSIER_NEEDS, basis="profile:dossier.required")
def dossier_completeness(frames: Frames) -> Ratio:
    """档案完整人数占登记在册人数的比例；有一样缺或填不详、待补的算不完整；未设材料栏而有“是否完整”栏的以该栏为准；无法判定的不计入分母，另行列出。"""
    needs = frames.books.profile.dossier.complete_needs

    def complete(row: dict[str, str]) -> bool | None:
        required: list[str] = []
        required += frames.books.profile.dossier.required_for(row["measure"]) if "items" in needs else ()
        required += frames.books.profile.dossier.team_roles if "team" in needs else ()
        required += _KNOW_NAMES if "knows" in needs else ()
        if all(row[f"{PREFIX}{name}"] == UNRECORDED for name in _ITEM_TITLES):
            required = ["complete"]
        return _judge(row, required)
    return Ratio.among(frames.dossiers, frames.dossiers["reason"].eq(""), PEOPLE)
