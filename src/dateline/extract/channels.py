"""Where a statement was made: on a platform, to a broadcaster, in a statement, at a news conference."""

from __future__ import annotations

from dateline.extract.clauses import Scene
from dateline.reading import Span, Token

_PREPOSITIONS = frozenset("on in at via during through over by from to".split())
_HEADS = frozenset(
    """statement interview conference briefing address speech post message tweet thread letter email e-mail report call
    broadcast livestream programme program show podcast bulletin newscast communique communiqué release note video
    hearing testimony brief announcement column op-ed editorial blog memo memorandum filing affidavit document update
    television tv radio channel network station newspaper agency website site page account debate rally remarks
    comments meeting session sermon press telegram twitter facebook instagram youtube tiktok whatsapp weibo vkontakte x
    truth bluesky mastodon linkedin reddit media newspaper magazine daily phone telephone text communication
    complaint lawsuit ruling verdict summary dispatch webcast stream appearance news parliament""".split()
)
_LISTENERS = frozenset("reporters journalists reporter journalist correspondents press media".split())
_OUTLETS = frozenset(
    "television tv radio channel network station newspaper agency news magazine daily broadcaster wire".split()
)
_IMPLIED = {"tweet": "Twitter", "retweet": "Twitter"}


def channel(scene: Scene, cue: Token, lemma: str) -> str | None:
    """The channel as the report words it, without article ("Telegram", "news conference in Brussels"), or None."""
    if lemma == "according":
        return None
    speaking = [c for c in scene.children(cue.i, "advcl") if c.lemma in ("speak", "write", "address", "appear", "talk")]
    for child in [*scene.children(cue.i), *(p for c in speaking for p in scene.children(c.i, "prep"))]:
        if child.dep in ("prep", "dative") and child.text.lower() in _PREPOSITIONS:
            for noun in scene.children(child.i, "pobj"):
                told = child.text.lower() in ("to", "from")
                found = _listener(scene, noun) if told else _place(scene, noun)
                if found:
                    return found
        elif child.dep in ("dobj", "dative", "iobj") and lemma in ("tell", "inform"):
            found = _listener(scene, child)
            if found:
                return found
    return _IMPLIED.get(lemma)


def _place(scene: Scene, noun: Token) -> str | None:
    if noun.lemma.lower() in _HEADS or noun.text.lower() in _HEADS or _compound_outlet(scene, noun):
        return _words(scene, noun)
    return None


def _compound_outlet(scene: Scene, noun: Token) -> bool:
    parts = [c.text.lower() for c in scene.children(noun.i, "compound", "amod", "appos")]
    return any(p in _OUTLETS or p in ("telegram", "facebook", "twitter") for p in parts)


def _listener(scene: Scene, noun: Token) -> str | None:
    low = noun.text.lower()
    if low in _LISTENERS or low in _OUTLETS or _compound_outlet(scene, noun) or noun.ent == "ORG":
        return _words(scene, noun)
    return None


def _words(scene: Scene, noun: Token) -> str:
    left, right = noun.left, noun.i
    for child in scene.children(noun.i, "prep"):
        place = [p for p in scene.children(child.i, "pobj") if p.ent in ("GPE", "LOC", "FAC")]
        if child.i > noun.i and child.text.lower() in ("in", "at") and place:
            right = place[0].i
            break
    while left < noun.i and scene.tokens[left].text.lower() in ("a", "an", "the", "his", "her", "their", "its", ","):
        left += 1
    return Span(scene.tokens[left].start, scene.tokens[right].end).of(scene.text)
