"""Closed word classes that tell places from people and organisations, by what stands beside a name."""

from __future__ import annotations

#: After these a capitalised name is usually where something is.
LOCATIVE = frozenset(
    "in at near from to into around outside inside across throughout toward towards via off through within between "
    "over above beyond reach reached leave left visit visited entering entered enter".split()
)
OTHER_PREPOSITION = frozenset("of for by with against on about under among after before than as like and or".split())

#: Before a person's name, folded.
TITLES = frozenset(
    "mr mrs ms miss dr prof professor sir lady lord dame sen senator rep representative gov governor president premier "
    "chancellor mayor minister secretary judge justice attorney captain capt colonel col general gen lt lieutenant sgt "
    "sergeant maj major officer detective sheriff deputy chief inspector constable pvt private cpl corporal admiral "
    "commander pope cardinal bishop archbishop father fr rev reverend pastor rabbi imam sheikh king queen prince "
    "princess duke duchess coach director chairman chairwoman chairperson ceo spokesman spokeswoman spokesperson "
    "councilman councilwoman councillor councilor commissioner superintendent principal dean actor actress singer "
    "author writer midfielder striker defender goalkeeper quarterback pitcher guard forward ambassador analyst aunt "
    "uncle named brother sister son daughter wife husband".split()
)

#: Capitalised words that end the name of an organisation, an institution or a building, folded.
ORGANISATION = frozenset(
    "police department dept university college school high elementary middle academy institute hospital clinic center "
    "centre church cathedral mosque temple synagogue court courthouse council commission committee board authority "
    "agency bureau office ministry association society club fc united rovers athletic foundation fund trust bank "
    "corp corporation company co inc ltd llc group holdings industries partners party union federation league "
    "conference times post herald tribune news journal gazette star sun daily press chronicle observer examiner "
    "legislature senate house congress parliament assembly army navy guard force forces command brigade division "
    "regiment battalion chamber museum library theater theatre gallery stadium arena hotel inn restaurant cafe mall "
    "prison jail embassy consulate museum orchestra symphony festival cup bowl series open marathon games tigers lions "
    "bulldogs bears eagles wildcats hawks panthers state tech district authority service services system schools "
    "sheriff".split()
)
#: Capitalised words that end the name of a spot: part of the toponym.
SPOT = {
    "road": ("road", "rd", "street", "st", "avenue", "ave", "boulevard", "blvd", "drive", "lane", "highway", "hwy",
             "parkway", "route", "freeway", "expressway", "turnpike", "motorway", "way", "pike", "interstate"),
    "water": ("river", "creek", "lake", "bay", "sea", "ocean", "gulf", "strait", "channel", "canal", "reservoir",
              "lagoon", "falls", "harbor", "harbour", "dam", "pond", "bayou", "fork", "inlet", "sound", "delta"),
    "land": ("mountain", "mountains", "mount", "hills", "hill", "valley", "island", "islands", "peninsula", "desert",
             "beach", "coast", "cape", "heights", "ridge", "canyon", "plain", "plains", "plateau", "forest", "springs",
             "peak", "volcano", "pass", "glacier", "basin", "archipelago", "isles", "point", "woods", "gorge", "farms"),
    "admin": ("county", "counties", "parish", "township", "borough", "district", "province", "oblast", "raion",
              "region", "governorate", "prefecture", "municipality", "city", "village", "town", "canton", "state",
              "territory", "territories"),
    "spot": ("park", "square", "plaza", "bridge", "airport", "station", "estate", "quarter", "cemetery", "tower",
             "building", "stadium", "field", "garden", "gardens", "zoo", "palace", "castle", "port", "base", "camp",
             "neighborhood", "neighbourhood", "crossing", "tunnel", "mine", "plant", "terminal", "corner", "manor",
             "ranch", "farm", "complex", "refinery", "airbase", "airfield", "checkpoint", "barracks", "junction",
             "roundabout", "intersection", "outpost", "fields"),
    "house": ("university", "college", "school", "hospital", "court", "courthouse", "church", "cathedral", "basilica",
              "mosque", "temple", "museum", "hotel", "mall", "prison", "jail", "embassy", "consulate", "library",
              "clinic", "club", "centre", "center", "theatre", "theater", "racecourse", "arena", "shrine", "factory"),
}  # fmt: skip
SPOT_OF = {word: kind for kind, words in SPOT.items() for word in words}
#: Capitalised words that open the name of a spot ("Lake Mary", "Mount Sinjar", "Highway 10").
OPENING = {
    "lake": "water", "river": "water", "gulf": "water", "bay": "water", "mount": "land", "mt": "land", "cape": "land",
    "port": "spot", "fort": "spot", "camp": "spot", "highway": "road", "interstate": "road", "route": "road",
    "isle": "land", "loch": "water", "lough": "water", "rue": "road", "wadi": "land", "jabal": "land", "rio": "water",
    "jebel": "land", "tal": "land", "tell": "land", "kafr": "town", "kfar": "town", "deir": "town", "beit": "town",
    "ain": "town", "barangay": "town", "kampung": "town",
}  # fmt: skip

