"""In which manner somebody is behind a statement: said, held in mind, shown, or only known; by the words of the cue.

What somebody said is his claim. What he believes, fears, hopes for or means to do is held by him, what a document,
picture or inquiry shows is shown by it, and both are told with the report's own word. What somebody knew, learned, saw
or was glad of ("after learning that the bridge had fallen") the report itself asserts: such verbs presuppose what they
govern (Kiparsky and Kiparsky, "Fact", 1970), so it is the outlet's claim, and whoever knew it is no origin of it.
What somebody was told or heard, without a word of by whom, nobody claims: it stands in the outlet's voice as possible.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from dateline.extract.cues import lemma_of
from dateline.model import Manner
from dateline.reading import Attribution, Parse, Reading, Stance, Token

#: Verbs and adjectives whose object or clause the report asserts, whoever knew, saw or minded it.
_KNOWING = frozenset(
    """know learn realise realize discover notice see watch witness spot observe glimpse remember forget understand
    recognise recognize uncover find overlook ignore hide conceal bemoan regret mourn rue discern sense detect overhear
    aware unaware mindful conscious oblivious ignorant surprised shocked stunned angry furious glad happy relieved sad
    upset sorry ashamed proud grateful delighted dismayed disappointed annoyed astonished amazed appalled outraged
    pleased thankful knowledge awareness discovery realisation realization""".split()
)
#: Verbs that find something out where they govern a clause, and come upon a thing where they do not.
_FINDING = frozenset("find determine establish conclude".split())
#: What is said of somebody by nobody who is named: "is believed to have fled", "were accused of theft".
_HEARSAY = frozenset(
    """say report allege accuse claim rumour rumor believe think expect suspect fear hope presume assume consider
    suppose understand estimate deem repute purport appear seem""".split()
)
#: Of being told and hearing; the second need a clause, for shots are heard, too.
_TOLD = frozenset("tell inform notify advise assure warn brief promise".split())
_HEARING = frozenset(("hear",))
#: Words of belief, feeling, wish and intent.
_HOLDING = frozenset(
    """believe think feel fear hope expect suspect assume worry guess presume consider suppose imagine doubt wonder want
    wish plan intend decide prefer dread reckon trust anticipate seek aim mean resolve choose agree regard view dream
    convinced confident sure certain positive worried concerned afraid anxious nervous frightened hopeful optimistic
    pessimistic sceptical skeptical doubtful unsure uncertain unconvinced wary interested keen eager determined ready
    willing reluctant unwilling fearful alarmed belief fear hope wish expectation doubt suspicion worry concern view
    opinion conviction plan intention intent decision goal desire preference assumption confidence willingness
    worried""".split()
)
#: Words of documents, pictures, tests and inquiries.
_SHOWING = frozenset(
    """show suggest indicate reveal demonstrate prove confirm document depict capture detail list record contain
    include evidence indication proof sign investigate examine probe study explore review look suspect
    investigation inquiry probe""".split()
)
#: Cue words for which the page's own verb of each stance is as good: "said", "asked", "ordered", "promised".
PLAIN: dict[Stance, frozenset[str]] = {
    "asserts": frozenset(
        """say tell state announce declare add note explain report write tweet retweet post blog text email remark
        comment reply respond answer argue insist contend claim maintain assert accord reiterate repeat stress
        underline underscore emphasise emphasize recall recount relate reveal disclose inform notify testify mention
        point observe read statement message speak talk describe go continue quip joke shout cry whisper proclaim
        exclaim detail stipulate specify tell reaffirm affirm clarify swear recite attest brief interject intone murmur
        voice report put count""".split()
    ),
    "confirms": frozenset(
        "confirm acknowledge concede verify corroborate admit recognise recognize confess admission".split()
    ),
    "asks": frozenset("ask request urge appeal plead beg implore beseech entreat petition exhort call plea".split()),
    "orders": frozenset("order command instruct direct decree tell".split()),
    "promises": frozenset("promise pledge vow swear guarantee assure".split()),
}
#: Verbs that say little beside the noun that they take: "have evidence", "expressed the hope".
_LIGHT = frozenset("have make express issue voice give offer raise file hold harbour harbor take see be".split())
#: Words in the names of outlets: what "Channel 9 News has learned" it publishes, and so says.
_OUTLET = re.compile(
    r"\b(?:News|Times|Post|Journal|Tribune|Herald|Gazette|Star|Globe|Chronicle|Observer|Guardian|Daily|TV|Radio|Channel|"
    r"Press|Agency|Network|Reuters|AP|AFP|BBC|CNN|NBC|CBS|ABC|Bloomberg|newspaper|broadcaster|station)\b"
)
_RELATIVE = frozenset(("that", "which"))
_WHO_ASKS = frozenset("whether if".split())
_PASSIVE = frozenset(("auxpass", "nsubjpass", "aux:pass", "nsubj:pass"))


class Telling(NamedTuple):
    """The manner of one attribution, and the words for it where no fixed verb of the page keeps its meaning.

    `own` is True where nobody claims the content but the report itself; the manner "heard" then says that it only
    passes it on.
    """

    manner: Manner
    told: str = ""
    own: bool = False


def telling(reading: Reading, attribution: Attribution) -> Telling:
    """How the content of an attribution is told. Quotations and statements without a cue are said."""
    tokens = [t for span in attribution.cue for t in reading.parse.between(span)]
    head = _head(tokens)
    if head is None:
        return Telling("said")
    if attribution.mode == "indirect" and any(s.of(reading.text).lower() in _RELATIVE for s in attribution.source):
        return Telling("heard", own=True)  # "disputed a report that said …": whoever disputes it does not say it
    lemma, words = lemma_of(head.lemma), " ".join(" ".join(s.of(reading.text) for s in attribution.cue).split())
    quoted = attribution.mode == "direct"
    clause = _has_clause(reading, attribution)
    passive = head.tag == "VBN" and any(c.dep in _PASSIVE for c in _children(reading.parse, head))
    if not quoted and (lemma in _HEARING or (lemma in _TOLD and passive)) and not _agent(reading.parse, head):
        about = _told_to(attribution, head)
        if about and (clause or lemma in _TOLD):
            return Telling("heard", words, own=True)
    if not attribution.source and not quoted and (passive or not _is_plain(attribution.stance, lemma)):
        return Telling("heard" if lemma in _HEARSAY else "said", words, own=True)
    if lemma == "learn" and _is_outlet(reading, attribution):
        return Telling("said", words)
    if quoted and lemma not in _HOLDING | _KNOWING:
        return Telling("said", "" if _is_plain(attribution.stance, lemma) else "said")
    if lemma in _FINDING and clause:
        return Telling("shown", words)
    if (lemma in _KNOWING or lemma in _HEARING) and not _views(reading.parse, head):
        return Telling("said", words, own=True)
    if lemma in _HOLDING:
        return Telling("held", words)
    if lemma in _SHOWING and lemma not in PLAIN["confirms"]:
        return Telling("shown", words) if not _speaks(reading, attribution) else Telling("said", words)
    deed = lemma in ("respond", "answer", "react") and words.endswith(" to")  # to a call, to a fire
    return Telling("said", "" if _is_plain(attribution.stance, lemma) and not deed else words)


def passes_on(parse: Parse, tokens: Sequence[Token]) -> bool:
    """Whether a sentence tells what is believed or said by nobody who is named: "is believed to have fled"."""
    return any(
        t.tag == "VBN"
        and lemma_of(t.lemma) in _HEARSAY
        and any(c.dep in _PASSIVE for c in _children(parse, t))
        and any(c.dep == "xcomp" and c.i > t.i for c in _children(parse, t))
        for t in tokens
    )


def _is_plain(stance: Stance, lemma: str) -> bool:
    """Whether the fixed verb of a stance tells what the cue says. Denials have words of their own throughout."""
    if stance == "denies":
        return True
    return lemma in PLAIN.get(stance, frozenset()) or (stance == "asks" and lemma == "say")


def _head(tokens: Sequence[Token]) -> Token | None:
    """The word that carries the cue's meaning: past "was" the adjective, past "have" and "express" the noun."""
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if t.head not in inside or t.head == t.i]
    head = next((t for t in tops if t.pos in ("VERB", "NOUN", "ADJ", "AUX")), tops[0] if tops else None)
    if head is None:
        return None
    if head.pos == "AUX" or lemma_of(head.lemma) in _LIGHT:
        deps = ("acomp", "attr", "dobj", "oprd", "pobj", "xcomp")
        below = [t for t in tokens if t.dep in deps and t.pos in ("NOUN", "ADJ", "VERB")]
        return below[0] if below else head
    return head


