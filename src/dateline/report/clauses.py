"""One claim as one sentence in the report's own words: its clause or quotation, who said it, and the span under it.

Nothing is composed that the report does not say. A clause is used where it stands as a sentence by itself; otherwise
the whole sentence of the report is quoted.
"""

from __future__ import annotations

import re

import msgspec

from dateline.model import Claim
from dateline.reading import Span, Token
from dateline.report import wording
from dateline.report.lookup import Lookup, is_pronoun
from dateline.report.passages import completed, lacks_its_object, past_heading, past_label, without_stop
from dateline.report.retold import retold

#: Past this many characters a sentence no longer is a main point; it is cut and ends in an ellipsis.
LONGEST = 280
#: Within so many characters nothing can have been named that a sentence points at.
_EARLY = 60
#: A clause with fewer words says too little without its neighbours.
_SHORTEST_WORDS = 4

_OPEN, _CLOSE = "“„«\"‘'", "”“»\"’'"
_THAT = re.compile(r"^(?:that|how)\s+", re.IGNORECASE)
_WHETHER = re.compile(r"^(?:if|whether|why|what|who|when|where|which)\b", re.IGNORECASE)
_LEADING_PRONOUN = re.compile(
    r"^(?:he|she|it|they|this|these|those|his|her|their|its|we|our|i|my|both)\b", re.IGNORECASE
)
_FIRST_PERSON = re.compile(r"^(?:we|our|i|my)\b", re.IGNORECASE)
_LEADING_LINK = re.compile(r"^(?:and|but|or|so|yet|because|although|though|while|as|which|who)\b", re.IGNORECASE)
#: Subjects that count or point at what the sentence before has named: "The four were taken", "three others".
_LEADING_REST = re.compile(
    r"(?:the (?:two|three|four|five|six|seven|eight|nine|ten|latter|former|others?|pair|trio|duo|same)\b(?=\s(?:\w+\s)?"
    r"(?:were|was|are|is|had|have|has|will|would|\w+ed\b))|(?:(?:an|two|three|four|five|six|several|many|some)\s)?"
    r"(?:another|others?)\b|(?:one|two|three|both|all|some|most|none|neither|each) of "
    r"(?:them|those|these|his|her|their|its)\b|"
    r"that(?:['’]s|\s(?:\w+\s)?(?:is|was|has|had|will|would))\b|such an?\b)",
    re.IGNORECASE,
)
#: "Those negotiations" were named before; "this week" and "that day" need no naming.
_POINTING = re.compile(
    r"\b(?:those|these|such|the said)\s(?!who\b|in\b|of\b|with\b|at\b|on\b|to\b|for\b|days\b|weeks\b|times\b|from\b)"
    r"[a-z]+(?:s|ies)\b|\bthat (?:meeting|incident|claim|account|practice|decision|attack|case|deal)\b",
    re.IGNORECASE,
)
#: Words that tie a sentence to the one before it and say nothing by themselves.
_CONNECTIVE = re.compile(
    r"^(?:(?:but|and|so|yet|also|still)\s*,?|"
    r"(?:however|meanwhile|moreover|nevertheless|in addition|in the meantime)\s*,)\s+",
    re.IGNORECASE,
)
#: A clause that stops at such a word goes on outside the span.
_BROKEN_OFF = re.compile(
    r"\b(?:a|an|the|of|and|or|to|in|at|by|with|for|from|who|which|that|has|have|had|was|were|is|are|be|been|being|"
    r"ever|since|than|as|because|while|when|if|but|not|into|between|under|upon|its|his|her|their)$",
    re.IGNORECASE,
)
#: A single mark that closes what opened outside the clause; an apostrophe stands after a letter.
_LONE_QUOTE = re.compile(r"(?<![^\W_])['’]$|(?<=[,.;])['’]$")
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_SUBJECT = frozenset(("nsubj", "nsubjpass", "expl", "csubj", "csubjpass", "nsubj:pass"))


class Saying(msgspec.Struct, frozen=True):
    """A sentence made from one claim. `span` holds every quoted word; `clause` is the sentence without the speaker,
    `short` its form for a headline or a row of a table, which never says more or less than the sentence.

    `whole` is False where the words hang on text around them (a leading pronoun or link) or ask and do not tell, so
    that a reader should be given another claim of the same finding if there is one.
    """

    text: str
    clause: str
    span: Span
    whole: bool
    short: str = ""


