"""The conventions by which a page names the news agency whose words it carries: datelines and credit lines, as spans.

Read at ingest (to say what the page credits) and when furniture is marked (to keep these words out of claims). A mere
mention ("Reuters could not confirm this") is no credit: only the set forms of the trade count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

import msgspec

from dateline.reading import Span
from dateline.text import paragraphs, unwrapped

#: Agencies that sell copy to other outlets: the short name we report, and the forms in which pages write it.
AGENCIES: dict[str, tuple[str, ...]] = {
    "AAP": ("AAP", "Australian Associated Press"),
    "AFP": ("AFP", "Agence France-Presse", "Agence France Presse"),
    "AKI": ("AKI", "Adnkronos"),
    "ANI": ("ANI", "Asian News International"),
    "ANP": ("ANP",),
    "ANSA": ("ANSA",),
    "AP": ("AP", "Associated Press", "The Associated Press"),
    "APA": ("APA", "Austria Press Agency"),
    "Agerpres": ("Agerpres",),
    "Anadolu": ("Anadolu", "Anadolu Agency", "AA"),
    "Andina": ("Andina",),
    "Antara": ("Antara",),
    "BNS": ("BNS", "Baltic News Service"),
    "BTA": ("BTA",),
    "Belga": ("Belga",),
    "Belta": ("BelTA", "Belta"),
    "Bernama": ("Bernama",),
    "Bloomberg": ("Bloomberg", "Bloomberg News"),
    "CNA": ("CNA", "Central News Agency"),
    "CNN": ("CNN", "CNN Wire", "CNN Newsource"),
    "CNS": ("China News Service",),
    "CTK": ("CTK", "ČTK"),
    "Canadian Press": ("CP", "Canadian Press", "The Canadian Press"),
    "EFE": ("EFE", "Agencia EFE"),
    "Fars": ("Fars", "Fars News Agency"),
    "HINA": ("HINA",),
    "IANS": ("IANS", "Indo-Asian News Service"),
    "INA": ("Iraqi News Agency",),
    "IRNA": ("IRNA",),
    "ISNA": ("ISNA",),
    "Interfax": ("Interfax",),
    "Interfax-Ukraine": ("Interfax-Ukraine", "Interfax Ukraine"),
    "Jiji": ("Jiji", "Jiji Press"),
    "KCNA": ("KCNA",),
    "KUNA": ("KUNA",),
    "Kazinform": ("Kazinform",),
    "Kyodo": ("Kyodo", "Kyodo News"),
    "Lusa": ("Lusa",),
    "MENA": ("MENA",),
    "MTI": ("MTI",),
    "NAN": ("NAN", "News Agency of Nigeria"),
    "NNA": ("NNA", "National News Agency"),
    "NTB": ("NTB",),
    "NZPA": ("NZPA",),
    "PA": ("PA", "PA Media", "Press Association"),
    "PAP": ("PAP",),
    "PNA": ("PNA", "Philippine News Agency"),
    "PTI": ("PTI", "Press Trust of India"),
    "Petra": ("Petra", "Jordan News Agency"),
    "RIA Novosti": ("RIA Novosti", "RIA"),
    "Reuters": ("Reuters", "Thomson Reuters", "REUTERS"),
    "Ritzau": ("Ritzau",),
    "SANA": ("SANA",),
    "SAPA": ("SAPA",),
    "SPA": ("SPA", "Saudi Press Agency"),
    "STT": ("STT",),
    "TASS": ("TASS", "Itar-Tass", "ITAR-TASS"),
    "TT": ("TT",),
    "Tanjug": ("Tanjug",),
    "Tasnim": ("Tasnim", "Tasnim News Agency"),
    "UNI": ("UNI", "United News of India"),
    "UPI": ("UPI", "United Press International"),
    "Ukrinform": ("Ukrinform",),
    "VNA": ("VNA", "Vietnam News Agency"),
    "WAFA": ("WAFA",),
    "WAM": ("WAM",),
    "Xinhua": ("Xinhua", "Xinhua News Agency"),
    "Yonhap": ("Yonhap", "Yonhap News Agency"),
    "dpa": ("dpa", "DPA", "Deutsche Presse-Agentur"),
}

#: What stands for "the agencies" where a page names none.
UNNAMED = "agencies"

_SHORT = {form: short for short, forms in AGENCIES.items() for form in forms}
_AGENCY = "(?:" + "|".join(re.escape(form) for form in sorted(_SHORT, key=lambda f: (-len(f), f))) + r")(?!\w)"
_NAMED = re.compile(rf"(?<!\w){_AGENCY}")
_LIST = rf"(?:the\s+)?{_AGENCY}(?:(?:\s*[,/&]\s*(?:and\s+)?|\s+and\s+)(?:the\s+)?{_AGENCY}){{0,4}}"
_GENERIC = r"(?:news\s+|wire\s+)?(?:agencies|agency|wires|wire services)"
_DASH = r"(?:\s*(?:—|–|--)|\s+-(?=\s|$))"

#: One paragraph that is nothing but a credit.
_LINES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"[-–—(\[\s]{{0,6}}{_LIST}[)\].\s]*",
        rf"[-–—(\[\s]{{0,6}}(?:[Ww]ith|[Ff]rom|[Cc]ompiled from|[Ss]ource:|[Ss]ources:|[Vv]ia)"
        rf"(?:\s+(?:(?:additional|further|extra)\s+)?(?:inputs?|reports?|reporting|files|material|contributions?))?"
        rf"(?:\s+(?:from|by))?\s+(?:{_LIST}|{_GENERIC})(?:\s+(?:inputs?|reports?))?[)\].\s]*",
        r"[-–—(\[\s]{0,6}(?:[Ww]ith\s+)?(?:[Aa]gencies|[Aa]gency (?:inputs|reports?))[)\].\s]*",
        rf"[-–—(\[\s]{{0,6}}.{{0,60}}?{_LIST}(?:\s+and\s+.{{2,60}})?\s+(?:also\s+)?contributed (?:to )?this "
        r"(?:report|story|article)[)\].\s]*",
        rf"\(?(?:Copyright|COPYRIGHT|©|\([Cc]\))\s*(?:©\s*|\([Cc]\)\s*)?(?:\d{{4}})?\s*(?:by\s+)?{_LIST}"
        r"(?:\W.{0,200})?",
        r"\(?(?:Reporting|Additional reporting|Editing|Writing) by [^.]{2,160}[;,.] ?.{0,160}"
        r"\b[Ee]dit(?:ing|ed) by .{2,160}",
        r"\(?(?:Additional )?[Rr]eporting by [^.]{2,160}\)?\.?",
    )
)
#: A credit that ends a paragraph, after its last full stop.
_TAIL = re.compile(
    rf"(?<=[.!?…”\"’'])\s*(?:[(\[]\s*(?:{_LIST}|[Ww]ith agenc(?:y inputs|ies))\s*[)\]]|[-–—]+\s*{_LIST})\s*$"
)

_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Za-z]{0,6}"
)
_DAY = rf"(?:,?\s+(?:{_MONTH}\.?\s+\d{{1,2}}(?:,?\s+\d{{4}})?|\d{{1,2}}\s+{_MONTH}\.?(?:\s+\d{{2,4}})?))"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
_CAPS = r"[A-ZÀ-ÞŁŠŽČĐ][A-ZÀ-ÞŁŠŽČĐ.'’\-]+"
_CAPITAL = r"[A-ZÀ-ÞŁŠŽČĐ][\w.'’\-]+"
_REGION = rf"(?:,\s+{_CAPITAL}(?:\s+(?:(?:of|and|the|de|del)\s+)?{_CAPITAL}){{0,3}})"
_BRACKETS = r"(?:\s*\[[^\]\n]{1,60}\]){0,4}"
_DATELINES = (
    # LIMA (Reuters) - / Kyiv, Ukraine, Sept 9 (AP) -- / KYIV/MOSCOW (Reuters) -
    re.compile(
        rf"(?P<place>(?!{_WEEKDAY}){_CAPITAL}(?:(?:\s+|/){_CAPITAL}){{0,4}}{_REGION}{{0,2}}{_DAY}?)\s*"
        rf"\((?P<agency>[A-Z][\w .&/'’\-]{{1,40}})\)(?:{_DASH}|:(?=\s))"
    ),
    # SAN SALVADOR, 3 JAN 90 -- [REPORT] [TEXT]
    re.compile(rf"(?P<place>{_CAPS}(?:\s+{_CAPS}){{0,3}}{_REGION}{{0,2}}{_DAY}){_DASH}{_BRACKETS}"),
    # TIJUANA, Mexico — / WASHINGTON -
    re.compile(rf"(?P<place>{_CAPS}(?:(?:\s+|/){_CAPS}){{0,4}}{_REGION}{{0,2}}){_DASH}(?=\s*$|\s*[A-Z“\"‘'\d].*[a-z])"),
    # Quito, Ecuador — Three people
    re.compile(rf"(?P<place>{_CAPITAL}(?:\s+{_CAPITAL}){{0,2}}{_REGION})\s*[—–](?=\s*[A-Z“\"‘])"),
)
#: "border April 29 (UPI) —", "report Washington (AFP) –": a headline and the dateline run together.
_INNER = re.compile(
    rf"(?P<place>(?!{_WEEKDAY})(?:{_CAPITAL}(?:(?:\s+|/|,\s+){_CAPITAL}){{0,3}}{_DAY}?|{_MONTH}\.?\s+\d{{1,2}}))\s*"
    rf"\((?P<agency>{_AGENCY})\){_DASH}"
)
#: Labels that stand where a place could.
_LABELS = re.compile(
    r"(?:UPDATED?|BREAKING|WATCH|LIVE|VIDEO|PHOTOS?|GALLERY|EXCLUSIVE|CORRECTION|EDITOR|NOTE|READ|MORE|RELATED|ALSO|SEE|"
    r"NEW|NEWS|ORIGINAL|PREVIOUS|STORY|REPORT|OPINION|ANALYSIS|EXPLAINER|FACT|FACTS|WARNING|ALERT|URGENT|FILE|LISTEN|MAP|"
    r"VICTIMS?|SUSPECTS?|POLL|Q|QUESTION|ANSWER|WHAT|WHO|WHY|HOW|WHEN|WHERE|THE|DEVELOPING|JUST|TIMELINE|ADVERTISEMENT)\b"
)
#: An agency that the table does not know, as a page signs with it: up to four words that begin with a capital.
_WORD = r"[A-ZÀ-ÞŁŠŽČĐ][\w.&'’/\-]"
_UNKNOWN = rf"(?:[Tt]he\s+)?{_WORD}{{1,30}}(?:\s+(?:(?:of|for|de|and)\s+)?{_WORD}{{0,30}}){{0,4}}"
_SIGNED = re.compile(rf"[-–—]{{1,2}}\s?(?P<agency>{_UNKNOWN})\.?")
_HELPED = re.compile(
    r"[-–—(\[\s]{0,6}[Ww]ith\s+(?:(?:additional|further|extra)\s+)?(?:reporting|inputs?|reports?|files|material|contributions?)\s+"
    rf"(?:by|from|of)\s+(?P<agency>{_UNKNOWN}(?:(?:,\s*|\s+and\s+|,\s+and\s+){_UNKNOWN}){{0,3}})[)\].\s]*"
)
#: What the name of an agency, and seldom a writer's, ends with.
_TRADE = re.compile(
    r"\b(?:[Ww]ires?|[Nn]ewswires?|[Nn]ews|[Aa]gency|[Aa]gencies|[Pp]ress|[Ss]ervices?|[Mm]edia|[Aa]gence|Agencia|Agenzia|"
    r"Agentur|Bureau|Network|Radio|Television|TV|Telegraph|[A-Z]{3,6})$"
)
#: What else stands alone behind a dash at the end of a text.
_CLOSED = re.compile(r"(?:ENDS?|Ends?|MORE|[A-Z][a-z]+day)\b")
#: How much of a paragraph's head is looked at, and in how many paragraphs a place without an agency may be a dateline.
HEAD, OPENING = 240, 8


class Dateline(msgspec.Struct, frozen=True):
    """The words before a report's first sentence that say where, and for which agency, it was filed."""

    span: Span
    text: str
    agency: str | None


