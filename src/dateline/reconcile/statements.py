"""Claims that no figure or place holds together, grouped by wording; and what cannot be true beside them.

Two claims meet when most of their words do, when one voice says nearly the same twice, or when the pair model is sure
that they say the same in other words. Denials are set against what they deny, and statements that the model holds for
contradictions of one another too, if they share half of their words. What is missed stays apart, which is
the safer error.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

import msgspec

from dateline.model import Compared
from dateline.reconcile.evidence import Evidence
from dateline.reconcile.pairs import Judged, features, judge, words
from dateline.reconcile.stems import content_words

#: Shared share of content words (Jaccard) at which two claims say the same; lower where voice or origin is shared too
#: by two reports: sentences of one report have more words in common by themselves.
SAME_WORDS = 0.6
SAME_WORDS_ONE_VOICE = 0.4
#: Share of the denial's content words that the denied claim must hold.
DENIED_WORDS = 0.6
#: Share of the denied claim's own content words that the denial must hold.
ABOUT = 0.3
#: Share of content words below which the pair model is not asked whether two claims are one, and the share that they
#: must have in common by class ("died" and "killed"): the model learned from whole sentences, and claims may be shreds.
PARAPHRASE, ALIKE = 0.25, 0.5
#: The share for a contradiction, and how sure the pair model must be of it. In real reports nearly all that shared less
#: were none.
OPPOSED, SURE = 0.5, 0.7
#: Words that two sentences of one report must each have for themselves to be two statements.
OWN_WORDS = 2
#: Content words that both sides of a likeness in other words must hold.
WHOLE = 3
#: Words in more claims than this bring no candidates: they are the story's own vocabulary.
COMMON = 50

_IF = re.compile(r"\W*if (?P<when>[^,]+),", re.IGNORECASE)
_DENYING = re.compile(r"\b(?:den(?:y|ies|ied|ying)|denials?|reject(?:s|ed|ing)?|refut(?:es?|ed|ing))\b", re.IGNORECASE)

#: Words, stemmed, for a statement and for what it is called by whoever denies it.
_POINTING = content_words(
    """report reports claim claims allegation allegations accusation accusations account accounts figure figures number
    numbers toll statement statements story stories version charge charges suggestion testimony rumour rumours rumor
    rumors insinuation message post video false untrue incorrect baseless unfounded groundless fabricated fabrication
    lie lies fake nonsense hoax rubbish propaganda disinformation slander fiction invention absurd ridiculous inaccurate
    gossip tale tales fable smear distortion true truth totally completely entirely utterly pure simply"""
)


class StatementGroup(msgspec.Struct):
    """Claims that say the same, and the denials of it. `pointed`: a denial names it by "it" or "the claim" alone."""

    story: str
    pro: list[Evidence]
    contra: list[Evidence] = []
    superseded: list[Evidence] = []
    compared: list[Compared] = []
    pointed: bool = False

    @property
    def words(self) -> frozenset[str]:
        """The content words of the first claim, which stands for the group."""
        return self.pro[0].words


def statement_groups(evidence: Sequence[Evidence]) -> list[StatementGroup]:
    """Groups in order of first publication. Every claim given comes out in one group, as `pro` or as `contra`."""
    denials = [e for e in evidence if e.claim.stance == "denies"]
    groups = _group([e for e in evidence if e.claim.stance != "denies"])
    left_over = []
    for denial in denials:
        denied = _denied(denial, groups)
        for group in denied:
            group.contra.append(denial)
            group.pointed |= points(denial)
        if not denied:
            left_over.append(denial)
    found = sorted([*groups, *_group(left_over)], key=lambda g: g.pro[0].order)
    _oppose(found)
    return found


def _oppose(groups: Sequence[StatementGroup]) -> None:
    """Set groups against each other that cannot both be true by their wording, as the pair model has it."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    firm = [
        g for g in groups if not g.contra and g.pro[0].claim.certainty == "stated" and not g.pro[0].claim.background
    ]
    for number, group in enumerate(firm):
        seen: Counter[int] = Counter()
        for word in group.words:
            homes = index[group.story, word]
            if len(homes) <= COMMON:
                seen.update(homes)
            homes.append(number)
        for home, shared in sorted(seen.items()):
            other = firm[home]
            near = shared >= PARAPHRASE * len(group.words | other.words)
            if shared >= WHOLE - 1 and near and (seen_as := _opposed(other, group)):
                other.compared.append(seen_as)
                group.compared.append(seen_as)
                other.contra += [e for e in group.pro if e not in other.contra]
                group.contra += [e for e in other.pro if e not in group.contra]


