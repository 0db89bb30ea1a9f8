"""Which answers the report gives no ground for: no point is better than a wrong one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dateline.extract.places_features import contains
from dateline.extract.places_names import Sense
from dateline.extract.places_relations import Relation
from dateline.extract.places_situations import Anchor, Answer, Situation, weight_of
from dateline.gazetteer.entry import Entry, apart

#: A place of fewer people, in no country of the report and this far from all else in it, is taken for another's name.
OBSCURE, OBSCURE_COUNTY, FAR_KM = 100_000, 1_000_000, 1000.0
#: What merely sounds like a place is one where most of the report is about its country, or this near another spot.
HEARD_KM = 300.0
#: A quarter bears a name that many towns have ("Uptown"): without its town, or another place this near, it is any.
PART_OF_KM = 60.0
#: Where a report names spots, one of several small namesakes this far from all of them, and in none of their
#: divisions, is another place, or a person.
AROUND_KM = 100.0
#: People of a town that is meant in whatever country it lies, if no other is called so.
ALONE = 20_000
#: A report is local that has so many spots, and more than this share of them, near one of them.
LOCAL, SHARE = 2, 0.5
#: Words that make no name by themselves outside the country that uses them so.
_DIRECTIONS = frozenset(
    "north south east west northern southern eastern western northeast northwest southeast southwest northeastern "
    "northwestern southeastern southwestern central upper lower border borders coast region".split()
)
#: Kinds whose middle is near all of them.
_SMALL = frozenset({"city", "district", "other"})


def keep(told: Iterable[Relation], situations: Sequence[Situation], answers: dict[int, Answer]) -> None:
    """Gives up, or puts right, answers that lie farther apart than the report says that the places do."""
    for relation in told:
        ends = sorted((relation.left, relation.right), key=lambda i: _firmness(answers[i]))
        loose, firm = answers[ends[0]], answers[ends[1]]
        if loose.sense is None or firm.sense is None or _fits(loose.sense.entry, firm.sense.entry, relation.km):
            continue
        s = situations[ends[0]]
        nearer = [o for o in s.senses if o.how != "sound" and _fits(o.entry, firm.sense.entry, relation.km)]
        mended = Answer(nearer[0], firm.score) if nearer else Answer(None, 0.0)
        for i, other in enumerate(situations):
            if other.form == s.form and answers[i].sense == loose.sense:
                answers[i] = mended


def _firmness(answer: Answer) -> tuple[float, float]:
    return (-1.0, 0.0) if answer.sense is None else (weight_of(answer.sense.entry), answer.score)


def _fits(a: Entry, b: Entry, km: float) -> bool:
    """Whether two places are towns, or parts of one, no farther apart than that; of larger ones nothing is known."""
    if a.feature not in _SMALL or b.feature not in _SMALL:
        return True
    return apart(a, b) <= km + a.radius_km + b.radius_km


def supported(s: Situation, answer: Answer, anchors: Sequence[Anchor], seat: Entry | None, part: bool) -> Answer:
    """Drops answers that the report gives no ground for: a sense that merely sounds like the form, or is called by a
    direction alone ("the Southwest"), outside the report's countries; the quarter of a town that is not near; an
    obscure namesake far from all else in the report. `seat`: the outlet's town, which is near what it tells of;
    `part`: the name is one in the name of a body, a person or a road."""
    sense = answer.sense
    if sense is None:
        return answer
    entry = sense.entry
    others = [a.entry for a in anchors if a.weight > 0.5 and a.entry.id != entry.id]
    home = entry.country in {o.country for o in others}
    most = sum(o.country == entry.country for o in others) * 2 > len(others)
    if sense.how == "sound":
        spots = [o for o in others if o.feature in _SMALL and o.country == entry.country]
        return answer if most or any(apart(o, entry) < HEARD_KM for o in spots) else Answer(None, 0.0)
    if all(word in _DIRECTIONS for word in s.form.split()):
        return answer if most else Answer(None, 0.0)
    known = OBSCURE if entry.feature != "admin2" else OBSCURE_COUNTY
    if entry.feature not in ("city", "district", "admin2") or entry.population > known or s.qualifier:
        return answer
    if seat is not None:
        others = [*others, seat]
    nearest = min((apart(entry, o) for o in others), default=0.0)
    if entry.feature == "district" and nearest > PART_OF_KM:
        return Answer(None, 0.0)
    if not home and not part:
        return answer if len(others) < 2 or nearest < FAR_KM or _only(s, sense) else Answer(None, 0.0)
    return answer if _at_home(s, entry, others, part) else Answer(None, 0.0)


def _only(s: Situation, sense: Sense) -> bool:
    """Whether no other place in the world is called like this town ("Honiara"), in whatever country it is."""
    entry = sense.entry
    known = sense.how == "main" and entry.feature == "city" and entry.population >= ALONE
    return known and all(o.how != "sound" and apart(o.entry, entry) < AROUND_KM for o in s.senses)


def _at_home(s: Situation, entry: Entry, others: Sequence[Entry], part: bool) -> bool:
    """Whether a small place of the report's country lies where the report is about, as far as it names any spots."""
    spots = [o for o in others if o.feature in _SMALL or o.feature == "admin2"]
    if any(contains(o, entry) for o in others if o.feature != "country"):
        return True
    if any(o.admin1 == entry.admin1 or apart(entry, o) < AROUND_KM for o in spots):
        return True
    if not spots or part:
        return not spots
    namesakes = {o.entry.admin1 for o in s.senses if o.how == "main" and o.entry.country == entry.country}
    return len(namesakes) < 2 and not _local(spots)


def _local(spots: Sequence[Entry]) -> bool:
    """Whether a report is about one small area: most of its spots, two at least, lie near one of them."""
    near = max(sum(apart(one, other) < AROUND_KM for other in spots) for one in spots)
    return near >= LOCAL and near > SHARE * len(spots)
