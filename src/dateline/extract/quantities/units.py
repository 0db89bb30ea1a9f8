"""Units of measure and money: how reports write them, and the one name that each gets.

Names are singular and spelt out ("square kilometer", "dollar", "percent"), so that figures can be compared.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal, NamedTuple

Dimension = Literal[
    "money",
    "percent",
    "area",
    "distance",
    "mass",
    "volume",
    "power",
    "energy",
    "time",
    "age",
    "speed",
    "temperature",
    "data",
    "other",
]


class Unit(NamedTuple):
    """A unit's name, what it measures, and where its words end in the text."""

    name: str
    dimension: Dimension
    start: int
    end: int


_TABLE: dict[Dimension, dict[str, str]] = {
    "percent": {
        "percent": r"per\s?cent|percent|percentage|%|pct\b|pc\b",
        "percentage point": r"(?:percentage|percent)[\s-]points?|pp\b",
        "basis point": r"basis[\s-]points?|bps\b",
    },
    "area": {
        "square kilometer": r"(?:square|sq\.?)[\s-]?(?:kilomet(?:er|re)s?|kms?\b)|km[²2]|kilomet(?:er|re)s?\ssquared",
        "square mile": r"(?:square|sq\.?)[\s-]?(?:miles?|mi\b)",
        "square meter": r"(?:square|sq\.?)[\s-]?(?:met(?:er|re)s?|m\b)|sqm\b|m²|m2\b",
        "square foot": r"(?:square|sq\.?)[\s-]?(?:feet|foot|ft\b)|sqft\b",
        "hectare": r"hectares?|ha\b",
        "acre": r"acres?",
    },
    "speed": {
        "kilometer per hour": r"kilomet(?:er|re)s?\s(?:per|an)\shour|km/?hr?\b|kmh\b|kph\b",
        "mile per hour": r"miles?\s(?:per|an)\shour|mph\b",
        "meter per second": r"met(?:er|re)s?\sper\ssecond|m/s\b",
        "knot": r"knots?|kts?\b",
    },
    "distance": {
        "kilometer": r"kilomet(?:er|re)s?|kms?\b",
        "mile": r"miles?",
        "meter": r"met(?:er|re)s?|m\b(?![.’'&/])",
        "centimeter": r"centimet(?:er|re)s?|cms?\b",
        "millimeter": r"millimet(?:er|re)s?|mm\b",
        "micrometer": r"micromet(?:er|re)s?|microns?|[μµ]m\b",
        "nanometer": r"nanomet(?:er|re)s?|nm\b",
        "foot": r"feet|foot|ft\b|(?<=\d)['′](?=[\s.,]|$)",
        "inch": r"inch(?:es)?|(?<=\d)[\"″](?=\s)",
        "yard": r"yards?|yds?\b",
        "light-year": r"light[\s-]years?",
        "nautical mile": r"nautical\smiles?",
    },
    "mass": {
        "ton": r"(?:metric\s)?tons?|(?:metric\s)?tonnes?|t\b(?=\sof\b)",
        "gigaton": r"gigatonn?e?s?",
        "megaton": r"megatonn?e?s?|(?-i:Mt)\b(?!\.)",
        "kilogram": r"kilogram(?:me)?s?|kgs?\b|kilos?",
        "gram": r"gram(?:me)?s?|(?-i:g)\b",
        "milligram": r"milligram(?:me)?s?|mg\b",
        "microgram": r"micrograms?|[μµ]g\b",
        "pound": r"lbs?\b",
        "ounce": r"ounces?|oz\b",
    },
    "volume": {
        "liter": r"lit(?:er|re)s?|l\b(?!['’])|(?<=\d\.\d)L\b",
        "milliliter": r"millilit(?:er|re)s?|ml\b",
        "gallon": r"gallons?",
        "barrel per day": r"barrels?\s(?:per|a)\sday|barrels?-(?:per|a)-day|bpd\b",
        "barrel": r"barrels?|bbl\b",
        "cubic meter": r"cubic\smet(?:er|re)s?|m³|m3\b",
        "cubic foot": r"cubic\s(?:feet|foot)",
    },
    "power": {
        "watt": r"watts?|W\b",
        "kilowatt": r"kilowatts?|kW\b",
        "megawatt": r"megawatts?|MW\b",
        "gigawatt": r"gigawatts?|GW\b",
        "horsepower": r"horsepower|b?hp\b|PS\b",
        "volt": r"volts?|V\b",
        "kilovolt": r"kilovolts?|kV\b",
    },
    "energy": {
        "watt hour": r"watt[\s-]hours?|(?-i:Wh)\b",
        "kilowatt hour": r"kilowatt[\s-]hours?|kWh\b",
        "gigawatt hour": r"gigawatt[\s-]hours?|GWh\b",
        "terawatt hour": r"terawatt[\s-]hours?|TWh\b",
        "megawatt hour": r"megawatt[\s-]hours?|MWh\b",
        "milliampere hour": r"mAh\b",
        "newton meter": r"newton[\s-]met(?:er|re)s?|Nm\b",
        "pound foot": r"lb-ft\b|pound[\s-]feet",
        "joule": r"joules?",
        "kilojoule": r"kilojoules?|kJ\b",
        "megajoule": r"megajoules?|MJ\b",
        "calorie": r"(?:kilo)?calories|kcal\b",
        "megapascal": r"MPa\b",
        "psi": r"psi\b|ksi\b",
    },
    "age": {
        "year of age": r"years?(?:[\s-]|\s-\s)olds?|years?\sof\sage",
        "month of age": r"months?(?:[\s-]|\s-\s)olds?",
        "week of age": r"weeks?[\s-]olds?",
        "day of age": r"days?[\s-]olds?",
    },
    "time": {
        "second": r"seconds?|secs?\b",
        "millisecond": r"milliseconds?|ms\b",
        "minute": r"minutes?|mins?\b",
        "hour": r"hours?|hrs?\b",
        "day": r"days?",
        "night": r"nights?",
        "week": r"weeks?",
        "month": r"months?",
        "year": r"years?|yrs?\b",
        "decade": r"decades?",
        "century": r"centur(?:y|ies)",
    },
    "temperature": {
        "degree Celsius": r"degrees?\s(?:celsius|centigrade|c\b)|°\s?C\b|celsius|(?<=\d)C\b",
        "degree Fahrenheit": r"degrees?\s(?:fahrenheit|f\b)|°\s?F\b|fahrenheit|(?<=\d)F\b",
        "degree": r"degrees?|°",
    },
    "data": {
        "gigabyte": r"gigabytes?|GB\b",
        "megabyte": r"megabytes?|MB\b",
        "terabyte": r"terabytes?|TB\b",
        "megabit per second": r"mbps\b|megabits?\sper\ssecond",
        "gigabit per second": r"gbps\b|gigabits?\sper\ssecond",
        "gigahertz": r"GHz\b",
        "megahertz": r"MHz\b",
        "hertz": r"hertz|Hz\b",
        "megapixel": r"megapixels?|MP\b",
        "generation": r"(?-i:G)\b",
    },
    "other": {
        "magnitude": r"magnitude|on\sthe\s(?:\w{1,9}\s)?richter(?:\sscale)?|on\sthe\smoment\smagnitude\sscale",
        "time": r"fold\b|times(?=\s(?:as|more|the|its|their|his|her|that|what|higher|larger|greater|bigger|lower|less"
        r"|faster|likelier|longer)\b)",
        "mile per gallon": r"miles?\sper\sgallon|mpg\b",
        "carat": r"carats?",
        "decibel": r"decibels?|dB\b",
        "part per million": r"parts?\sper\smillion|ppm\b",
        "part per billion": r"parts?\sper\sbillion|ppb\b",
    },
    "money": {
        "dollar": r"(?:u\.?s\.?\s|american\s)?dollars?|USD\b|bucks",
        "cent": r"cents?|¢",
        "euro": r"euros?|EUR\b",
        "pound": r"pounds?(?:\ssterling)?|GBP\b|quid",
        "penny": r"pence|p\b(?!\.\s?m)",
        "yen": r"(?:japanese\s)?yen|JPY\b",
        "yuan": r"(?:chinese\s)?yuan|renminbi|RMB\b|CNY\b",
        "ruble": r"(?:russian\s)?rou?bles?|RUB\b",
        "hryvnia": r"(?:ukrainian\s)?hryvn[iy]as?|UAH\b",
        "rupee": r"(?:indian\s)?rupees?|INR\b",
        "Pakistani rupee": r"pakistani\srupees?|PKR\b",
        "Australian dollar": r"australian\sdollars?|AUD\b",
        "Canadian dollar": r"canadian\sdollars?|CAD\b",
        "Hong Kong dollar": r"hong\skong\sdollars?|HKD\b",
        "franc": r"(?:swiss\s|cfa\s)?francs?|CHF\b",
        "krone": r"(?:danish|norwegian)\s(?:crowns?|kron(?:er?|or))|kroner|DKK\b|NOK\b",
        "krona": r"swedish\s(?:crowns?|kron(?:or|a))|kronor|SEK\b",
        "lira": r"(?:turkish\s)?liras?|TRY\b",
        "peso": r"(?:mexican\s|argentine\s|philippine\s|chilean\s|colombian\s)?pesos?|MXN\b",
        "real": r"(?:brazilian\s)?reais|BRL\b",
        "rand": r"(?:south\safrican\s)?rand|ZAR\b",
        "shekel": r"(?:israeli\s|new\sisraeli\s)?shekels?|ILS\b|NIS\b",
        "naira": r"nairas?|NGN\b",
        "shilling": r"(?:kenyan\s|ugandan\s|tanzanian\s|somali\s)?shillings?|KES\b|Ksh\b",
        "taka": r"taka|BDT\b",
        "baht": r"baht|THB\b",
        "won": r"(?:south\skorean\s)?won(?=[\s.,;)]|$)(?!\s(?:the|a|an|by|in)\b)",
        "rupiah": r"rupiah|IDR\b",
        "ringgit": r"ringgit|MYR\b",
        "dirham": r"dirhams?|AED\b",
        "riyal": r"(?:saudi\s)?riyals?|SAR\b",
        "rial": r"(?:iranian\s)?rials?|IRR\b",
        "zloty": r"zlot(?:y|ys|ies)|PLN\b",
        "forint": r"forints?|HUF\b",
        "afghani": r"afghanis?|AFN\b",
        "dinar": r"(?:\w{4,10}\s)?dinars?|IQD\b|KWD\b",
        "birr": r"birr|ETB\b",
        "cedi": r"cedis?|GHS\b",
        "kwacha": r"kwachas?|ZMW\b",
        "koruna": r"(?:czech\s)?koruna?s?|(?:czech\s)crowns?|CZK\b",
        "leu": r"(?:romanian\s|moldovan\s)?lei(?=[\s.,;)])|RON\b",
        "lev": r"(?:bulgarian\s)?leva|BGN\b",
        "lari": r"(?:georgian\s)?lari(?=[\s.,;)])|GEL\b",
        "tenge": r"tenge|KZT\b",
        "manat": r"manats?|AZN\b",
        "dong": r"(?:vietnamese\s)dong|VND\b",
        "kyat": r"kyats?|MMK\b",
        "sol": r"(?:peruvian\s)?soles|PEN\b",
        "bolivar": r"bolivars?|bol[ií]vares|VES\b",
        "quetzal": r"quetzal(?:e?s)|GTQ\b",
        "lempira": r"lempiras?|HNL\b",
        "gourde": r"gourdes?|HTG\b",
    },
}
_NAMES = [(name, dimension, pattern) for dimension, names in _TABLE.items() for name, pattern in names.items()]