def saying(lookup: Lookup, claim: Claim) -> Saying:
    """The claim as a sentence. Every claim gives one, in the worst case its report's sentence in quotation marks."""
    attribution = lookup.attribution.get((claim.report, claim.attribution or ""))
    if attribution is None:
        made = _own_voice(lookup, claim)
    elif attribution.mode == "direct" or _is_quoted(lookup.words(claim)):
        made = _quotation(lookup, claim)
    elif claim.told:
        made = _retold(lookup, claim)
    else:
        made = _reported(lookup, claim)
    hanging = attribution is not None and is_pronoun(lookup.speaker(claim).name)
    if made.whole and (hanging or " … " in made.clause or _by_pronoun(lookup, claim)):
        made = msgspec.structs.replace(made, whole=False)
    return made if made.short else msgspec.structs.replace(made, short=_short(lookup, claim, made))


def _short(lookup: Lookup, claim: Claim, made: Saying) -> str:
    """The clause alone where it stands by itself and its speaker asserts it, else with the speaker and the verb."""
    name, clause = _upper(lookup.speaker(claim).name), made.clause
    if claim.stance == "denies" and not clause.startswith("“"):
        return f"Denied by {name}: {clause}" if clause[:1].isupper() else f"{name} denied {clause}"
    if claim.stance in ("orders", "promises", "asks") and clause.casefold().startswith("to "):
        return f"{name} {wording.verb(claim)} {clause}"
    if claim.stance in ("denies", "doubts"):
        return f"{name} {wording.verb(claim)}: {clause}"
    if made.whole or clause.startswith("“"):
        return _upper(clause)
    return f"{name}: “{clause.strip('“”')}”"


def _by_pronoun(lookup: Lookup, claim: Claim) -> bool:
    """Whether the sentence tells of "he", "she" or "they" and names nobody before: it hangs on the one before it."""
    tokens = [t for span in claim.content for t in lookup.reading[claim.report].parse.between(span)]
    inside = {t.i for t in tokens}
    roots = {t.i for t in tokens if t.head not in inside or t.head == t.i}
    for number, token in enumerate(tokens):
        if token.dep in _SUBJECT and token.head in roots and token.text.casefold() in ("he", "she", "they"):
            return not any(t.pos == "PROPN" for t in tokens[:number])
    return False


def speaking(speaker: str) -> str:
    """The speaker before a verb: an aside after a comma is closed by one ("the mayor, Ana Ruiz, said")."""
    head, comma, tail = speaker.rpartition(", ")
    joined = re.search(r"\band\b", tail) and not re.match(r"(?:known|who|whose|a|an|the|once|now|\w+ing)\b", tail)
    if not comma or tail.endswith(")") or joined:
        return speaker
    return f"{head}, {tail},"


def _own_voice(lookup: Lookup, claim: Claim) -> Saying:
    """The report's own sentence, as it stands; a fragment is widened to its sentence."""
    text = lookup.reading[claim.report].text
    content = Span(claim.content[0].start, claim.content[-1].end)
    sentence = lookup.sentence(claim.report, content)
    span = sentence if sentence.end - sentence.start <= 2 * LONGEST else content
    span = past_heading(lookup, claim, _past_dateline(lookup, claim, span))
    words = _CONNECTIVE.sub("", wording.shorten(past_label(_balanced(span.of(text))), LONGEST))
    if _is_quoted(words):
        # A sentence that is all quotation, of a speaker whom the reading did not find.
        words = f"“{_inner(_unquoted(words))}”"
        return Saying(words, words, span, False, f"{lookup.outlet(claim.report)}: {words}")
    return Saying(_sentence(words), without_stop(words), span, not _hangs(words))


def _past_dateline(lookup: Lookup, claim: Claim, span: Span) -> Span:
    """The span without "SANTIAGO, June 2 (Agency) - ": the report's label, not its news."""
    document = lookup.document(claim.report)
    if not document.dateline:
        return span
    label = document.text.find(document.dateline)
    end = label + len(document.dateline)
    if label < 0 or not span.start <= label < span.end or end >= span.end:
        return span
    rest = document.text[end : span.end]
    return Span(span.end - len(rest.lstrip(" -–—:.\n")), span.end)


