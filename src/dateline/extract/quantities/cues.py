"""What the words of a sentence say of the people in it: hurt or only hit, others than those before, another incident.

The searches are made once a sentence and kept: a report that names many people asks again and again.
"""

from __future__ import annotations

import re

from dateline.extract.quantities.cover import Cover
from dateline.extract.quantities.headline import multiple
from dateline.reading import Reading

#: Times before the report: background, save where the opening of a follow-up tells when its incident was.
_EARLIER = re.compile(
    r"\b(?:last\s(?:year|month|week|summer|fall|spring|winter)|(?:years?|months|weeks|decades?)\s(?:ago|earlier|later))\b",
    re.IGNORECASE,
)
#: What courts and police do long after.
_FOLLOW_UP = re.compile(
    r"\b(?:arrest(?:ed|s)?|charged?s?|accused|suspects?|convicted|guilty|sentenc\w{1,4}|jur(?:y|ors)|trial|court|indict\w{0,6}|plead\w{0,3}"
    r"|pleaded|prosecut\w{1,5}|verdict|appeal\w{0,3}|inquest|memorial|mourn\w{0,4}|victims?|identified|autops\w{1,3})\b",
    re.IGNORECASE,
)
#: Totals of many incidents: "28 shot in the city since Friday", "wounded in separate shootings".
SPREE = re.compile(
    r"\bweekend\s(?:[\w-]{1,12}\s){0,2}(?:shootings|stabbings|attacks|violence|gunfire|bloodshed|killings)\b"
    r"|\b(?:violent|bloody|deadly)\s(?:[\w-]{1,12}\s){0,2}(?:weekend|night|week|day|month|holiday)\b"
    r"|\b(?:separate|unrelated|several|multiple|two|three|four|five|six|seven|different|series\sof|string\sof|spate\sof|various|\d{1,2})\s"
    r"(?:(?:separate|different|unrelated|other|overnight|weekend)\s)?(?:shootings|stabbings|incidents|crime\sscenes)\b"
    r"|\b(?:shootings|stabbings)\s(?:\w{1,10}\s)?(?:across|throughout|around)\s|\bweekend\sof\s(?:\w{1,10}\s)?(?:violence|gunfire|bloodshed)\b"
    r"|\b(?:violence|gunfire)\s(?:across|throughout)\sthe\s(?:city|country|county|region|five\sboroughs)\b"
    r"|\b(?:in|from)\s(?:\w{1,12}\s){0,3}shootings\s(?:on|in|over|since)\s"
    r"|\bacross\sthe\s(?:five\sboroughs|city\ssince)\b|\bsince\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\s(?:morning|afternoon|evening|night)\b",
    re.IGNORECASE,
)
_BACKGROUND = re.compile(
    r"\b(?:(?:the\s)?last\stime"
    r"|so\sfar\sthis\syear|this\syear|(?:of|for|in)\sthe\syear|single-year|(?:homicides|murders|shootings)\sin\s(?:19|20)\d\d"
    r"|since\s(?:January|February|March|April|May|June|July|August|September|October|November|December)|year[\s-]to[\s-]date|annually|(?:per|each|every)\syear|statistics"
    r"|on\saverage|previous(?:ly)?|history|nationwide|anniversary|unrelated|separate(?:ly)?"
    r"|other\s(?:shootings|attacks|incidents))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:since|in)\s(?:[A-Z][a-z]{2,8}\.?\s)?((?:19|20)\d\d)\b")
_HURT = re.compile(
    r"\b(?:injur\w{1,4}|wound\w{0,4}|hurt|hospital\w{0,5}|clinics?|condition|survive\w?)\b", re.IGNORECASE
)
_UNHURT = re.compile(
    r"\b(?:not|n[o'’]t|never|nobody|no\sone|none|neither|without)\s(?:\w{1,12}\s){0,3}(?:injur\w{1,4}|hurt|wound\w{0,4}|hospital\w{0,5})"
    r"|\bno\s(?:\w{1,12}\s){0,2}injur\w{1,4}",
    re.IGNORECASE,
)
_SHOT = re.compile(r"\b(?:gunshot|stab|bullet)\s?wounds?\b", re.IGNORECASE)
_ALSO = re.compile(r"\b(?:also|another|second|third|other|additional|both)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:others?|more|another|additional|survivors?)\b", re.IGNORECASE)
_FATAL = re.compile(
    r"\b(?:fatal(?:ly|ity)?|homicides?|murder(?:s|ed)?(?!\s?-?\s?suicide)|killed|kills|killing|slain|slaying|dead|dies"
    r"|died|death|manslaughter)\b",
    re.IGNORECASE,
)
_NOT_FATAL = re.compile(
    r"\b(?:(?:19|20)\d\d\s(?:\w{1,12}\s)?(?:murder|homicide|killing|slaying|death)s?|non-?fatal|attempted\s(?:\w{1,20}\s){0,2}(?:murder|homicide)|attempt\sto\s(?:kill|murder)|not\s(?:life|fatal)"
    r"|homicide\s(?:detective|unit|division|investigator|bureau)s?|dead\s?(?:end|line)|death\sthreats?)\b",
    re.IGNORECASE,
)
_THEN_SELF = re.compile(
    r"\b(?:before|then|and)\s(?:[\w-]{1,15}\s){0,4}?(?:kill(?:ed|ing)|fatally\s(?:shot|shooting)|took|taking)\s"
    r"(?:himself|herself|themselves|(?:his|her)\sown\slife)\b",
    re.IGNORECASE,
)
_DOER_COUNTED = re.compile(
    r"\bincluding\s(?:\w{1,12}\s){0,3}(?:gunman|shooter|suspect|attacker|bomber|assailant|himself|herself)\b",
    re.IGNORECASE,
)
_MURDER_SUICIDE = re.compile(
    r"\bmurder[\s/-]{1,3}suicide|\b(?:then|before)\s(?:kill(?:ed|ing)|shot|shooting|hang(?:ed|ing)"
    r"|turn\w{1,3}\sthe\sgun\son)\s(?:him|her)self",
    re.IGNORECASE,
)
#: Characters of a text's opening in which "murder-suicide" is told of the main incident, and a death at all.
OPENING, HEAD = 1500, 250
#: Sentences in which a follow-up tells of its incident, however long ago.
FOLLOWED = 3