class _Patterns(NamedTuple):
    any: re.Pattern[str]
    each: tuple[tuple[str, Dimension, re.Pattern[str]], ...]


@cache
def _patterns() -> _Patterns:
    """All units in one pattern and one by one; compiled at the first number, not at import."""
    spelt = re.compile("|".join(f"(?:{pattern})(?![A-Za-z])" for _, _, pattern in _NAMES), re.IGNORECASE)
    one = ((name, dim, re.compile(rf"(?:{pattern})(?![A-Za-z])", re.IGNORECASE)) for name, dim, pattern in _NAMES)
    return _Patterns(spelt, tuple(one))


#: Abbreviations of one or two letters are told apart by case ("5 m", never "5 M").
_CASED = re.compile(r"(?:[mglWVGpCF]|kV|kW|MW|GW|GB|MB|TB|PS|MP|ms|mm|kt|pp|pc|Hz)$")
_CASED_FOLD = {c.lower() for c in "m g l W V G p C F kV kW MW GW GB MB TB PS MP ms mm kt pp pc Hz".split()}
_GAP = re.compile(r"\s-(?:\s|(?=(?:year|month|week|day)s?\b))|[\s\u00a0\u202f-]?")
_RATE = re.compile(
    r"(?:\s(?:per|an?|each|every)\s|/|-(?:per|a)-)(?:(second|minute|hour|day|night|week|month|year)s?\b(?!\s(?:ago|earlier|later|before|after|apart)\b)"
    r"|(gallon|barrel|bushel|share|ounce|ton|tonne|person|capita|head|lit(?:er|re)|kilo|kilogram|pound|hectare|acre|mile|kilometer|kilometre"
    r"|(?:square|sq\.?)\s(?:foot|ft|meter|metre|m|mile|kilometer|kilometre|km)|(?:kilo|mega|giga)watt[\s-]hour|kWh|MWh)s?\b)"
    r"|\sper\s([a-z]{3,15})\b(?<!\scent)",
    re.IGNORECASE,
)
#: How a rate's words are told in a unit's name.
_SPELT = (
    (re.compile(r"metre"), "meter"), (re.compile(r"tonne"), "ton"), (re.compile(r"litre"), "liter"),
    (re.compile(r"\bsq\.?\s"), "square "), (re.compile(r"\bft$"), "foot"), (re.compile(r"\bkm$"), "kilometer"),
    (re.compile(r"\bm$"), "meter"), (re.compile(r"^kwh$"), "kilowatt hour"), (re.compile(r"^mwh$"), "megawatt hour"),
    (re.compile(r"watt-hour"), "watt hour"),
)  # fmt: skip
#: What is told by the piece: "$9 a barrel", "3 tonnes per hectare", "35 km a second", "500 watt hours per kilogram".
_RATED: frozenset[Dimension] = frozenset({"money", "volume", "mass", "distance", "energy", "data"})