def datelines(text: str) -> Iterator[Dateline]:
    """Every dateline in `text`, in order; a page may join several dispatches."""
    text = unwrapped(text)
    for number, paragraph in enumerate(paragraphs(text)):
        head = text[paragraph.start : min(paragraph.end, paragraph.start + HEAD)]
        found = _opening(head, number)
        if found is None and number < OPENING:
            found = _INNER.search(head)
        if found is not None:
            agency = found.groupdict().get("agency")
            words = found.group().rstrip(" -–—:") if agency or "[" in found.group() else found.group("place")
            yield Dateline(
                Span(paragraph.start + found.start(), paragraph.start + found.end()),
                words,
                ", ".join(agencies(agency)) or agency if agency else None,
            )


def _opening(head: str, number: int) -> re.Match[str] | None:
    start = 1 if head[:1] in '"“' and head[1:2] == " " else 0
    head_start = start + (len(head[start:]) - len(head[start:].lstrip()))
    for form, pattern in enumerate(_DATELINES):
        found = pattern.match(head, head_start)
        if found is None or (form >= 2 and number >= OPENING) or _LABELS.match(head, head_start):
            continue
        return found
    return None


def credit_lines(text: str) -> Iterator[tuple[Span, tuple[str, ...]]]:
    """Spans that credit a source of the wording, each with the agencies it names (may be none), in order.

    An agency that the table does not know counts in "With reporting by …" and alone behind a dash in the last line.
    """
    text = unwrapped(text)
    spans = list(paragraphs(text))
    for number, paragraph in enumerate(spans):
        if paragraph.end - paragraph.start > 400:
            tail = text[paragraph.end - 120 : paragraph.end]
            found = _TAIL.search(tail)
            if found:
                yield Span(paragraph.end - len(tail) + _first(found), paragraph.end), agencies(found.group())
            continue
        line = text[paragraph.start : paragraph.end]
        if any(pattern.fullmatch(line) for pattern in _LINES):
            yield paragraph, agencies(line)
        elif found := _HELPED.fullmatch(line):
            yield paragraph, agencies(line) or _of_the_trade(found.group("agency"))
        elif number and number + 1 == len(spans) and (signed := _signature(text, spans[number - 1], line)):
            yield paragraph, (signed,)
        elif found := _TAIL.search(line):
            yield Span(paragraph.start + _first(found), paragraph.end), agencies(found.group())


