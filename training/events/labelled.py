"""Sentences with marked triggers: ``Gunmen [abducted|AB] 30 pupils`` as text and (start, end, type).

A file has a sentence a line; lines that begin with "#" are remarks. A mark holds the trigger and the code of its type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from dateline.extract import events_scheme as s

CODES = {
    "GR": s.GOVERNMENT_REGAINS,
    "NS": s.NON_STATE_OVERTAKES,
    "AC": s.ARMED_CLASH,
    "CW": s.CHEMICAL,
    "AS": s.AIR_STRIKE,
    "SB": s.SUICIDE_BOMB,
    "SH": s.SHELLING,
    "EX": s.EXPLOSIVE,
    "GN": s.GRENADE,
    "SV": s.SEXUAL_VIOLENCE,
    "AT": s.ATTACK,
    "AB": s.ABDUCTION,
    "PP": s.PEACEFUL_PROTEST,
    "PI": s.PROTEST_INTERVENTION,
    "EF": s.EXCESSIVE_FORCE,
    "VD": s.VIOLENT_DEMONSTRATION,
    "MV": s.MOB_VIOLENCE,
    "AG": s.AGREEMENT,
    "AR": s.ARRESTS,
    "CG": s.CHANGE_TO_GROUP,
    "DW": s.DISRUPTED,
    "HQ": s.HEADQUARTERS,
    "LO": s.LOOTING,
    "TR": s.TRANSFER,
    "OT": s.OTHER,
    "OC": s.ORGANISED_CRIME,
    "ND": s.NATURAL_DISASTER,
    "MD": s.MAN_MADE_DISASTER,
    "DI": s.DIPLOMACY,
    "RE": s.RESPONSIBILITY,
    "DP": s.DISPLACEMENT,
    "AI": s.AID,
    "OU": s.OUTAGE,
    "TO": s.TOLL,
}
MARK = re.compile(r"\[([^\[\]|]+)\|([A-Z]{2})\]")


class Labelled(NamedTuple):
    """A sentence and its happenings as (start, end, type); none where nothing is told to have happened."""

    text: str
    events: tuple[tuple[int, int, str], ...]


def read(path: Path) -> Iterator[Labelled]:
    """The sentences of a file, in order. Raises KeyError on a code that is none."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield unmarked(line.strip())


def unmarked(line: str) -> Labelled:
    """One marked sentence."""
    text, at, events = "", 0, []
    for mark in MARK.finditer(line):
        text += line[at : mark.start()]
        events.append((len(text), len(text) + len(mark[1]), CODES[mark[2]]))
        text += mark[1]
        at = mark.end()
    return Labelled(text + line[at:], tuple(events))