class Cues:
    """The cues of one report's sentences, by number."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._year = (reading.document.published or "")[:4]
        self._closed = Cover((piece.span.start, piece.span.end) for piece in reading.furniture)
        self._main: dict[int, bool] = {}
        self._hurt: dict[int, bool] = {}
        self._also: dict[int, bool] = {}

    def _text(self, sentence: int) -> str:
        return self._reading.parse.sentence_span(sentence).of(self._reading.text)

    def _start(self, sentence: int) -> int:
        return self._reading.parse.sentence_span(sentence).start

    def _edges(self, sentence: int) -> tuple[int, int]:
        span = self._reading.parse.sentence_span(sentence)
        return span.start, span.end

    def main(self, sentence: int) -> bool:
        """Whether nothing sets the sentence apart: other years, statistics, other incidents; page furniture is none."""
        if sentence not in self._main:
            text = self._text(sentence)
            years = {m[1] for m in _YEAR.finditer(text)} - {self._year}
            told = not self._closed.holds(*self._edges(sentence))
            earlier = bool(years) or _EARLIER.search(text) is not None
            follows = sentence < FOLLOWED and _FOLLOW_UP.search(text) is not None
            apart = _BACKGROUND.search(text) is not None or SPREE.search(text) is not None
            self._main[sentence] = told and not apart and (not earlier or follows)
        return self._main[sentence]

    def hurt(self, sentence: int) -> bool:
        """Whether the sentence says that somebody was hurt and lives, not only that somebody was shot or stabbed."""
        if sentence not in self._hurt:
            text = _UNHURT.sub(" ", self._text(sentence))
            self._hurt[sentence] = _HURT.search(text) is not None
        return self._hurt[sentence]

    def alive(self, sentence: int) -> bool:
        """As `hurt`, but for gunshot wounds, which the dead have as well: of four with such wounds four may be dead."""
        return self.hurt(sentence) and _HURT.search(_UNHURT.sub(" ", _SHOT.sub(" ", self._text(sentence)))) is not None

    def also(self, sentence: int) -> bool:
        """Whether the sentence tells of one person beside another ("also", "another", "a second")."""
        if sentence not in self._also:
            self._also[sentence] = _ALSO.search(self._text(sentence)) is not None
        return self._also[sentence]

    def fatal(self) -> bool:
        """Whether the title or the first words tell of a death, in whatever words."""
        sentences = self._reading.parse.sentences
        opening = [n for n in range(min(4, len(sentences))) if self._start(n) < HEAD and self.main(n)]
        head = "\n".join((self._reading.document.title or "", *(self._text(n)[:HEAD] for n in opening)))
        return _FATAL.search(_NOT_FATAL.sub(" ", head)) is not None

    def multiple(self) -> float:
        """How many "double homicide" or "quadruple murder" in the title or the opening tells; 0 without either."""
        sentences = self._reading.parse.sentences
        opening = (self._text(n) for n in range(min(FOLLOWED, len(sentences))) if self.main(n))
        told = multiple("\n".join((self._reading.document.title or "", *opening)))
        return sum(t.people for t in told if t.state == "killed")

    def murder_suicide(self) -> bool:
        """Whether somebody killed others and then himself: at least two dead."""
        opening = f"{self._reading.document.title or ''} {self._reading.text[:OPENING]}"
        return _MURDER_SUICIDE.search(opening) is not None

    def then_self(self, sentence: int) -> bool:
        """ "Left seven dead before the gunman killed himself": the number is of the others."""
        text = self._text(sentence)
        return _THEN_SELF.search(text) is not None and _DOER_COUNTED.search(text) is None


def others(words: str) -> bool:
    """Whether the words of a figure set it apart from figures before it: "three others", "another man"."""
    return _OTHERS.search(words) is not None
