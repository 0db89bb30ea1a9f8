"""Sentences of ours, for the two kinds of finding that need them: figures, and who is said to hold a place.

A figure keeps the report's own words for it ("dozens of towns", "more than 1,000 sq km"); only the state and the
speaker are added. Nothing is computed: the lower bound that a vague word implies is for comparing, never for print.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from dateline.model import Claim, Fact, Finding
from dateline.report import wording
from dateline.report.lookup import Lookup, Speaker, is_pronoun
from dateline.values import Quantity

_STATE_WORDS = re.compile(
    r"\s*\b(?:killed|dead|died|wounded|injured|missing|displaced|evacuated|arrested|detained|captured|destroyed|damaged|"
    r"recaptured|retaken|seized|liberated|advanced|pledged|delivered|held|surrendered)\b",
    re.IGNORECASE,
)
#: A person told by a word that holds no number: a pronoun, or somebody known.
_NO_NUMBER = re.compile(r"(?:he|she|they|it|who|him|her|them)$|(?:the|his|her|their|its)\s", re.IGNORECASE)
#: Nouns that say already what became of those they count: "18 bodies", "three deaths".
_TELLS_STATE = re.compile(
    r"\b(?:bod(?:y|ies)|corpses?|deaths?|fatalit(?:y|ies)|remains|injur(?:y|ies))$", re.IGNORECASE
)
_PEOPLE = re.compile(r"(?<!\bother)\s+(?:people|persons?)$", re.IGNORECASE)
_OTHER_PEOPLE = re.compile(r"\bother\s+(?:people|persons)$", re.IGNORECASE)
_NUMBERS = (
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|hundreds?|thousands?|millions?|billions?|dozens?)"
)
_ENDS_IN_NUMBER = re.compile(rf"(?:\d|\b{_NUMBERS})$", re.IGNORECASE)
_HAS_NUMBER = re.compile(rf"\d|\b{_NUMBERS}\b|\b(?:both|couple|pair|trio|score|half)\b", re.IGNORECASE)
#: "The four" is "four" where it opens a sentence of ours.
_THE_NUMBER = re.compile(rf"^the\s+(?=(?:{_NUMBERS}|\d))", re.IGNORECASE)
#: A figure's own words are used up to this length; beyond, the span holds more than the figure.
_LONGEST_FIGURE = 60
#: First words of a short form that lose their capital inside a headline; names and acronyms are not among them.
_LOWERED = frozenset(
    """At More About Almost Between Up Fewer The A An No Control Over Nearly Dozens Hundreds Thousands Some One Two
    Three Four Five Six Seven Eight Nine Ten Eleven Twelve Thirteen Fourteen Fifteen Sixteen Seventeen Eighteen Nineteen
    Twenty Thirty Forty Fifty Around Roughly Several Least Wounded Killed Injured One""".split()
)


def is_figure(finding: Finding) -> bool:
    """Whether the finding answers "how many"."""
    return any(isinstance(finding.value.get(end), (int, float)) for end in ("low", "high"))


def is_control(finding: Finding) -> bool:
    """Whether the finding answers "who holds this place"."""
    return finding.question.predicate == "control" and bool(finding.value.get("state"))


def figure_fact(finding: Finding, claim: Claim, against: bool = False) -> Fact | None:
    """The fact of `claim` that answers the finding's question, where that is a figure; of a claim `against` it, the one
    that differs."""
    facts = [f for f in claim.facts if f.quantity is not None and f.quantity.predicate == finding.question.predicate]
    if not is_figure(finding) or not facts:
        return None
    value = finding.value
    same = [
        f for f in facts if f.quantity and (f.quantity.low, f.quantity.high) == (value.get("low"), value.get("high"))
    ]
    alike = [f for f in facts if f.quantity and f.quantity.of == value.get("of")]
    if against:
        same = [f for f in facts if f not in same]
    return (same or alike or facts)[0]


def question_words(finding: Finding) -> str:
    """The question in words, "" where it is no more than the statement itself: "How many people were killed?"."""
    if is_control(finding):
        return f"Who holds {finding.value.get('place') or finding.question.place}?"
    if not is_figure(finding):
        return ""
    predicate, unit = finding.question.predicate, str(finding.value.get("unit") or "") or None
    noun = _noun(str(finding.value.get("of") or finding.question.subject))
    state = wording.STATE.get(predicate)
    if wording.is_money(unit):
        return f"How much money {state[0]}?" if state else f"How much money: {noun}?"
    if unit == "percent":
        return f"What share: {finding.question.subject}?"
    noun = noun or ("people" if unit == "person" else unit or "things")
    return f"How many {noun} {state[1]}?" if state else f"How many {finding.question.subject or noun}?"


def correction(lookup: Lookup, claim: Claim, fact: Fact) -> str:
    """ " Ana corrected the figure; the report has “14”." after a figure that a person corrected, else ""."""
    decision = lookup.corrected(claim, fact)
    if decision is None:
        return ""
    written = " ".join(fact.span.of(lookup.reading[claim.report].text).split()) if fact.span else ""
    report = f"; the report has “{written}”" if written and len(written) <= _LONGEST_FIGURE else ""
    return f" {upper(decision.who)} corrected the figure{report}."


def figure_words(lookup: Lookup, claim: Claim, fact: Fact) -> str:
    """The figure with what is counted, in the report's words where its span holds both: "at least 10 people"."""
    quantity = fact.quantity
    if quantity is None:
        return ""
    noun = _noun(quantity.of)
    written = lookup.corrected(claim, fact) is None
    if written and fact.span is not None and fact.span.end - fact.span.start <= _LONGEST_FIGURE:
        own = _THE_NUMBER.sub("", " ".join(fact.span.of(lookup.reading[claim.report].text).split()))
        of = noun.find(" of ")
        if of >= 0 and " of " not in own:
            own += noun[of:]
        elif noun and _ENDS_IN_NUMBER.search(own):
            # "fourteen" alone; what is counted stands elsewhere in the sentence.
            own += f" {noun}" if quantity.unit in (None, "person") else f" of {noun}"
        return own
    figure = wording.figure(quantity, words=True)
    return f"{figure} {noun or 'people'}" if quantity.unit == "person" else figure


