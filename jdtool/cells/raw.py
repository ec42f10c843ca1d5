"""What a reader gets (Raw) and gives back (Reading)."""

from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

from jdtool.workbooks.grid import Cell

Raw = Cell

Value = TypeVar("Value")


class Trouble(StrEnum):
    """Why a filled cell gave no value, or a doubtful one."""

    UNREADABLE = "unreadable"  # filled, but not a value of this kind
    EXCUSED = "excused"  # 无, 不详, 待补, /, — : filled to be filled
    DIGITS_LOST = "digits-lost"  # a number cell with more digits than Excel keeps


class Reading(Struct, Generic[Value], frozen=True):
    """The value of one cell, or None and the trouble with it (an empty cell: None and no trouble)."""

    value: Value | None
    trouble: Trouble | None = None
