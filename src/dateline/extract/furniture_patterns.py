"""What page furniture looks like, as one table: a kind, the longest line that a form may have, and the form.

Written from the conventions of news pages (agencies' captions, publishing systems' buttons, embeds of the large
platforms), not from any one outlet. A form must match the whole line, so that a sentence which merely begins like a
button stays a sentence; what sits inside a longer line is in INLINE.
"""

from __future__ import annotations

import re

from dateline.extract.furniture_forms import Form
from dateline.extract.furniture_forms import form as _form
from dateline.extract.furniture_players import PLAYERS

NAME = r"[A-Z][\w.'’\-]*"
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
#: A calendar date as pages stamp it: May 31, 2016 / 31 May 2016 / 5/31/2016 / 2016-05-31, perhaps after a weekday.
DATE = (
    r"(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s+)?"
    rf"(?:{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|\d{{1,2}}(?:st|nd|rd|th)?\s+{MONTH},?\s+\d{{4}}"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}|\d{4}-\d{2}-\d{2})"
)
CLOCK = r"\d{1,2}[:.]\d{2}(?::\d{2})?\s*(?:[AaPp]\.?[Mm]\.?)?(?:\s*\(?(?:[A-Z]{2,5}|local time)\)?)?"
STAMP = rf"{DATE}(?:,?\s*(?:[-–—|@]|at|[•·])?\s*{CLOCK})?|{CLOCK}(?:,?\s*(?:[-–—|,]|on)?\s*{DATE})"
_STAMPED = r"(?:(?:Last\s+|First\s+)?(?:Posted|Updated|Published|Modified|Created|Uploaded)(?:\s+(?:on|at|by))?)"
_PLATFORM = (
    r"(?:Twitter|X|Facebook|Instagram|YouTube|Telegram|WhatsApp|TikTok|LinkedIn|Threads|Snapchat|Flipboard|Google News)"
)
_BUTTON = (
    r"(?:Facebook|Twitter|X|Google(?:\s?(?:\+|Plus))?|"
    r"Pinterest|LinkedIn|Reddit|Tumblr|WhatsApp|Telegram|Messenger|Email|"
    r"E-mail|Mail|Print|Share|Tweet|Pin(?: it)?|More|Save|Close|Comments?|Copy(?: Link)?(?: Copy)?|Bookmark|Link|Like|"
    r"Follow|"
    r"SMS|Flipboard|Instagram|YouTube|RSS|Menu|Search|Home|Next|Previous|Prev|Back|Pause|Play|Mute|Unmute|Enlarge|"
    r"Loading|Subscribe|Log ?in|Log ?out|Sign ?in|Sign ?up|Register|Donate|Submit|Cancel|Skip|Show|Hide|Expand|"
    r"Today|Tonight|Photos?|Videos?|Gallery|Slideshow|Listen|Watch|Hide Caption|Show Caption|Toggle caption|Transcript)"
)
_WRITER = (
    r"(?:writers?|reporters?|correspondents?|editors?|journalists?|columnists?|photographers?|producers?|bureau chief)"
)
#: A notice has no clause of its own; where one follows on the same line, only the notice is cut out (see INLINE).
_NO_CLAUSE = r"(?!.*\b(?:is|are|was|were|has|have|had|said|says|told|will)\b)"
_RIGHTS = r"(?:©|\([Cc]\)|Copyright|COPYRIGHT)"