def _opposed(a: StatementGroup, b: StatementGroup) -> Compared | None:
    """What the model says where it is sure that two parties' words cannot both be true; one origin does not contradict
    itself."""
    x, y = a.pro[0], b.pro[0]
    if x.origin == y.origin or (x.side is not None and x.side == y.side) or min(len(x.words), len(y.words)) < WHOLE:
        return None
    judged = judge(x.text, y.text)
    seen = judged.features
    marked = (_turned(x, y) or seen["opposed"]) and seen["overlap"] >= OPPOSED
    sure = judged.answer == "contradict" and judged.scores["contradict"] >= SURE
    return _compared(x, y, judged) if marked and sure else None


def _compared(a: Evidence, b: Evidence, judged: Judged) -> Compared:
    shown = {name: round(value, 3) for name, value in sorted(judged.features.items()) if value and name != "bias"}
    scores = {answer: round(score, 3) for answer, score in sorted(judged.scores.items())}
    return Compared(a.claim.id, b.claim.id, judged.answer or "", scores, shown)


def _turned(x: Evidence, y: Evidence) -> bool:
    """Whether one says what the other negates: "never opened" and "opened". Any other "not" in long words means
    something else."""
    a, b = set(words(x.text).content), set(words(y.text).content)
    return bool(x.negated & (b - y.negated) or y.negated & (a - x.negated))


def _differs(a: str, b: str) -> bool:
    """Whether one is negated, or numbers or days or opposites tell the two apart, however many words they share."""
    seen = features(a, b)
    return any(seen[name] for name in ("turned", "opposed", "numbers differ", "days differ"))


def _paraphrase(a: str, b: str) -> bool:
    """Whether the pair model is sure that two whole statements say the same in other words."""
    judged = judge(a, b)
    least = min(len(words(a).content), len(words(b).content))
    return judged.answer == "same" and judged.features["overlap"] >= ALIKE and least >= WHOLE


def _group(evidence: Iterable[Evidence]) -> list[StatementGroup]:
    groups: list[StatementGroup] = []
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for e in evidence:
        seen: Counter[int] = Counter()
        for word in e.words:
            homes = index[e.story, word]
            if len(homes) <= COMMON:
                seen.update(homes)
        home = next((n for n, _ in sorted(seen.items(), key=lambda x: (-x[1], x[0])) if _same(groups[n], e)), None)
        if home is None:
            home = len(groups)
            groups.append(StatementGroup(e.story, []))
            for word in sorted(e.words):
                index[e.story, word].append(home)
        elif (judged := _by_model(groups[home], e)) is not None:
            groups[home].compared.append(judged)
        groups[home].pro.append(e)
    return groups


def _by_model(group: StatementGroup, e: Evidence) -> Compared | None:
    """What the pair model said where it alone joins a claim to a group."""
    joined = next((m for m in group.pro[:4] if same_statement(m, e)), None)
    if joined is None or _near_verbatim(joined, e):
        return None
    return _compared(joined, e, judge(joined.text, e.text))


def _same(group: StatementGroup, e: Evidence) -> bool:
    return any(same_statement(member, e) for member in group.pro[:4])


def same_statement(a: Evidence, b: Evidence) -> bool:
    """Whether two claims say the same, in nearly the same words or in others, numbers and stance included."""
    if not a.words or not b.words or _numbers(a) != _numbers(b) or a.claim.certainty != b.claim.certainty:
        return False
    # What somebody believes or hopes for bears out nobody who says that it is so.
    if (a.claim.manner == "held") != (b.claim.manner == "held"):
        return False
    if a.origin != b.origin and (_own_deed(a) or _own_deed(b)):
        return False
    return _alike(a, b) and not _parallel(a, b) and not _differs(a.text, b.text)


def _own_deed(e: Evidence) -> bool:
    """Whether a claim is what its speaker does himself: "vowed to resign", "pleaded guilty to arson". Two who say so
    say two things."""
    return "plead" in e.cue or (e.text.startswith("to ") and e.claim.stance not in ("asks", "orders"))