_SYMBOLS = {
    "$": "dollar", "US$": "dollar", "$US": "dollar", "USD": "dollar", "C$": "Canadian dollar", "CAD": "Canadian dollar",
    "A$": "Australian dollar", "AUD": "Australian dollar", "HK$": "Hong Kong dollar", "NZ$": "New Zealand dollar",
    "S$": "Singapore dollar", "R$": "real", "€": "euro", "EUR": "euro", "£": "pound", "GBP": "pound", "PS": "pound",
    "¥": "yen", "Y=": "yen", "JPY": "yen", "₹": "rupee", "INR": "rupee", "RS": "rupee", "PKR": "Pakistani rupee",
    "₴": "hryvnia", "UAH": "hryvnia", "₽": "ruble", "RUB": "ruble", "₩": "won", "₪": "shekel", "₺": "lira",
    "₦": "naira", "NGN": "naira", "CNY": "yuan", "RMB": "yuan", "RM": "ringgit", "CHF": "franc", "AED": "dirham",
    "TK": "taka", "KSH": "shilling", "ZAR": "rand", "SFR": "franc", "R": "rand",
}  # fmt: skip
_SYMBOL = re.compile(
    r"(?<![A-Za-z])(?:(?:(?:US|HK|NZ|C|S|R)\s?|A)\$\s?|\$(?:US)?\s?|[€£¥₹₴₽₩₪₺₦]\s?|Y=|(?:EUR|USD|GBP|JPY|CNY|RMB|INR|AUD|CAD|CHF|AED|PKR|UAH|RUB|NGN|ZAR|RM|R|PS|Sfr\.?|Rs\.?|Tk\.?|KSh)\s?)[-−]?$"
)


