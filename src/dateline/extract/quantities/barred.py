"""Stretches of text in which no number is a figure: dates, clock times, phone numbers, addresses, scores, model names.

No wrong figure beats no figure. Every pattern is bounded, so the search is linear in the length of the text.
"""

from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_PEOPLE = r"(?:people|persons?|men|women|children|others|times|were|was|are|troops|soldiers|civilians)\b"
_AND = r"(?:[-–—]|to|and|or)"
_STORM = r"[\s-](?:\w{1,9}\s)?(?:storms?|hurricanes?|cyclones?|typhoons?)\b"
_ZONE = r"(?:gmt|utc|est|edt|cst|cdt|mst|mdt|pst|pdt|cet|cest|ist|bst|hours|hrs|local\stime)\b"

_DATES = (
    rf"\b{_MONTH}\.?\s\d{{1,2}}(?:st|nd|rd|th)?(?:\s?{_AND}\s?\d{{1,2}})?\b(?:,?\s(?:19|20)\d\d\b)?(?!\s{_PEOPLE}|[,.]\d)",
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?(?:\s?{_AND}\s?\d{{1,2}})?\s(?:of\s)?(?!may\s(?:have|be|not|also|still)){_MONTH}\b"
    r"\.?(?:,?\s(?:19|20)\d\d\b)?",
    rf"\b{_MONTH}\.?,?\s(?:19|20)\d\d\b",
    r"\b\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b",
    r"\b(?:19|20)\d\d(?:s|[-–/]\d\d)\b|['’]\d0s\b|\b[1-9]0s\b|\b\d+(?:st|nd|rd|th)\b",
)
_CLOCKS = (
    r"\b\d{1,2}:\d{2}(?:[:.]\d{1,2}){0,2}(?:\s?[ap]\.?m\b\.?)?",
    r"\b\d{1,2}(?:[.:]\d{2})?(?:\s?[-–]\s?\d{1,2}(?:[.:]\d{2})?)?\s?[ap]\.?\s?m\b\.?",
    r"\b\d{1,2}\s?o['’]clock\b",
    rf"\b(?:\d{{4}}|\d{{1,2}}[.:]\d\d)\s?{_ZONE}",
)
_CONTACTS = (
    r"\+\d{1,3}(?:[\s.()-]{1,2}\d{1,5}){2,5}\b",
    r"(?:\+?\d{1,3}[\s.-])?\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4}\b",
    r"\b1-\d{3}-[\w-]{4,12}|\b\d{3}-\d{4}\b",
    r"(?:https?://|www\.)\S{1,300}|\b[\w-]{1,60}\.(?:com|org|net|gov|co|uk|edu|tv)\b(?:/\S{0,200})?|\S{1,60}@\S{1,60}",
    r"(?<!\w)[@#]\w{1,60}",
    r"\b(?:emergency|helpline|hotline|phone|telephone|toll-free)\snumbers?:\s[^.\n]{0,60}",
    # "ring 114 14", "call us on 0800 555 01", "text 988 to": short numbers of hotlines.
    r"\b(?:call(?:ing|ed)?|dial(?:l?ing|l?ed)?|ring(?:ing)?|phone|tel(?:ephone)?|text(?:ing)?|hotline|helpline|fax):?\s"
    r"(?:[a-z]{1,12}\s){0,3}?(?:\d{2,5}(?:[\s.-]\d{2,5}){1,4}\b(?!,\d)|\d{3,6}\b(?!,\d|[.:]\d|\s?%|\s(?:more\b|[a-z]{2,}s\b|people\b)))",
)
#: Words that give the number behind them as a name: "Highway 101", "resolution 1325", "number one".
_TITLES = """
    iphone ipad galaxy windows boeing airbus flight route highway interstate hwy exit channel page chapter
    section article act part phase stage level type class category grade game week round lap inning apartment
    apt suite unit room floor gate terminal platform pier ward district zone precinct station engine ladder
    squad division pope title rule order resolution bill proposition prop amendment protocol covid model version
    no nos number figure table box docket badge seat row lane season episode reactor battalion brigade regiment
    sector area tower building lot booth line lines tram track runway hangar
    footnote appendix annex clause paragraph para verse item schedule witness juror bailiff defendant plaintiff
""".split()
_NAMES = (
    rf"\b(?:{'|'.join(_TITLES)}|world\swar|super\sbowl|(?:county|state)\sroad)\.?[\s-](?:no\.?\s|number\s)?#?\d[\d.,]*[a-z]?\b"
    rf"(?!\s(?:million|billion|thousand|percent|per\scent|{_PEOPLE})|%|(?<=y\s\d){_STORM}|(?<=y-\d){_STORM})",
    # "Article 370 was revoked": these never end a clause before a count of people, as "in class 30 were hurt" does.
    r"\b(?:article|section|chapter|clause|paragraph|verse|annex|appendix|amendment|resolution|proposition|flight|route|highway|interstate|iphone|boeing"
    r"|airbus|page|footnote|version|exit)\s\d[\d.,]*[a-z]?\s(?:was|were|are)\b",
    r"\b(?:1|one)-in-\d[\d,]*(?:-year)?\b|\b(?:[2-9]0|twenty|thirty|forty|fifty|sixty|seventy)-?\s?somethings?\b",
    rf"\b(?:number|world\swar|phase|part|category)\s(?:one|two|three|four|five)\b(?!{_STORM})",
    r"\b\d{1,5}\sblock\b|\b\d{5}\s(?:zip|postal)\b",
    r"\b(?:aged?|ages)\s(?:(?:of|between|from|rang(?:e|ed|ing)\sfrom)\s)?\d{1,3}(?:\s?(?:to|and|[-–])\s?\d{1,3})?\b(?!\speople)",
    r"\bsp\s500\b",
    r"(?<!\d)\.(?:22|25|32|38|40|44|45|50|357|380|223|308)\b|\b\d{2,3}[\s-]?(?:caliber|calibre|gauge\s(?:shotgun|rifle|gun))\b",
    r"\b(?:22|38|40|44|45|357|380)[\s-]?(?:handgun|pistol|revolver|magnum)\b",
    r"\b\d{1,3}(?:\.\d{1,2})?[\s-]?(?:mm|millimet(?:er|re)s?)[\s-](?:[a-z]{1,12}\s)?(?:shells?|rounds?|artillery|howitzers?|(?:hand|machine[\s-]?)?guns?"
    r"|ammunition|ammo|munitions?|mortars?|cannons?|calib(?:er|re)|pistols?|bullets?|rifles?|projectiles?|rockets?|casings?|magazines?)\b",
    r"\bone\s?-\s?(?:on|to|by)\s?-\s?one\b|\b24/7\b|\b9/11\b|\[\d{1,3}\]",
    # "The 911 call", "a 999 operator"
    r"\b(?:911|999|112|110|111|119|000)\s(?:emergency\s)?(?:calls?|callers?|dispatch\w{0,5}|operators?|tapes?|recordings?|systems?|lines?|cent(?:er|re)s?|hang-?ups?)\b",
    # Codes: "the ZIP code is 90210, or 90211", "PIN 4471", "passport number 77120".
    r"\b(?:(?:zip|postal|post|area|dial(?:l?ing)?|pin|access|security|booking|entry|swift|sort)[\s-]?codes?|postcodes?|pin\snumbers?"
    r"|(?:serial|account|passport|registration|licen[cs]e|tracking|identity|id|badge|case|docket|licen[cs]e\splate)\snumbers?"
    r"|zip|pin)(?:\s(?:is|was|were|are))?(?:\s|:\s)#?\d{2,12}\b(?:(?:,|,?\s(?:and|or|not))\s\d{2,12}\b(?!\s[a-z]{2,20}s\b)){0,9}",
    # Powers: "10^500", "2 x 10^6".
    r"\b\d[\d.,]{0,30}(?:\s?[x×]\s?10)?\s?(?:\^|\*\*)\s?[-−+]?\d[\d.,]{0,30}|\b\d[\d.,]{0,30}\s?[x×]\s?10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+|\b10[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]+",
    r"\b(?:incident|reference|ref)\.?\s(?:no\.?\s|number\s)?#?\d{3,}\b(?!,\d)",
    r"\b(?:image|photo|picture|slide)s?\s\d{1,3}\sof\s(?:/\s)?\d{1,3}\b|\bof\s/\s\d{1,3}\b|\b\d{1,3}\s/\s\d{1,3}\sback\sto\b",
    # What a page tells of itself: "3 min read | 1,204 shares".
    r"\b\d{1,3}\smin(?:ute)?s?\sread\b|\b\d[\d,.]{0,9}k?\s(?:shares|likes|views|retweets|comments|followers)(?=\s?(?:[|•·]|$))",
    # A teaser's list counts nothing that happened: "5 things to know".
    r"\b\d{1,2}\s(?:things|ways|reasons|takeaways|tips|facts|charts|moments)\s(?:to|you|about|we|that|why|how)\b",
    r"\b\d{1,3}\sof\s\d{1,3}(?=\s(?:close|skip|next|prev(?:ious)?|last\svideo|photos?|images?|slides?|hide|show|view|caption)\b)",
)
#: Words of a headline in capitals that no street is called: "4 Injured In Drive-By", "5 Shot On Main Street".
_TOLD = (
    r"(?:People|Persons?|Men|Women|Children|Teens?|Others"
    r"|Dead|Killed|Shot|Injured|Wounded|Hurt|Missing|In|On|At|Near|From|After|And)\b"
)
_CASED_NAMES = (
    r"\b\d{3}[-.][A-Z]{4,8}\b",
    r"\b\d{1,3}(?:\.\d{1,8})?\s?[°º]\s?(?:\d{1,2}(?:\.\d{1,6})?\s?[′'’]\s?)?(?:\d{1,2}(?:\.\d{1,4})?\s?[″\"”]\s?)?[NSEW]\b",
    r"\b\d{1,3}\.\d{2,8}\s[NSEW]\b(?![.’']\w)",
    r"-?\b\d{1,2}\.\d{3,8}°?\s?,\s?-?\d{1,3}\.\d{3,8}\b",
    rf"\b\d{{1,5}}(?:-\d{{1,5}})?\s(?:block\sof|(?:(?:North|South|East|West|N|S|E|W|NW|NE|SW|SE)\.?\s)?(?:(?!{_TOLD})[A-Z0-9][\w'’.-]{{0,30}}\s){{1,3}}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Drive|Dr|Lane|Ln|Boulevard|Blvd|Court|Ct|Place|Pl|Way|Highway|Hwy|Circle|Parkway|Pkwy|"
    r"Terrace|Square)\b(?!-))",
    r"\b\d{1,4}(?:,\s|\s)(?:[Rr]ue|Calle|Via|Viale|Avenida|Rua|Plaza|Piazza|[Qq]uai|Carrera|Paseo|Jalan)\s[A-Za-z]",
    r"\b[A-Z]\w{2,20}(?:straße|strasse|gasse|platz|laan|straat|gatan|vej)\s\d{1,4}\b",
    r"\b(?:at|near|outside)\s\d{3,5}\s[A-Z][a-z]{1,20}[a-rt-z]\b(?!\s[a-z]{2,20}s\b)",
    r"\b[A-Z]{2}\s\d{5}(?:-\d{4})?\b|\b(?:[A-QS-Z]\d+|R\d+(?!,\d{3}|\s(?:million|billion|bn)))\b",
    r"\b\d{1,5}[A-Z]{1,3}-\d{1,6}\b|(?<![$€£]|\d)[48]K\b(?!\s[a-z]{2,20}s\b)",
    r"\b(?:(?:M|A|I|E|N|B)-|(?:US|U\.S\.|SR|CR)[\s-])\d{1,3}\b(?!\s(?:people|million|billion))",
    r"\bS\s?&?\s?P\s?(?:500|100|TSX)\b|\b(?:FTSE|CAC|DAX|Nasdaq|NASDAQ|Nikkei|Russell|Stoxx|Fortune|TOPIX|TA)[\s-]?\d+\b",
    r"\bGroup\sof\s(?:Seven|Eight|Twenty|7|8|20)\b|\bBig\s(?:Ten|12|Three|Four|Five|Six)\b",
)
_FOLDED = re.compile("|".join(f"(?:{p})" for p in (*_DATES, *_CLOCKS, *_CONTACTS, *_NAMES)), re.IGNORECASE)
_CASED = re.compile("|".join(f"(?:{p})" for p in _CASED_NAMES))
_SCORE = re.compile(r"(?<![\d.,$€£])(\d{1,3})\s?[-–]\s?(\d{1,3})(?![\d%]|\.\d|\s?[-–]\s?\d{3})")
_RANGED = re.compile(
    r"\s?(?:%|percent|per\scent|people|[a-z]{3,}s\b|[a-z]+\s[a-z]{2,}s\b|year|day|week|month|hour|minute|mile|foot|km|kg|million"
    r"|billion|mpg|mph|dead|killed|injured|wounded)"
)
_LIST = re.compile(r"(?:^|\n)\s{0,8}\d{1,3}[.)]\s")


def barred(text: str, start: int = 0, stop: int | None = None) -> list[tuple[int, int]]:
    """The stretches of `text` in which no number is a figure, sorted by where they begin; they may overlap."""
    stop = len(text) if stop is None else stop
    found = [m.span() for pattern in (_FOLDED, _CASED) for m in pattern.finditer(text, start, stop)]
    found += [m.span() for m in _SCORE.finditer(text, start, stop) if _is_score(m, text)]
    if item := _LIST.match(text, start, stop):
        found.append(item.span())
    return sorted(found)


def _is_score(match: re.Match[str], text: str) -> bool:
    """Whether "9-2" is a result and no range: it falls, or nothing that can be counted or measured follows."""
    return int(match[1]) >= int(match[2]) or _RANGED.match(text, match.end()) is None
