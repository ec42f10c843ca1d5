"""Figures of communities, villages and townships: workers and letters of responsibility."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jdtool.cells.choice import Mark
from jdtool.measures.measure import PEOPLE, Count, Ratio, measure
from jdtool.measures.selecting import leave_out

if TYPE_CHECKING:
    from jdtool.measures.frames import Frames

WORKERS = "名"


@measure("staffing_rate", "禁毒社工配备率", needs=("communities.workers", "communities.worker_quota"))
def staffing_rate(frames: Frames) -> Ratio:
    """现有禁毒社工数之和占核定数之和的比例，可以超过100%；核定数、现有数有一项没有填写的社区（乡镇）不计入，另行列出。"""
    units = leave_out(frames.units, frames.units[["workers", "quota"]].isna().any(axis=1), "未填社工核定数或现有数")
    return Ratio(Count(units, WORKERS, "workers"), Count(units, WORKERS, "quota"))


@measure(
    "staff_ratio",
    "每名社工负责人数",
    needs=("persons.name", "communities.workers"),
    basis="profile:staffing.people_per_worker",
)
def staff_ratio(frames: Frames) -> Ratio:
    """现有人数与现有禁毒社工数之比，与本单位设定的每名社工负责人数对照；没有填写现有社工数的社区（乡镇）只计其人员，另行列出。"""
    units = leave_out(frames.units, frames.units["workers"].isna(), "未填现有社工数")
    limit = frames.books.profile.staffing.people_per_worker
    return Ratio(
        Count(frames.current, PEOPLE), Count(units, WORKERS, "workers"), each="每名社工负责", note=f"参照1:{limit}"
    )


@measure("letters_signed", "责任书签订率", needs=("communities.letter_signed",))
def letters_signed(frames: Frames) -> Ratio:
    """已签订禁毒责任书的社区（村、乡镇）数，占社区情况台账所列单位数的比例；未设该栏的、填不详待补的不计入，另行列出。"""
    units = leave_out(frames.units, frames.units["letter"].eq(""), "未设责任书栏")
    units = leave_out(units, units["letter"].eq(Mark.EXCUSED.value), "责任书填不详、待补等")
    return Ratio.among(units, units["letter"].eq(Mark.PRESENT.value), "个")
