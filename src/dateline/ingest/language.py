"""Is this English? By script, then by the share of function words; another language is named, silence is allowed.

The parser, the lexicons and the rules behind it are English, so a report in another language would yield confident
nonsense. Short texts and lists of names say too little to tell and are let through.
"""

from __future__ import annotations

import re
from itertools import islice

import msgspec

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
#: How many words are looked at, and how few are too few for a verdict, and for the verdict "English".
WINDOW, FEWEST, FEWEST_SURE = 2000, 20, 8
#: English press text has 35 to 50 % of these words, other languages under 6 %; a table of names may have none.
_ENGLISH = frozenset(
    "the of and to in a is that for on was with as by at from it he be are this have has were said his not but they an "
    "which who had their been or its she her would will there after about when more one we if no out up i you all what"
    " than two also could over into because where them before him through during other only".split()
)
#: The commonest function words of languages in Latin script; words that are English too are left out.
_LATIN: dict[str, frozenset[str]] = {
    name: frozenset(words.split())
    for name, words in {
        "Spanish": "el la los las que del y una por con para se su al lo más fue sus como pero ha también dijo este",
        "French": "le la les des et du une est que dans pour qui sur par plus pas au avec ce il sont été ont aux cette",
        "German": "der die das und den von zu mit sich des auf für ist im dem nicht ein eine auch nach wird bei einer",
        "Portuguese": "o os da do das dos que em um uma para com não por mais foi ao se na pelo também são seu ele",
        "Italian": "il di che la per una del è della dei gli con non sono nel alla ha anche più da stato questo delle",
        "Dutch": "de het van een en dat op te zijn met voor niet aan er om ook naar bij werd hij uit door heeft deze",
        "Polish": "w i na się z nie do jest że to o po przez od za jak ale był oraz są dla który także tego jego",
        "Romanian": "și de în la cu că din pe nu este pentru mai au fost sunt care prin sau lui unui acest după",
        "Turkish": "ve bir bu için da de ile olarak olan daha çok gibi ne kadar sonra en ancak oldu var dedi",
        "Indonesian": "yang dan di dengan untuk dari ini itu pada tidak dalam akan ke telah oleh juga adalah kepada",
        "Swedish": "och att det som är av för med den till har inte om ett men var sig från vid eller efter kan säger",
        "Danish": "og at det er til af en den på med for der ikke som har et de blev var ved fra kan siger efter",
        "Norwegian": "og det er som til på med for av ikke en har at den de et om var men ble seg fra sier etter",
        "Finnish": "ja on ei että se oli hän ovat mutta kun myös mukaan joka olla sen kuin ole tai sekä jos",
        "Czech": "a se na je v že o s z do i to jako za ve pro jsou byl od podle také ale který jeho",
        "Slovak": "a sa na je v že o s z do aj to ako za vo pre sú bol od podľa ale ktorý jeho bude",
        "Hungarian": "a az és hogy nem is egy ez volt meg de van csak már szerint mint ki azt el ha",
        "Croatian": "i je u na se da za su od s o koji kao što će bi iz ali nije do po sve koje",
        "Catalan": "el la els les que i del una per amb és en no als més ha dels aquest també seva van però",
        "Swahili": "na ya wa kwa katika ni za la kuwa cha hiyo huo alisema watu baada yake kama wake hii",
        "Tagalog": "ang ng sa mga na ay si ni at para ito hindi kay siya ko may mula isang nang naman",
        "Vietnamese": "và của là các trong cho được có những với một không này đã người tại khi về đến từ",
        "Somali": "oo ka ku iyo in waa ee la uu ay soo ah si aan waxaa ayaa lagu kale sida",
        "Albanian": "të e në dhe për me nga një që është u së nuk ka më si do janë por i",
        "Lithuanian": "ir kad į yra su iš tai buvo bei už apie jo taip pat po tik prie dėl jau",
        "Latvian": "un ir ka no uz ar par tas arī bet kas bija lai pēc to viņš ne tiek šo",
        "Estonian": "ja on et ei see oli ka kui mis ning ta oma aga või kes pärast nii seda selle",
    }.items()
}
_SCRIPTS = (
    ("Arabic script (Arabic, Persian, Urdu)", 0x0600, 0x06FF),
    ("Hebrew", 0x0590, 0x05FF),
    ("Greek", 0x0370, 0x03FF),
    ("Cyrillic script (Russian, Ukrainian and others)", 0x0400, 0x052F),
    ("Armenian", 0x0530, 0x058F),
    ("Georgian", 0x10A0, 0x10FF),
    ("Devanagari script (Hindi and others)", 0x0900, 0x097F),
    ("an Indian script", 0x0980, 0x0DFF),
    ("Thai", 0x0E00, 0x0E7F),
    ("Burmese", 0x1000, 0x109F),
    ("Khmer", 0x1780, 0x17FF),
    ("Amharic", 0x1200, 0x137F),
    ("Korean", 0xAC00, 0xD7AF),
    ("Japanese", 0x3040, 0x30FF),
    ("Chinese", 0x4E00, 0x9FFF),
)
#: A page may quote another script at length; a report that is half in it is not an English one.
MOST_FOREIGN = 0.5


class Guess(msgspec.Struct, frozen=True):
    """`lang` is "en" where the text reads as English; `other` names another language, or "unknown", where it does not.

    Both are None where the text is too short, or too poor in words, to tell.
    """

    lang: str | None
    other: str | None


def guess(text: str) -> Guess:
    """What language `text` is in, from its first WINDOW words."""
    words = [m.group().casefold() for m in islice(_WORD.finditer(text), WINDOW)]
    letters = "".join(words)
    if len(letters) >= 20 and (script := _script(letters)) is not None:
        return Guess(None, script)
    english = sum(word in _ENGLISH for word in words) / max(1, len(words))
    if len(words) < FEWEST:
        return Guess("en" if len(words) >= FEWEST_SURE and english >= 0.3 else None, None)
    shares = [(sum(word in known for word in words) / len(words), name) for name, known in _LATIN.items()]
    best, name = max(shares, key=lambda pair: (pair[0], pair[1]))
    if english >= 0.15 and english > best:
        return Guess("en", None)
    if best >= 0.12 and best > 1.5 * english:
        return Guess(None, name)
    if len(words) >= 60 and english < 0.02:
        return Guess(None, "unknown")
    return Guess(None, None)


def _script(letters: str) -> str | None:
    """The foreign script that at least MOST_FOREIGN of the letters are in."""
    counts = [(sum(low <= ord(c) <= high for c in letters), name) for name, low, high in _SCRIPTS]
    most, name = max(counts, key=lambda pair: pair[0])
    if name == "Chinese" and counts[13][0] > 0.1 * most:
        name = "Japanese"
    return name if sum(n for n, _ in counts) >= MOST_FOREIGN * len(letters) else None
