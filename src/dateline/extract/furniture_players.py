"""Forms of video players, picture galleries and sign-in boxes as they come out of a page as text; part of the table.

What a player says of its film ("Two guards were killed …") repeats the report in a shorter form, and often another one;
what a playlist shows is other news. Both are told by the buttons that stand around them.
"""

from __future__ import annotations

import re

from dateline.extract.furniture_forms import Form, form

#: Longest line of a player: titles and blurbs of several films run together.
PLAYER = 2000
_DAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"

PLAYERS: tuple[Form, ...] = (
    form("embed", PLAYER, r"(?:close\s)?skip in skip\b.*"),
    form("caption", PLAYER, r"(?:photos?: .{0,80} )?image \d{1,3} of ?/? ?\d{1,3} caption close\b.*"),
    form("caption", 500, r"(?:buy photos?\b.{8,480}|.{8,480}\)\s?buy photos?)"),
    form("caption", 500, rf".{{12,420}}\(Published (?:{_DAY}, )?[A-Z][a-z]{{2,8}}\.? \d{{1,2}}, \d{{4}}\)", 0),
    form("caption", 400, r"Photos (?!Of\b)[A-Z](?![a-z]* (?:by|of|from)\b).{20,380}", 0),
    form("caption", 400, r".{12,360}[.!?] ?(?:photo )?credit: [\w.'’/&,\- ]{2,60}"),
    form(
        "navigation",
        200,
        r"(?:video|audio|podcast|slideshow|photo gallery|photos|gallery|map|timeline)\s?: "
        r"(?![^:]{0,60}\b(?:by|courtesy)\b)"
        r".{4,160}[^.!?\"”:]",
    ),
    # Arrows and brackets before a link.
    form("navigation", 220, r"[►▶▸▹➤➜➡»→⇒]+\s?.{3,200}(?<![.])"),
    form(
        "navigation",
        300,
        r"(?:[►▶▸▹➤➜➡»→⇒]+|[\[(])\s?(?:related|read(?: more| also)?|more|watch|see also|also|photos?|videos?"
        r"|full coverage)\s?:.{2,260}",
    ),
    form("navigation", 240, r"read or share this (?:story|article)\b.{0,200}"),
    form("navigation", 120, r"(?:read|see|get|find) (?:more|it|the (?:rest|full story)) here\.?"),
    form("navigation", 80, r"(?:in other news|elsewhere|also in the news|on the web|around the web)\s?:?"),
    form("embed", 40, r"on (?:twitter|facebook|instagram|x)\s?:"),
    form(
        "credit",
        200,
        r"[A-Z][\w.'’-]{1,30}(?: [\w.'’-]{1,30}){0,4} is an? .{0,60}\b(?:staff|contributing) (?:writer|reporter)\.?",
    ),
    # Boxes for those who sign in, pass an article on, or are sent letters.
    form("navigation", 300, r"close get email notifications\b.*|message: \* a friend wanted you to see\b.*"),
    form("placeholder", PLAYER, r"[^{]{0,200}\{[*#/] ?\w.*"),
    form(
        "navigation",
        300,
        r"(?:sign in|log in|register) (?:using|with) (?:you|your)\b.{0,240}|with your existing account\b.{0,200}"
        r"|why are we asking this\?|just one more thing\W*|thank you for reading!?.{0,200}",
    ),
    form(
        "credit",
        120,
        r"[\w.+-]{1,40}@[\w-]{1,40}\.(?:com|org|net)\s?\d{3}[-.]\d{3}[-.]\d{4}|\d{3}[-.]\d{3}[-.]\d{4}\s?@\w{2,30}",
    ),
)
#: A film's own line of text: a short line right above is its title.
BLURB = re.compile(rf"\(Published (?:{_DAY}, )?[A-Z][a-z]{{2,8}}\.? \d{{1,2}}, \d{{4}}\)$")
