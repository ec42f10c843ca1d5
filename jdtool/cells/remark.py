"""What a free-text remark says of a person's whereabouts, home, relapse; with the words that say it."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from jdtool.cells.whereabouts import Folded, Hit, Phrasebook, fold, phrasebook, squeeze


class Label(StrEnum):
    """What a remark can claim about the person himself."""

    WHEREABOUTS_UNKNOWN = "whereabouts_unknown"
    NOT_MET = "not_met"
    SEPARATED = "separated"
    AWAY_KNOWN = "away_known"
    HOME_SOLD = "home_sold"
    IN_CONTACT = "in_contact"
    RELAPSED = "relapsed"
    DECEASED = "deceased"
    DETAINED = "detained"


@dataclass(frozen=True, slots=True)
class Sign:
    """A claim and the clause that makes it, as written."""

    label: Label
    quote: str