_CATEGORY = re.compile(r"\bcategory[\s-]$", re.IGNORECASE)
_STORM = re.compile(r"\w{1,5}[\s-](?:\w{1,9}\s)?(?:storms?|hurricanes?|cyclones?|typhoons?)\b", re.IGNORECASE)
#: A bare C or F is a temperature only where the words around it speak of heat or cold: "Gate 51C" is none.
_WEATHER = re.compile(
    r"\b(?:temperatures?|thermometers?|mercury|degrees?|celsius|fahrenheit|heat|hot|warm\w{0,4}|cold\w{0,2}|cool\w{0,3}|freez\w{1,3}|highs?|lows?|forecast|weather|summer|winter|fevers?)\b",
    re.IGNORECASE,
)
WEATHER_WINDOW = 90
#: A quotation mark behind a digit that closes a quotation is no inch: an opening one stands before it.
_OPENED = re.compile(r"(?<!\w)[\"'](?=\w)[^\"\n]{0,80}$")
_MAGNITUDE = re.compile(r"\bmagnitude[\s-](?:of\s)?$", re.IGNORECASE)


def symbol_before(text: str, start: int, floor: int) -> Unit | None:
    """The currency sign or code right before `start`."""
    match = _SYMBOL.search(text, max(floor, start - 7), start)
    if match is None:
        return None
    sign = match.group().replace(" ", "").rstrip(".-−")
    name = _SYMBOLS.get(sign) or _SYMBOLS.get(sign.upper())
    return None if name is None else Unit(name, "money", match.start(), start)