def _of_the_trade(words: str) -> tuple[str, ...]:
    """Of names joined by commas and "and" those that an agency and no writer would bear."""
    names = (part.strip(" .") for part in re.split(r",\s*(?:and\s+)?|\s+and\s+", words))
    return tuple(name.removeprefix("the ").removeprefix("The ") for name in names if _TRADE.search(name))


def _signature(text: str, above: Span, line: str) -> str | None:
    """The name that signs a report behind a dash; not below a quotation, nor one whom the report speaks of."""
    found = _SIGNED.fullmatch(line)
    if found is None or len(line) > 48:
        return None
    name = found.group("agency").rstrip(".")
    before = above.of(text)
    if before[:1] in "-–—•" or before[-1:] not in '.!?…)”"’»' or _CLOSED.match(name):
        return None
    quotation = before.rstrip(".")[-1:] in '”"’»'
    if not _TRADE.search(name) and (quotation or text.find(name.split()[-1]) < above.end):
        return None
    return name


def _first(found: re.Match[str]) -> int:
    return found.start() + len(found.group()) - len(found.group().lstrip())


def agencies(words: str) -> tuple[str, ...]:
    """The agencies that `words` name, by short name, each once, in order; the word "agencies" where none is named."""
    named = tuple(dict.fromkeys(_SHORT[m.group()] for m in _NAMED.finditer(words)))
    return named or ((UNNAMED,) if re.search(r"\bagenc(?:y|ies)\b", words, re.IGNORECASE) else ())


def credit(text: str, byline: str | None = None) -> str | None:
    """The agencies whose words the page says it carries, joined by ", ", or None.

    Looks at datelines, at the byline, at credit lines, and at a credit behind a full stop in the last three paragraphs
    (further up, that form closes a picture caption).
    """
    named = [name for d in islice(datelines(text), 3) for name in agencies(d.agency or "") or _unknown(d)]
    named += agencies(byline or "")
    spans = list(paragraphs(text))
    closing = spans[-3].start if len(spans) > 3 else 0
    for span, found in credit_lines(text):
        whole = text[: span.start].endswith(("\n", "\r")) if span.start else True
        if whole or span.start >= closing:
            named += [name for name in found if name != byline]
    firm = dict.fromkeys(name for name in named if name and name != UNNAMED)
    return ", ".join(firm) or (UNNAMED if UNNAMED in named else None)


def _unknown(dateline: Dateline) -> tuple[str, ...]:
    """The agency in a dateline's brackets that the table does not know: beside a place in capitals, or by its name."""
    name = dateline.agency or ""
    shouted = dateline.text.split(",")[0].split("(")[0].strip().isupper()
    return (name,) if name and "," not in name and (shouted or _TRADE.search(name)) else ()