#: Forms of whole lines, tried in order.
WHOLE: tuple[Form, ...] = (
    # What the page says instead of what it could not show.
    _form("placeholder", 400, r"you are viewing a snapshot of an interactive .*"),
    _form(
        "placeholder",
        300,
        r".{0,120}\b(?:enable|disabled?|requires?|turn(?:ed)? o(?:n|ff)|supports?)\b.{0,20}\bjavascript\b.{0,12"
        r"0}",
    ),
    _form(
        "placeholder",
        300,
        r".{0,40}\bjavascript\b.{0,20}\b(?:must be|needs to be|enabled|disabled|required)\b.{0,120}",
    ),
    _form(
        "placeholder",
        240,
        r"(?:sorry,? )?(?:this|the) (?:video|content|audio|media|post|embed|interactive|graphic|"
        r"map|page|clip|slideshow|gallery)\b.{0,40}\b(?:is|are|was|has|cannot|can't|can’t|could "
        r"not|requires?|isn't|isn’t|not)\b.{0,60}\b(?:available|viewed|displayed|loaded|supported|"
        r"shown|removed|expired|playing|javascript|found|load)\b.{0,80}",
    ),
    _form(
        "placeholder",
        240,
        r"(?:to (?:view|display|see|watch|play) this (?:content|video|graphic|post|embed|page|"
        r"interactive|map).*|having trouble viewing .*|your browser .*|.{0,40}ad ?-?block(?:er|"
        r"ing).{0,120}|video player is loading.*|view this (?:email|page) in .*|we(?:'|’)re sorry, "
        r"this .{0,30}(?:unavailable|not available).*)",
    ),
    _form(
        "placeholder",
        200,
        r"(?:(?:prove|confirm|verify) (?:that )?you(?:'|’)?(?: a)?re (?:a )?(?:human|not a robot).*|"
        r"i(?:'|’)m not a robot|checking your browser.*|you must enter the characters .*|(?:please "
        r")?(?:complete|solve) the captcha.*|captcha|access denied|just a moment\.*|please (?:wait|"
        r"stand by).{0,40}|loading\.{0,3}(?: .{0,40}loading\.{0,3})?)",
    ),
    _form(
        "placeholder",
        90,
        r"(?:[-–—\s]{0,6}(?:advertis(?:e?ment)s?|ads?|sponsored(?: content)?|promoted(?: content)?|"
        r"paid content)(?: (?:by|[-–—]|content|done|continue|closes|feedback|close|skip).{0,50})?|"
        r"(?:article|story|content|post)?\s*continues? (?:below|after|reading below)(?: .{0,40})?|"
        r".{0,20}continue reading below|scroll (?:down|to) .{0,60}|swipe (?:left|right|up|for) "
        r".{0,40})",
    ),
    _form(
        "placeholder",
        200,
        r"(?:play(?:ing)? (?:video|audio)|media caption|video caption|now playing|live video|watch "
        r"live|video:? \d{1,2}:\d{2}|duration:? \d{1,2}:\d{2}).{0,140}",
    ),
    # What another site shows inside the page.
    _form(
        "embed",
        240,
        r"view (?:this|more|full|on|the) (?:\w+ )?(?:post|thread|profile|comments?|tweet)? ?on "
        r"(?:instagram|twitter|x|facebook|telegram|tiktok|threads).*",
    ),
    _form(
        "embed",
        240,
        r"(?:a (?:post|photo|video|reel) (?:shared|posted) by .{1,120}|(?:post|posted|tweeted|"
        r"photo) by @\w{1,30}.*|(?:https?://)?(?:pic\.twitter\.com|t\.co|www\.instagram\.com|www\.facebook\.com"
        r"|youtu\.be|www\.youtube\.com|twitter\.com)/\S+)",
    ),
    _form("embed", 200, rf"[-–—\s]{{0,6}}.{{0,80}}\(@\w{{1,30}}\),?\s*(?:{STAMP})\.?"),
    # Who wrote it, who owns it, whom to write to.
    _form(
        "credit", 500, rf"{_NO_CLAUSE}[-–—\[(\s]{{0,6}}{_RIGHTS}\s*(?:©\s*|\([Cc]\)\s*)?(?:\d{{4}}|[A-Z]).{{0,440}}", 0
    ),
    _form("credit", 500, rf"{_NO_CLAUSE}.{{0,200}}\ball rights reserved\b\.?.{{0,240}}"),
    _form(
        "credit",
        240,
        r".{0,60}\b(?:material|story|article|report) may not be (?:published|reproduced|reprinted|"
        r"copied).{0,140}",
    ),
    _form("credit", 160, rf"by:? (?:{NAME}|the)(?:[ ,|/&]+(?:and |of |the |for |in )?[\w.'’\-@:]+){{0,12}}", 0),
    _form(
        "credit",
        160,
        rf"(?:BY|By|Interview by|Written by|Reported by|Text by|Story by|Words by|Posted by|Analysis by):? (?:{NAME}|"
        rf"the)(?:[ ,|/&]+(?:and |of |the |for |in |at )?[\w.'’\-@:]+){{0,12}}",
        0,
    ),
    _form(
        "credit",
        120,
        rf"(?:{NAME} ){{1,3}}(?:\| ?|, ?|[-–—] ?)(?:The )?(?:{NAME} ){{0,4}}(?:staff|Staff|senior|"
        rf"Senior|political|Political|crime|Crime|foreign|Foreign|chief|Chief)? ?{_WRITER}",
        0,
    ),
    _form(
        "credit",
        60,
        rf"(?:(?:{NAME} ){{0,4}}staff {_WRITER}s?|.{{0,30}}\bstaff reports?|news staff|staff|from "
        rf"staff (?:and|&) wire reports?|wire reports?)",
    ),
    _form(
        "credit",
        260,
        rf"{NAME}(?: [\w.'’,&-]+){{0,7}} (?:is|are) (?:an? |the )?(?:[\w'’&-]+ ){{0,6}}{_WRITER} "
        rf"(?:for|at|with|on|in|covering|who|based)\b[^\"“”]{{0,140}}(?:\.|@\S+)",
        0,
    ),
    _form(
        "credit",
        260,
        rf"(?:contact|reach|e-?mail|call|follow|text|to (?:reach|contact)) (?!.*\b(?:detectives?|"
        rf"police|sheriff|sgt|crime|tips?|hotline|department|officers?|investigators?)\b)(?:{NAME} "
        rf"){{1,3}}.{{0,40}}(?:@|\d{{3}}[-.) ]).{{0,160}}",
    ),
    _form(
        "credit",
        120,
        r"(?:(?:twitter|x|instagram|email|e-mail|tel|phone|follow):?\s*)?(?:\(?\d{3}\)?[ .-]\d{3}[ "
        r".-]\d{4}|@\w{2,30}|[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{2,30}|twitter\.com/\w+)(?:(?:\s*[,;|"
        r"/•]\s*|\s+)(?:or |and |on (?:twitter|x|instagram):? ?)?(?:\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}|"
        r"@\w{2,30}|[\w.+-]{1,40}@[\w-]{1,40}\.[\w.]{2,30}|twitter\.com/\w+))*",
    ),
    _form(
        "credit",
        200,
        r"(?:[-–—(\s]{0,6})(?:the )?.{2,120} contributed to (?:this|the) (?:report|story|article|dispatch)\.?\)?(?:"
        r" .{0,80})?",
    ),
    _form(
        "credit",
        200,
        r"\(?(?:(?:additional |further )?(?:reporting|writing|editing|translat(?:ed|ion)|compiled|"
        r"edited|produced|written|research) by:? .{2,160})",
    ),
    _form(
        "credit",
        200,
        r"(?:this (?:story|article|report|post) (?:was )?(?:originally |first )?(?:appeared|published|"
        r"produced|written|supplied|provided|reported|ran)\b.{2,160})",
    ),
    # Pictures.
    _form(
        "caption",
        400,
        r"(?:photos?|images?|pictures?|pictured|photograph(?:er)?s?|graphics?|illustration|handout|"
        r"file|screengrab|screenshot)(?: (?:by|credit|courtesy|source|caption|from|of))?\s*[:/|"
        r",©].{2,380}",
    ),
    _form(
        "caption",
        400,
        r"(?:file(?: photo)?|in this (?:\w+ )?(?:\w+ )?(?:photo|image|frame|video|picture|handout|"
        r"screen).{0,40}|image source,|image caption,|hide caption|photo by|photos by|courtesy "
        r"of|this (?:\w+ )?(?:photo|image|handout|combination of|undated|frame|picture)\b.{0,80}\bshows?)\b.{2,"
        r"380}",
    ),
    _form(
        "caption",
        400,
        r".{8,380}(?:\((?:(?:[^().!?]{0,60}[\s/,©-])?(?:photos?|screenshot|screengrab|handout|"
        r"courtesy|getty(?: images)?|shutterstock|istock)\b[^()!?]{0,80}(?<![.])|(?:photos?|images?|pictures?|"
        r"file|source|credit|video)\s*[:/][^()]{1,80}|file(?:[ /,][^()]{1,40})?|(?:via )?(?:facebook|"
        r"instagram|twitter|google maps?|youtube|ap|epa))\)|\[(?:[^\[\]]{0,60}\b)?(?:photo|image|"
        r"picture|file|getty)\b[^\[\]]{0,60}\])\.?",
    ),
    _form(
        "caption",
        400,
        r".{8,360}\b(?:photo(?:graph)?|picture|image|pic|photos)s?(?: (?:by|credit|courtesy(?: "
        r"of)?|source))?\s*[:/|©]\s*[\w.'’/&,\- ]{2,60}\.?",
    ),
    _form(
        "caption",
        400,
        r".{8,360}(?:/|\bvia\s|[-–—|]\s*)(?:getty images|afp via getty images|shutterstock|epa|"
        r"istock|reuters pic|reuters photo|ap photo|afp photo|afp pic|associated press photo|pool "
        r"photo|file photo|handout)[.)]?(?: ?[/,] ?[\w ]{2,30})?",
    ),
    _form(
        "caption",
        400,
        r".{8,360}[.,!?] (?:getty images|ap photo|reuters photo|afp photo|file photo|photo courtesy|"
        r"handout photo)\b.{0,60}",
    ),
    _form(
        "caption",
        120,
        r"\(?(?:photo|image|video|picture|source|credit|pic|file|graphic|courtesy)s?(?: (?:by|"
        r"credit|courtesy|via|from|of|source))*\s*[:/]?\s*(?:©\s*)?[^.!?]{2,90}\)",
        re.IGNORECASE,
    ),
    _form("caption", 120, rf"\(?{_RIGHTS}\s*(?:\d{{4}})?\s*[^.!?]{{2,90}}\)"),
    _form(
        "caption",
        120,
        r"(?:image|photo|picture|video|graphic) (?:via|courtesy of|courtesy|from|by|source:?|credit:?) "
        r".{2,100}",
    ),
    _form(
        "caption",
        160,
        r"\(?(?:AP|Reuters|AFP|EPA|Getty)(?: (?:Photo|photo|PHOTO|File Photo|Images?))(?:[/ ,:]+.{0,100})?\)?",
        0,
    ),
    # Ways to somewhere else.
    _form(
        "navigation",
        60,
        rf"(?:share(?: (?:this(?: (?:story|article|post|page))?|via|on|with|now))?:?\s*|like this:?\s*)?(?:{_BUTTON}"
        rf"(?:\s*[,|/·•:+]\s*|\s+|$))+(?:\.{{3}}|…)?",
    ),
    _form(
        "navigation",
        160,
        r"(?:share|tweet|print|e-?mail|like|save|bookmark) (?:this|the|on|via|with)\b.{0,120}(?<![.])",
    ),
    _form(
        "navigation", 300, r".{0,160}\b(?:click|tap) here to (?:join|subscribe|sign|follow|read|download|get)\b.{0,120}"
    ),
    _form("navigation", 80, r"follow the (?:topics?|story|author).{0,50}"),
    _form(
        "navigation",
        60,
        r"\d{1,6} ?(?:comments?|shares?|likes?|views?|retweets?|pending comments?|photos?|images?|"
        r"min(?:ute)?s? read|of \d+).{0,20}",
    ),
    _form("navigation", 200, r"(?:e-?mail |daily |our |free )?newsletters?(?: sign ?up\b.{0,160})?"),
    _form(
        "navigation",
        300,
        r"(?:sign up|subscribe|register|log in|sign in|enter your e-?mail|get (?:the|our|breaking|"
        r"daily|all|more|email|push|alerts?|alerted|unlimited)\b|receive (?:the|our|news|breaking|"
        r"daily)\b|stay (?:up ?-?to ?-?date|updated|informed|connected|tuned|with)|never miss|"
        r"don['’]t miss|keep up with|join (?:the|our)\b|be the first to know|become a (?:member|"
        r"subscriber)|support (?:our|independent) journalism|already (?:have an account|a subscriber|"
        r"a member)|not a (?:member|subscriber)|thank(?:s| you) for (?:registering|signing up|"
        r"subscribing|reading|your)|create an account|welcome back|manage your|by (?:submitting|"
        r"signing up|clicking|subscribing|registering)|we(?:'ve| have) sent (?:you )?a (?:confirmation|"
        r"verification)|please (?:check your|enter|log|sign|register|visit|click|try again|refresh)|"
        r"if you do not receive the|your (?:notification|subscription|email|comment|message|account) "
        r"(?:has|have|was|is|will)|there was (?:a problem|an error)|an error (?:has )?occurred|"
        r"email notifications are)\b.{0,280}",
    ),
    _form(
        "navigation",
        300,
        r"(?:(?:click|tap|press) (?:here|on|the|to|for|below|through)\b.{0,200}|(?:read|see|view|"
        r"watch|hear|find|get|check out|download|visit|browse|discover|explore|listen to) (?:more|"
        r"also|next|all|full|the full|our|related|here|it here|this story|the (?:latest|video|"
        r"story|app|gallery|live))\b.{0,200}(?<![.”\"])|(?:read|see|watch|view|listen)(?: more|"
        r" also)?:.{0,200}|download .{0,60}\bapps?\b.{0,60}|.{0,40}\bapp:? (?:iphone|android)\b.{0,40})",
    ),
    _form(
        "navigation",
        160,
        r"(?:(?:related|recommended|more|most|latest|top|trending|popular|previous|next|other|"
        r"also|breaking)(?: \w+){0,3}?(?: (?:stories|story|articles?|news|links?|content|coverage|"
        r"topics?|reading|read|viewed|popular|headlines|posts?|videos?|from .{1,40}|on .{1,40}|"
        r"in .{1,40}|like this))?\s*:?|(?:related|read|more|also|see also|don['’]t miss|trending|"
        r"must read|recommended(?: for you)?|further reading|editor['’]s picks?|in case you missed "
        r"it|you may (?:also )?(?:like|be interested in).{0,60}|what to read next|up next|tags?|"
        r"topics?|filed under|categories|categor(?:y|ies))\s*(?:[:|>»].{0,120})?)(?<![.])",
    ),
    _form(
        "navigation",
        160,
        rf"(?:please )?(?:follow|like|find|friend|join|message|tag|connect with|subscribe to) (?:us|"
        rf"me|him|her|them|our|the|@\w+|{NAME}(?: {NAME}){{0,4}})\b.{{0,40}}\b(?:on|via) (?:{_PLATFORM}|"
        rf"social).{{0,80}}",
    ),
    _form(
        "navigation",
        120,
        rf"(?:follow|like) (?:us|me|@?[\w.&'’]+(?: [\w.&'’]+){{0,3}})?\s*:?(?:\s*{_PLATFORM}(?:\s*[|"
        rf",/&]\s*|\s+and\s+|\s*))*",
    ),
    _form(
        "navigation",
        300,
        r"(?:(?:this|our) (?:web)?site uses cookies|we use cookies|by (?:continuing|using) (?:to "
        r"(?:use|browse) )?(?:this|our)|accept (?:all )?cookies|cookies? (?:policy|settings|notice|"
        r"preferences)|privacy (?:policy|notice|settings)|terms (?:of|and) (?:use|service|conditions)|"
        r"about (?:us|our ads)|contact us|skip to (?:main )?content|back to top|advertise with "
        r"us|do not sell my)\b.{0,280}",
    ),
    _form(
        "navigation",
        240,
        r"(?:have (?:a )?(?:news )?tips?\?|got a (?:news )?tip|send (?:us )?(?:your )?(?:news "
        r")?tips?|report (?:a |an )?(?:error|typo|correction)|report an error or submit|submit "
        r"a (?:tip|correction|letter)|request a correction|suggest a correction|leave a (?:comment|"
        r"reply|reflection)|post a comment|add a comment|view comments|comments? (?:are|is|policy|"
        r"closed|section).{0,60}|(?:show|hide) (?:transcript|caption|comments|more)).{0,200}",
    ),
    _form(
        "navigation",
        300,
        r"(?:(?:for (?:more|the latest|breaking|all)\b.{0,40}\b(?:news|stories|updates|coverage|"
        r"headlines)|(?:check back|refresh|stay with|keep checking|look for|tune in|return)\b.{0,60}\b(?:for|"
        r"as|later|throughout)|(?:this is a |a )?(?:developing|breaking) (?:news )?(?:story|alert)|"
        r"this (?:story|article|report|post|page) (?:will be|is being|has been|is|was) (?:updated|"
        r"developing|corrected|breaking))\b.{0,200})",
    ),
    _form(
        "navigation",
        200,
        r"(?:report an? .{0,20}error.{0,80}|photo_prev_inline.*|\w+(?:\|[\w-]+){2,}.*|(?:home|"
        r"news|world|local|sports?|politics|business|opinion|entertainment|weather|lifestyle|tech|"
        r"health|video)(?:\s*[|>»/·•,]\s*(?:home|news|world|local|sports?|politics|business|opinion|"
        r"entertainment|weather|lifestyle|tech|health|video|[a-z]{2,20})){1,12})",
    ),
    _form("navigation", 160, r"\d{1,2}:\d{2}(?::\d{2})? (?!\s*[AaPp]\.?[Mm])[A-Z].{4,120}[^.!?:\"”]", 0),
    # Stamps, rules, labels.
    _form("other", 160, rf"\W*(?:(?:{_STAMPED}:?\s*)?(?:{STAMP})\W*){{1,3}}(?:\bby [\w .]{{2,40}})?"),
    _form("other", 120, rf"{_STAMPED}:?\s*.{{0,40}}\d.{{0,60}}(?<![.])"),
    _form("other", 40, rf"(?:{CLOCK}|\d{{1,2}}(?::\d{{2}})?\s*[ap]\.?m\.?)\s*:?"),
    _form(
        "other",
        60,
        r"(?:updates?|original (?:story|report|post)|previous (?:story|report|coverage)|earlier "
        r"(?:story|report)|breaking(?: news)?|developing|live updates?|editor['’]s note|correction|"
        r"key points?|highlights?|summary|what we know(?: so far)?|at a glance|in brief|transcript|"
        r"for immediate release|end|ends|more|-30-|exclusive)(?: ?(?:\d{1,2}[:.]\d{2}.{0,16}|[-–—].{0,30}))?\s*"
        r":?",
    ),
    *PLAYERS,
)
#: Forms inside a line that stays.
INLINE: tuple[Form, ...] = (
    _form("navigation", 0, r"\[ \] Hide Caption \[ \] Show Caption", 0),
    _form("embed", 0, r"(?:https?://)?(?:pic\.twitter\.com|t\.co)/[A-Za-z0-9]{1,40}"),
    _form(
        "credit",
        0,
        r"(?:©|\([Cc]\)|Copyright ©?)\s?\d{4}(?:[-–]\d{4})? [^.!?\n]{1,60}\.(?: All rights "
        r"reserved\.)?(?: This material may not be [^.\n]{1,120}\.)?",
        0,
    ),
    _form(
        "caption",
        0,
        r"\((?:Photos?|PHOTOS?|Images?|Pictures?|Source|Credit|AP Photo|Reuters Photo|AFP Photo|"
        r"File photo|Getty Images)(?: (?:by|courtesy|credit|via))?\s*[:/]\s?[^()\n]{1,80}\)",
        0,
    ),
    _form("other", 0, rf"(?:Posted|Updated|Published|Last updated|UPDATED|POSTED|PUBLISHED):?\s+(?:{STAMP})", 0),
    _form(
        "placeholder",
        0,
        r"You are viewing a snapshot of an interactive graphic\.(?: {1,4}This is probably because "
        r"[^.\n]{1,120}\.)?",
        0,
    ),
)
#: A heading above a list of links: the lines below it, while they have no full stop, lead elsewhere.
LIST_HEAD = re.compile(
    r"(?:related|recommended|trending|most (?:read|popular|viewed)|more (?:from|on|local|news|stories|top|coverage|in)|"
    r"also (?:on|read|see|in)|also|read more|see also|you may also|top stories|latest (?:news|stories|headlines)|"
    r"popular|don['’]t miss|previous (?:coverage|stories)|up next|in other news|read next|further reading)\b.{0,80}",
    re.IGNORECASE,
)