def unit_before(text: str, start: int, floor: int, stop: int) -> Unit | None:
    """A scale that is named before its number: "magnitude 7.1", "a Category 4 storm"."""
    match = _MAGNITUDE.search(text, max(floor, start - 16), start)
    if match is not None:
        return Unit("magnitude", "other", match.start(), start)
    match = _CATEGORY.search(text, max(floor, start - 10), start)
    if match is None or _STORM.match(text, start, stop) is None:
        return None
    return Unit("category", "other", match.start(), start)


def unit_after(text: str, end: int, stop: int) -> Unit | None:
    """The unit of measure or money behind `end`, joined by nothing, a space or a hyphen; the longest that fits."""
    gap = _GAP.match(text, end, stop)
    start = gap.end() if gap else end
    if _patterns().any.match(text, start, stop) is None:
        return None
    best: Unit | None = None
    for name, dimension, pattern in _patterns().each:
        match = pattern.match(text, start, stop)
        if match is None or (best is not None and match.end() <= best.end):
            continue
        word = match.group()
        if word.lower() in _CASED_FOLD and not _CASED.match(word) and word != "L":
            continue
        if len(word) == 1 and not _stands(text, word, start):
            continue
        if len(word) == 1 and word.isalpha() and start - end > 1:
            continue
        best = Unit(name, dimension, start, match.end())
    return None if best is None else _rated(text, best, stop)


def _stands(text: str, sign: str, start: int) -> bool:
    """Whether a unit of one character is one here: marks that close a quotation and "Seat 12C" are not."""
    if sign in "\"'":
        return _OPENED.search(text, max(0, start - 90), start) is None
    if sign in "CF":
        return _WEATHER.search(text, max(0, start - WEATHER_WINDOW), start + WEATHER_WINDOW) is not None
    return True


def _rated(text: str, unit: Unit, stop: int) -> Unit:
    """The unit with the rate that follows it: "dollar per gallon", "ton per hectare"."""
    rate = rate_after(text, unit.end, stop) if unit.dimension in _RATED and " per " not in unit.name else None
    return unit if rate is None else Unit(unit.name + rate[0], unit.dimension, unit.start, rate[1])


def rate_after(text: str, end: int, stop: int) -> tuple[str, int] | None:
    """The rate that follows a measure ("a month", "per share"), as the end of a unit's name and of its words."""
    match = _RATE.match(text, end, stop)
    if match is None:
        return None
    name = (match[1] or match[2] or match[3]).lower()
    for pattern, spelt in _SPELT:
        name = pattern.sub(spelt, name)
    return f" per {name}", match.end()