def _parallel(a: Evidence, b: Evidence) -> bool:
    """Whether one report's own sentences are cast in one mould and tell two things: each has two words or more that the
    other lacks, or their conditions differ ("if you lie …", "if you help somebody to lie …")."""
    if a.claim.report != b.claim.report:
        return False
    conditions = [_IF.match(e.text) for e in (a, b)]
    if all(conditions) and len({content_words(c["when"]) for c in conditions if c}) > 1:
        return True
    if any(x.overlaps(y) for x in a.claim.content for y in b.claim.content):
        return False
    return min(len(a.words - b.words), len(b.words - a.words)) >= OWN_WORDS


def _alike(a: Evidence, b: Evidence) -> bool:
    shared = len(a.words & b.words)
    # Who is named twice is not said to have done the same twice.
    if not (a.words & b.words) - (a.names | b.names):
        return False
    if _near_verbatim(a, b):
        return True
    return shared >= 2 and shared >= PARAPHRASE * len(a.words | b.words) and _paraphrase(a.text, b.text)


def _near_verbatim(a: Evidence, b: Evidence) -> bool:
    """Whether most of the words are the same; fewer will do where voice or origin is."""
    shared = len(a.words & b.words)
    jaccard = shared / len(a.words | b.words)
    if jaccard >= SAME_WORDS and shared >= 3:
        return True
    one_voice = a.origin == b.origin or (
        a.speaker is not None and b.speaker is not None and a.speaker.id == b.speaker.id
    )
    return (
        one_voice
        and shared >= 4
        and (
            (jaccard >= SAME_WORDS_ONE_VOICE and a.claim.report != b.claim.report)
            or shared / min(len(a.words), len(b.words)) >= 0.85
        )
    )


def _numbers(e: Evidence) -> frozenset[str]:
    return frozenset(w for w in e.words if w[0].isdigit())


def _denied(denial: Evidence, groups: Sequence[StatementGroup]) -> list[StatementGroup]:
    """The groups that a denial is about: those that its report ties it to, else those that hold most of its words. A
    plea of not guilty is about charges, and contradicts nobody else's."""
    if "plead" in denial.cue:
        return []
    named = denial.denies | {a for c in denial.caveats if c.kind == "denied" for a in c.about}
    found = []
    for group in groups:
        if group.story != denial.story or _speaks_for(denial, group) or _tells_denial(group.pro[0], denial):
            continue
        told = any(e.claim.attribution in named and e.claim.report == denial.claim.report for e in group.pro)
        # What a denial stands next to is a hint; words in common must bear it out, where it has words of its own.
        pointed = points(denial) and _asserted(group)
        if (told and (pointed or _bears_out(group.words, denial.words))) or _holds(group.words, denial.words):
            found.append(group)
    return found


def _asserted(group: StatementGroup) -> bool:
    """Whether a group holds a whole statement that somebody stands by: what is doubted or a bare name is not denied."""
    return len(group.words) >= WHOLE and any(e.claim.stance in ("asserts", "confirms") for e in group.pro)


def _speaks_for(denial: Evidence, group: StatementGroup) -> bool:
    """Whether the denier's own party made the statement: nobody is set against himself by likeness of words."""
    return any(e.origin == denial.origin or (e.side is not None and e.side == denial.side) for e in group.pro)


def _tells_denial(told: Evidence, denial: Evidence) -> bool:
    """Whether a statement tells of the denial ("he denied that they had met"): it says no other."""
    return _DENYING.search(told.text) is not None and _DENYING.search(denial.text) is None


def points(denial: Evidence) -> bool:
    """Whether a denial has no words for what it denies: "called it a lie", "rejected the accusation"."""
    return denial.words <= _POINTING


def _bears_out(claimed: frozenset[str], denied: frozenset[str]) -> bool:
    return 2 * len(claimed & denied) >= len(denied) > 0


def _holds(claimed: frozenset[str], denied: frozenset[str]) -> bool:
    """Whether a claim holds most of a denial's words, and is about little else: long sentences hold anybody's words."""
    shared = len(claimed & denied)
    return len(denied) >= 2 and shared >= max(2.0, DENIED_WORDS * len(denied), ABOUT * len(claimed))