def figure_sentence(lookup: Lookup, claim: Claim, fact: Fact) -> str | None:
    """ "At least 10 people were wounded, according to Kharkiv mayor Ihor Terekhov." None for what has no fixed verb."""
    quantity = fact.quantity
    if quantity is None or quantity.predicate not in wording.STATE or implied(lookup, claim, fact):
        return None
    if is_pronoun(lookup.speaker(claim).full):
        return None
    one, many = wording.STATE[quantity.predicate]
    words = figure_words(lookup, claim, fact)
    if _TELLS_STATE.search(words):
        one, many = "was reported", "were reported"
    # What somebody takes for granted ("the files seized by Ruritania are authentic") the report itself tells.
    who = lookup.outlet(claim.report) if presupposed(lookup, claim, fact) else lookup.speaker(claim).full
    return f"{upper(words)} {one if _one(quantity) else many}, according to {who}."


def presupposed(lookup: Lookup, claim: Claim, fact: Fact) -> bool:
    """Whether a figure stands in a clause that only describes somebody or something: "the suspects who killed six",
    "files seized in a raid"."""
    parse = lookup.reading[claim.report].parse
    if fact.span is None or fact.quantity is None:
        return False
    inside = {t.i for span in claim.content for t in parse.between(span)}
    tokens = parse.between(fact.span)
    above = {a.i: a for t in tokens for a in (t, *parse.ancestors(t.i)) if a.i in inside}
    if any(a.dep in ("relcl", "acl") and parse.tokens[a.head].i in inside for a in above.values()):
        return True
    stem = fact.quantity.predicate[:4]
    below = [parse.tokens[c] for t in tokens for c in parse.children[t.i]]
    return any(t.dep in ("relcl", "acl") and t.lemma[:4].casefold() == stem for t in below)


def implied(lookup: Lookup, claim: Claim, fact: Fact) -> bool:
    """Whether a figure of two or more was reckoned from words that hold no number ("Ana Ruiz and her son"): such a
    figure is for comparing, and the report's own sentence is told instead."""
    if fact.span is None or fact.quantity is None or (fact.quantity.value or 0) < 2:
        return False
    return not _HAS_NUMBER.search(fact.span.of(lookup.reading[claim.report].text))