def _quotation(lookup: Lookup, claim: Claim) -> Saying:
    """“Words,” speaker said."""
    words = " … ".join(_unquoted(span.of(lookup.reading[claim.report].text)) for span in claim.content)
    words = wording.shorten(words, LONGEST).strip(" ,;")
    clause = f"“{_inner(words)}”"
    speaker = lookup.speaker(claim).full
    verb = wording.verb(claim)
    if claim.stance == "denies":
        text = f"{_upper(speaking(speaker))} denied: {clause}"
    elif clause[-2] in "?!…":
        text = f"{clause} {speaking(speaker)} {verb}."
    else:
        text = f"“{_inner(words).rstrip('.')},” {speaking(speaker)} {verb}."
    # "We" and "I" are told by the speaker's name beside them.
    clear = _FIRST_PERSON.match(words) is not None and not is_pronoun(speaker) and not words.endswith("?")
    return Saying(text, clause, _extent(claim), clear or not _hangs(words))


def _reported(lookup: Lookup, claim: Claim) -> Saying:
    """Clause, speaker said. Or: Speaker denied that clause. Or the sentence of the report, quoted."""
    text = lookup.reading[claim.report].text
    speaker = lookup.speaker(claim).full
    extent = _extent(claim)
    spans = (*claim.content[:-1], completed(lookup, claim, claim.content[-1]))
    extent = Span(extent.start, max(extent.end, spans[-1].end))
    raw = " … ".join(" ".join(span.of(text).split()) for span in spans).strip(" ,;:")
    words = _THAT.sub("", raw)
    verb = wording.verb(claim)
    if claim.stance == "denies" and not is_pronoun(words):
        denied = _cut(raw).rstrip(" .")
        text = (
            f"Denied by {speaker}: {denied}."
            if denied[:1].isupper()
            else f"{_upper(speaking(speaker))} denied {denied}."
        )
        return Saying(text, _cut(words).rstrip(" ."), extent, not _hangs(words))
    if claim.stance in ("orders", "promises") and words.casefold().startswith("to "):
        return Saying(
            f"{_upper(speaking(speaker))} {verb} {_cut(words).rstrip(' .')}.", _cut(words).rstrip(" ."), extent, True
        )
    if claim.stance in ("asks", "orders") and _wanted(lookup, claim):
        clause = f"{speaking(speaker)} {verb} {_cut(_balanced(words)).rstrip(' .')}"
        return Saying(_sentence(clause), _upper(clause), extent, True, _upper(clause))
    if _stands_alone(lookup, claim, raw, words):
        clause = without_stop(_LONE_QUOTE.sub("", without_stop(_cut(_balanced(words)))))
        if clause.endswith("…"):
            return Saying(f"{_upper(speaking(speaker))} {verb}: {_upper(clause)}", clause, extent, not _hangs(words))
        return Saying(f"{_upper(clause)}, {speaking(speaker)} {verb}.", clause, extent, not _hangs(words))
    return _quoted_sentence(lookup, claim)


def _retold(lookup: Lookup, claim: Claim) -> Saying:
    """Speaker feared that clause: with the report's own verb. Or the sentence of the report, quoted."""
    speaker = lookup.speaker(claim).full
    words = retold(lookup, claim, speaking(speaker))
    if words is None or is_pronoun(speaker) or _many_for_one(lookup, claim, speaker):
        return _quoted_sentence(lookup, claim)
    clause = _upper(without_stop(_cut(_balanced(words))))
    if _BROKEN_OFF.search(clause):
        return _quoted_sentence(lookup, claim)
    text = clause if clause[-1:] in ".!?…" or clause[-2:-1] in (".", "!", "?") else clause + "."
    return Saying(text, clause, _extent(claim), True, clause)


def _many_for_one(lookup: Lookup, claim: Claim, speaker: str) -> bool:
    """Whether the report says "they" where the speaker's name stands for it: the verb after it would not agree."""
    attribution = lookup.attribution[claim.report, claim.attribution or ""]
    written = " ".join(s.of(lookup.reading[claim.report].text) for s in attribution.source).casefold()
    return written in ("they", "these", "we", "i") and written != speaker.casefold()


def _quoted_sentence(lookup: Lookup, claim: Claim) -> Saying:
    """Outlet reported: “the whole sentence”."""
    sentence = lookup.sentence(claim.report, _extent(claim))
    quoted = wording.shorten(_inner(sentence.of(lookup.reading[claim.report].text)), LONGEST)
    outlet = lookup.outlet(claim.report)
    words = _THAT.sub("", " ".join(lookup.words(claim).split()).strip(" ,;:"))
    # A row of a table gives the report's sentence, too: a shred of it says nothing, or something else.
    text = f"{outlet} reported: “{quoted}”"
    return Saying(text, _cut(words).rstrip(" .,;:"), sentence, False, f"{outlet}: “{quoted}”")