def _children(parse: Parse, token: Token) -> list[Token]:
    return [parse.tokens[i] for i in parse.children[token.i]]


def _agent(parse: Parse, verb: Token) -> bool:
    """Whether the sentence says by whom somebody was told, or from whom he heard."""
    near = [c for c in _children(parse, verb) if c.dep in ("agent", "prep") and c.i > verb.i]
    return any(c.text.lower() in ("by", "from") for c in near)


def _told_to(attribution: Attribution, verb: Token) -> bool:
    """Whether the source stands before the verb, as whoever is told does; "…, he was told by Ruiz" has it behind."""
    return not attribution.source or attribution.source[0].start < verb.start


def _has_clause(reading: Reading, attribution: Attribution) -> bool:
    """Whether the content is a statement: it opens with "that", or has a finite verb at its top with a subject."""
    if not attribution.content:
        return False
    tokens = reading.parse.between(attribution.content[0])
    if not tokens:
        return False
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if (t.head not in inside or t.head == t.i) and t.dep not in ("punct", "mark", "cc")]
    marked = tokens[0].text.lower() in ("that", *_WHO_ASKS)
    return marked or any(
        t.tag in ("VBD", "VBZ", "VBP")
        or any(
            c.tag in ("MD", "VBD", "VBZ", "VBP") and c.dep in ("aux", "auxpass") for c in _children(reading.parse, t)
        )
        for t in tops
        if t.pos in ("VERB", "AUX")
    )


def _views(parse: Parse, verb: Token) -> bool:
    """Whether seeing is an opinion: "sees the vote as a fraud"."""
    return lemma_of(verb.lemma) == "see" and any(
        c.text.lower() == "as" and c.dep in ("prep", "mark") for c in _children(parse, verb)
    )


def _is_outlet(reading: Reading, attribution: Attribution) -> bool:
    return any(_OUTLET.search(span.of(reading.text)) for span in attribution.source)


def _speaks(reading: Reading, attribution: Attribution) -> bool:
    """Whether the source is a person: "suggested", of a minister, is said."""
    named = next((m for m in reading.names if m.id == attribution.speaker), None)
    return named is not None and getattr(named.value, "kind", None) in ("person",)


__all__ = ["PLAIN", "Telling", "passes_on", "telling"]