def _one(quantity: Quantity) -> bool:
    """Whether the figure is one, also where the words give a name and no number ("Ana Ruiz was killed")."""
    return quantity.value == 1 or (quantity.value is None and quantity.low == 1 == (quantity.high or 1))


def figure_short(lookup: Lookup, claim: Claim, fact: Fact) -> str | None:
    """ "At least 10 wounded": the figure for a headline or a table."""
    quantity = fact.quantity
    if quantity is None or quantity.predicate not in wording.STATE or implied(lookup, claim, fact):
        return None
    words = _PEOPLE.sub("", _OTHER_PEOPLE.sub("others", figure_words(lookup, claim, fact)))
    if _NO_NUMBER.match(words) and _one(quantity):
        # "She killed" is no English, and does not say who.
        words = "one person" if is_pronoun(words) else words
        return f"{upper(words)} {wording.STATE[quantity.predicate][0]}"
    return upper(words) if _TELLS_STATE.search(words) else f"{upper(words)} {quantity.predicate}"


def control_short(finding: Finding) -> str:
    """ "Balakliya held by Ukraine", "Fighting for Kherson reported"."""
    place, side = finding.value.get("place") or finding.question.place, finding.value.get("side_name")
    match finding.value.get("state"):
        case "holds" if side:
            return f"{place} held by {side}"
        case "lost" if side:
            return f"{place} lost by {side}"
        case "holds" | "lost":
            return f"{place} changed hands or is held; by whom, the words do not say"
        case "denied":
            return f"{'Hold' if not side else f'{side}’s hold'} on {place} denied"
    return f"Fighting for {place} reported"


def control_sentence(lookup: Lookup, finding: Finding, pro: Sequence[Claim]) -> str:
    """ "Balakliya is held by Ukraine, going by Report 4; Vitaly Ganchev, who speaks for Russia, says so too."

    A speaker of another side than the holder's is set apart where the finding is an admission.
    """
    place, side = finding.value.get("place") or finding.question.place, finding.value.get("side_name")
    speakers = {lookup.speaker(c).full: lookup.speaker(c) for c in pro}
    if finding.value.get("state") == "contested":
        return f"Fighting for {place} is reported by {listed(list(speakers), 3)}."
    said = {
        "holds": f"{place} is held by {side}" if side else f"{place} is held, by a side that the words do not name",
        "lost": f"{side} has lost {place}" if side else f"{place} is lost, by a side that the words do not name",
        "denied": f"{side or 'A side'} does not hold {place}",
    }[str(finding.value.get("state"))]
    admits = [s for s in speakers.values() if finding.admission and _admits(finding, s)]
    others = [full for full, s in speakers.items() if s not in admits]
    text = upper(said) + (f", going by {listed(others, 3)}" if others else "")
    if admits:
        names = listed([s.full for s in admits], 3)
        words = "speak" if len(admits) > 1 else "speaks"
        says = "say" if len(admits) > 1 else "says"
        sides = listed(sorted({str(s.side) for s in admits}), 3)
        text += f"; {names}, who {words} for {sides}, {says} so{' too' if others else ' against their own side'}"
    return text + "."


def _admits(finding: Finding, speaker: Speaker) -> bool:
    """Whether the speaker's side loses by what is said: it is not the holder, or it is the one that lost."""
    same = speaker.side == finding.value.get("side_name")
    return speaker.side is not None and (same if finding.value.get("state") in ("lost", "denied") else not same)


def listed(names: Sequence[str], most: int) -> str:
    """ "A, B and C", or "A, B and 4 others"."""
    shown = list(names[:most])
    if len(names) > most:
        shown.append(wording.plural(len(names) - most, "other"))
    return shown[0] if len(shown) == 1 else f"{', '.join(shown[:-1])} and {shown[-1]}"


def upper(words: str) -> str:
    """With a capital."""
    return words[:1].upper() + words[1:]


def lower_first(words: str) -> str:
    """ "At least 10" -> "at least 10"; a name, an acronym or a quotation keeps its capital."""
    first = words.split(" ", 1)[0]
    return words[:1].lower() + words[1:] if first in _LOWERED else words


def _noun(of: str | None) -> str:
    return _STATE_WORDS.sub("", of or "").strip(" ,;")