#: Lower-case nouns after a name that say that it is a place.
PLACE_NOUN = frozenset(
    "region area areas province district city town village suburb neighborhood neighbourhood county state peninsula "
    "border coast island islands valley river front frontline direction oblast governorate resident residents native "
    "airport road highway metro mayor capital enclave port outskirts sector axis governorate neighborhoods districts "
    "villages towns provinces cities hill hills mountain mountains mountaintop hilltop countryside suburbs quarter "
    "quarters locality localities community communities stronghold bastion settlement settlements hamlet hamlets camp "
    "checkpoint base sub-district municipality township kilometer kilometre km mile north south east west northeast "
    "northwest southeast southwest vicinity edge centre center heart part".split()
)
#: Lower-case nouns right behind a name that say that it names a settlement, a division or ground.
SPOT_NOUN = frozenset(
    "village villages town towns district districts sub-district subdistrict province provinces governorate county "
    "neighborhood neighbourhood neighborhoods neighbourhoods suburb suburbs quarter area region locality township "
    "peninsula island islands valley river lake hills hill mountain mountains mountaintop hilltop countryside oblast "
    "raion prefecture hamlet settlement enclave outskirts municipality tehsil taluk mandal highlands desert lagoon "
    "estuary forest".split()
)
#: Those of them that nothing but a settlement or a division is called by.
DIVISION_NOUN = frozenset(
    "province governorate oblast raion prefecture tehsil taluk mandal voivodeship sub-district subdistrict village "
    "hamlet township peninsula".split()
)
#: Lower-case nouns behind a name that say that it names a building or ground with an owner ("the Kalma camp"), and what
#: stands between the two ("Mezzeh military airport").
FACILITY_NOUN = frozenset(
    "checkpoint checkpoints camp camps base bases airbase airport airfield airstrip mosque shrine church cathedral "
    "temple synagogue bridge dam crossing prison jail barracks outpost market bazaar stadium square junction "
    "roundabout mine refinery plant factory terminal harbour harbor hospital school university cemetery tunnel "
    "settlement garrison depot pass reservoir quarry wharf pier".split()
)
BEFORE_FACILITY = frozenset(
    "military air naval army refugee border international power nuclear gas oil coal railway train bus border-crossing "
    "displacement internment detention district local central main old primary secondary high".split()
)
#: Lemmas of verbs whose object, if it is a name, is mostly ground.
TAKING = frozenset(
    "capture recapture seize storm enter reach liberate retake overrun shell bombard patrol besiege".split()
)
#: Lower-case nouns after a name that say that it is people or a government.
GROUP_NOUN = frozenset(
    "forces troops government army military officials authorities soldiers officers police media embassy president "
    "minister leader leaders diplomats intelligence parliament court citizens nationals people voters team economy "
    "law regime side delegation navy air defense defence state-run foreign prime".split()
)
#: Verbs of saying, willing and dealing: a place as their subject is a government or a people.
GOVERNMENT_VERB = frozenset(
    "say tell deny claim accuse announce warn urge reject agree refuse demand condemn insist want seek plan threaten "
    "vow pledge promise offer ask call criticize criticise blame believe think hope decide declare confirm report "
    "impose sign send supply deploy support oppose back recognize recognise expel negotiate invade attack withdraw "
    "respond react win lose beat face need try intend expect propose accept approve ban vote join violate annex "
    "launch suspend export import buy sell spend invest owe fear welcome".split()
)
#: Inside a toponym, between its capitalised words, folded.
INNER = frozenset(
    "of the and de del de la las los el al es ez ash as ar an du des le les di da do dos das der den am im sur sous "
    "upon on y e en und van zur bei l d".split()
)
#: Lower-case articles that may open a toponym, before a hyphen.
OPENING_ARTICLE = frozenset("al el ar as ash ad at az ez es an".split())
#: Two-letter and other forms that are words far more often than places, whatever their case in a headline.
NEVER = frozenset(
    "the this that these those he she it they we you i his her its their our my your who what when where why how but "
    "and or if so as at by for from in of on to with no not yes mr mrs ms dr one two three four five six seven eight "
    "nine ten first second third new old many most some all any each other another such may march june august "
    "january february april july september october november december monday tuesday wednesday thursday friday saturday "
    "sunday today tomorrow yesterday mon tue wed thu fri sat sun ap afp reuters bbc cnn god christ jesus muslim islam "
    "christian jewish islamic internet twitter facebook photo police mayor president".split()
)
#: Given names that are also places, folded; they matter where another capitalised word follows.
GIVEN = frozenset(
    "adelaide albert alexander alexandria alfred alice allen america andrew angel anna anthony arthur asia "
    "aurora austin bradford bristol brittany brooklyn bruce camden carmel carolina carson casper chad charles "
    "charlotte chase chelsea chester cheyenne china clara clay cleveland clifton clinton cole cuba dakota dallas "
    "dean denver devon diego dillon douglas duncan easton eden edison elgin elizabeth ellis eugene ferdinand "
    "florence francis franklin frederick gary geneva george georgia gordon grant hamilton harrison harvey helena "
    "henry houston howard hudson hunter ida india irving isabela israel jackson jasper jefferson jordan juan "
    "kelly kent kenya kimberley kingston lance lawrence leon lewis liberty lincoln lindsay logan london lorraine "
    "lourdes lucia luther lyndon mackenzie madison malta marcos maria marion marshall martin mason mercedes "
    "milan miles milton monroe montana morgan nelson nevada newton norman odessa olivia orlando paris patrick "
    "paul peyton phoenix preston quincy ramona raymond regina reno rex rodney roman ross roy salem santiago "
    "savannah scott selma shannon sharon shelby sheldon sheridan sherman sidney sierra sofia stanley sydney "
    "taylor thomas trent trenton troy tyler valencia vera vernon verona victor victoria vienna virginia wallace "
    "warren washington wayne wellington weston wilson winston".split()
)
#: More of them, rarer, or given in Spanish, Arabic and the Bible; asked only beside what only people have or do.
GIVEN_TOO = frozenset(
    "abilene alma amara amman arran aspen bethany boston brooke brooks cairo camila carter cody concepcion cyprus "
    "darwin denali dolores edmonton egypt erin everett fatima guadalupe holland iona ireland jamaica jericho kelso "
    "kendall kobe lancaster lima medina memphis milagros nazareth petra pilar raleigh rome rosario sahara santos "
    "sedona skye soledad stafford tahoe trinidad tulsa warwick york zaire zion".split()
)
#: Kin and partners: singular, a name behind one is a person's, and so is one that has one ("her mother").
KIN = frozenset(
    "mother father mum mom dad parent sister brother son daughter wife husband aunt uncle cousin nephew niece "
    "grandmother grandfather grandson granddaughter grandma grandpa stepfather stepmother stepson stepdaughter fiance "
    "fiancee fiancé fiancée girlfriend boyfriend widow widower twin roommate flatmate dog cat".split()
)
#: What one person is called by, beside offices.
HUMAN_NOUN = frozenset(
    "man woman boy girl child baby toddler teenager teen youth person victim suspect driver passenger student pupil "
    "teacher nurse patient resident neighbour neighbor friend witness survivor grandmother grandfather mother father "
    "worker farmer pensioner gunman attacker shooter soldier officer native infant".split()
)
#: Lemmas of verbs whose subject is a person, whatever its name.
HUMAN_VERB = frozenset(
    "weep cry sob text tweet hug kiss giggle smile marry wed graduate testify kneel whisper scream babysit limp crawl "
    "undress faint drown inhale blink nod shrug jog kayak chuckle yawn snore phone dial confess overdose".split()
)
#: Lemmas of verbs whose object is a person: no town or country is arrested, married or laid to rest.
HUMAN_OBJECT = frozenset(
    "arrest handcuff marry stab jail imprison hospitalise hospitalize sedate strangle behead kidnap abduct cremate "
    "acquit convict sentence arraign rape murder intubate decapitate fingerprint electrocute resuscitate detain "
    "divorce injure wound nickname orphan baptise baptize".split()
)
#: Lemmas of verbs that a town does only with an object, if at all: "had fired first".
VIOLENT_VERB = frozenset("fire shoot stab punch kick kneel hide run walk drive jump".split())
