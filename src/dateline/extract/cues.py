"""The words that announce what somebody else says: verbs, nouns, and what each may take as its content.

A verb's *frames* say in which construction it counts as a cue: "clause" (that-clause, bare clause, quotation), "inf"
("to leave"), "object" (a noun phrase is what is said), or a preposition ("for", "of"). A frame was kept where at least
about half of its uses in the training half of PolNeAR (as parsed by the shipped parser) were read as attributions, or
where reports of disasters and conflicts need it (denials, orders). *Kind* is "speech" (somebody utters), "thought"
(somebody holds) or "evidence" (a document or picture shows); quotations attach to speech only.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from dateline.reading import Stance

Kind = Literal["speech", "thought", "evidence"]


class Cue(NamedTuple):
    """How one lemma reports: its stance, its frames, its kind."""

    stance: Stance
    frames: frozenset[str]
    kind: Kind


#: (kind, stance, frames, lemmas). A later row wins over an earlier one.
_ROWS: tuple[tuple[Kind, Stance, str, str], ...] = (
    (
        "speech",
        "asserts",
        "clause",
        """say add write tweet post email text argue insist conclude remark joke quip allege state maintain contend
        proclaim recall reveal disclose imply indicate predict forecast estimate speculate read shout chant yell scream
        cry whisper mutter tell inform notify testify reckon retort counter reply respond answer go begin comment brag
        opine muse interject exclaim observe reason theorise theorize cable message blog caption clarify reassure
        convince persuade posit profess pronounce recount relate relay reminisce repeat sigh shrug snap sneer stammer
        summarise summarize surmise venture volunteer intone deadpan chime continue enthuse fume grumble gush claim hint
        declare broadcast intimate rule quote murmur boast calculate rejoin offer conclude""",
    ),
    (
        "speech",
        "asserts",
        "clause object",
        """announce report note stress underline underscore emphasise emphasize explain lament bemoan reiterate assert
        mention cite express voice outline highlight decry denounce condemn criticise criticize praise blast slam assail
        lambast mock ridicule deride portray tout applaud hail describe characterise characterize reference echo list
        retweet recite repeat lambaste chide rebuke savage dub liken brand applaud disparage proclaim declare""",
    ),
    ("speech", "asserts", "clause of against about", "warn caution"),
    ("speech", "asserts", "clause inf", "claim profess"),
    ("speech", "asserts", "clause of about", "complain boast brag testify"),
    ("speech", "asserts", "clause to", "point"),
    ("speech", "asserts", "about of", "speak talk"),
    ("speech", "asserts", "to", "refer allude"),
    ("speech", "asserts", "object clause for on", "call"),
    ("speech", "asserts", "object clause", "term label"),
    ("speech", "asserts", "clause object", "predict forecast"),
    ("speech", "asserts", "object", "accuse blame attribute discuss thank compare express"),
    ("speech", "asserts", "for", "apologize apologise"),
    ("speech", "asserts", "against", "rail inveigh"),
    ("speech", "asserts", "at clause", "hint"),
    ("speech", "asserts", "clause inf object", "recommend suggest advocate"),
    ("speech", "asks", "clause inf object", "propose"),
    ("speech", "asks", "clause inf", "advise"),
    ("speech", "asserts", "clause on to inf", "agree"),
    ("speech", "asserts", "object for inf", "endorse"),
    ("speech", "confirms", "clause object", "confirm acknowledge concede verify corroborate"),
    ("speech", "confirms", "clause inf", "admit"),
    ("speech", "confirms", "clause", "recognise recognize"),
    ("speech", "confirms", "to clause", "confess"),
    ("speech", "denies", "clause object inf", "deny"),
    (
        "speech",
        "denies",
        "clause object",
        "refute rebut dispute reject disavow disclaim dismiss contradict debunk repudiate",
    ),
    ("speech", "denies", "object", "retract recant rescind disown"),
    ("speech", "doubts", "clause object", "question doubt"),
    ("speech", "asks", "clause inf object about for", "ask request query inquire"),
    ("speech", "asks", "clause inf", "urge implore beseech beg entreat plead petition exhort"),
    ("speech", "asks", "for inf", "appeal push plead lobby"),
    ("speech", "orders", "clause inf object", "order demand decree"),
    ("speech", "orders", "inf", "instruct command"),
    ("speech", "orders", "inf", "direct forbid"),
    ("speech", "promises", "clause inf object", "promise pledge vow"),
    ("speech", "promises", "clause inf", "swear threaten guarantee assure"),
    ("thought", "asserts", "clause", "believe think feel fear hope expect suspect assume worry guess presume consider"),
    ("thought", "asserts", "inf", "hope"),
    ("thought", "doubts", "clause", "wonder doubt"),
    ("evidence", "asserts", "clause object", "show suggest reveal"),
    ("evidence", "asserts", "clause", "find indicate demonstrate determine establish conclude learn"),
)


def _table() -> dict[str, Cue]:
    table: dict[str, Cue] = {}
    for kind, stance, frames, lemmas in _ROWS:
        for lemma in lemmas.split():
            earlier = table.get(lemma)
            if earlier is None:
                table[lemma] = Cue(stance, frozenset(frames.split()), kind)
            else:
                kept = earlier.kind if earlier.kind == "speech" else kind
                table[lemma] = Cue(stance, earlier.frames | frozenset(frames.split()), kept)
    return table


#: Lemma -> Cue, for verbs.
VERBS: dict[str, Cue] = _table()

#: What the parser's lemmatiser makes of some forms.
_LEMMAS = {
    "hop": "hope",
    "retweete": "retweet",
    "quippe": "quip",
    "plede": "plead",
    "rebuffe": "rebuff",
    "shew": "show",
}

#: Verbs that count only with the particle or complement that makes them speech ("went on to say" is found at "say").
NEEDS_QUOTE = frozenset(
    """go begin offer counter read continue answer respond comment quote cry shrug sigh snap chime reason relate text
    message cable caption venture volunteer broadcast reassure recount""".split()
)

#: Nouns that carry a clause or an infinitive as what is said: "her claim that …", "a statement by the army saying …".
NOUNS: dict[str, Stance] = {
    **dict.fromkeys(
        """accusation account admission allegation announcement argument assertion assessment assurance belief claim
        comment complaint conclusion contention declaration estimate explanation fear finding hint insistence hope
        message observation opinion prediction remark report response answer speculation statement suggestion suspicion
        testimony theory tweet view warning charge concern word caution post reply rumor rumour""".split(),
        "asserts",
    ),
    "admission": "confirms",
    "confirmation": "confirms",
    "acknowledgement": "confirms",
    "acknowledgment": "confirms",
    "denial": "denies",
    "doubt": "doubts",
    **dict.fromkeys("appeal call demand plea request".split(), "asks"),
    **dict.fromkeys("order instruction directive".split(), "orders"),
    **dict.fromkeys("promise pledge vow threat guarantee".split(), "promises"),
}

#: Verbs whose denial takes the attribution away: what was *not* said is no content ("did not say where").
SILENT_WHEN_NEGATED = frozenset(VERBS) - {"believe", "think", "expect", "agree", "recognise", "recognize", "want"}

#: Auxiliaries that make a statement hypothetical: "would say", "could argue".
HYPOTHETICAL = frozenset("would could should might may must can".split())


def lemma_of(lemma: str) -> str:
    """The lemma as the table has it: lower case, known slips of the lemmatiser mended."""
    low = lemma.lower()
    return _LEMMAS.get(low, low)