def _stands_alone(lookup: Lookup, claim: Claim, raw: str, words: str) -> bool:
    """Whether the clause has a subject and a finite verb of its own. Without a grammar, a leading "that" or a capital
    at the start of the sentence is taken as the sign of one."""
    if len(words.split()) < _SHORTEST_WORDS or _WHETHER.match(words) or words.casefold().startswith("to "):
        return False
    if _BROKEN_OFF.search(words.rstrip(" .,;:")) or lacks_its_object(lookup, claim):
        return False
    if words.startswith(("…", "of ", "Of ")) or (_LEADING_LINK.match(words) and not _THAT.match(raw)):
        return False
    tokens = [t for span in claim.content for t in lookup.reading[claim.report].parse.between(span)]
    if not any(t.tag in _FINITE or t.dep in _SUBJECT for t in tokens):
        return bool(_THAT.match(raw)) or (words[:1].isupper() and all(t.pos in ("X", "") for t in tokens))
    roots = _roots(tokens)
    verbs = [n for n, t in enumerate(roots) if t.pos in ("VERB", "AUX") or t.tag in _FINITE]
    # What stands before the verb without belonging to it is a piece of a clause whose verb lies outside.
    return verbs[:1] == [0] and _is_clause(roots[0].i, tokens)


def _roots(tokens: list[Token]) -> list[Token]:
    """The words of a clause that hang on nothing in it, marks aside."""
    inside = {t.i for t in tokens}
    loose = (t for t in tokens if t.head not in inside or t.head == t.i)
    return [t for t in loose if t.pos not in ("PUNCT", "SPACE", "CCONJ", "SCONJ") and t.dep not in ("punct", "mark")]


def _wanted(lookup: Lookup, claim: Claim) -> bool:
    """Whether the words are somebody and what they shall do ("the residents to leave"), which goes on from the verb."""
    tokens = [t for span in claim.content for t in lookup.reading[claim.report].parse.between(span)]
    roots = _roots(tokens)
    verbs = [t for t in roots if t.tag == "VB"]
    if not verbs or tokens[0].tag == "TO":
        return False
    own = [t for t in tokens if t.head == verbs[0].i]
    return any(t.tag == "TO" for t in own) and not any(t.tag in _FINITE for t in own)


def _is_clause(root: int, tokens: list[Token]) -> bool:
    """Whether the verb at `root` has a subject of its own and is finite, or has a finite auxiliary."""
    own = [t for t in tokens if t.head == root or t.i == root]
    finite = any(t.tag in _FINITE and (t.i == root or t.dep in ("aux", "auxpass", "cop", "aux:pass")) for t in own)
    return finite and any(t.dep in _SUBJECT and t.i != root for t in own)


def _hangs(words: str) -> bool:
    bare = words.strip(_OPEN + _CLOSE + " ")
    if _LEADING_PRONOUN.match(bare) or _LEADING_LINK.match(bare) or _LEADING_REST.match(bare):
        return True
    pointing = _POINTING.search(bare)
    # What a sentence points at may be named in it, before.
    return bare.endswith("?") or (pointing is not None and pointing.start() < _EARLY)


def _is_quoted(words: str) -> bool:
    return len(words) > 2 and words[0] in '“„«"' and words.rstrip(" ,.;")[-1:] in '”“»"'


def _extent(claim: Claim) -> Span:
    return Span(min(s.start for s in claim.content), max(s.end for s in claim.content))


def _unquoted(words: str) -> str:
    words = " ".join(words.split()).strip(" ,;")
    if words[:1] in '“„«"':
        words = words[1:]
    if words[-1:] in '”“»"':
        words = words[:-1]
    return words.strip(" ,;")


def _inner(words: str) -> str:
    """Words about to stand in “ ”: their own double marks become single ones."""
    return re.sub(r"[“”„«»\"]", lambda m: "‘" if m.group() in "“„«" else "’", " ".join(words.split()))


def _balanced(words: str) -> str:
    """A lone quotation mark at either end is dropped: its partner stands outside the words."""
    words = " ".join(words.split())
    marks = [c for c in words if c in '“”"']
    if len(marks) == 1 and words[0] in '“"':
        return words[1:]
    if len(marks) == 1 and words[-1] in '”"':
        return words[:-1]
    return words


def _cut(words: str) -> str:
    return wording.shorten(words, LONGEST)


def _sentence(words: str) -> str:
    words = _upper(words)
    return words if words[-1:] in '.!?…”’"' else words + "."


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
