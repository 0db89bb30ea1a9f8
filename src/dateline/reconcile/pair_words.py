"""Words that news uses for one thing, and words that cannot both be said of it: our own closed lists.

General vocabulary of incidents, disasters, war, courts and offices, written before the pairs that test the model.
"""

from __future__ import annotations

from dateline.reconcile.stems import stem

_ALIKE = """
kill killed killing die died dead death deaths dies fatal slain lives life toll perish perished
wound wounded wounding injure injured injuries injuring hurt
rescue rescued rescues save saved saving survivors
boat boats ferry ship vessel
fire fires blaze blazes flames wildfire
earthquake quake tremor temblor
soldier soldiers troop troops
police officers constables
government authorities minister ministers ministry cabinet
arrest arrested detained custody jailed
seize seized capture captured took taken takeover
retake retaken recapture recaptured regain regained liberated
close closed shut cut impassable blocked
collapse collapsed failed failure gave broke burst breach breached rubble
evacuate evacuated evacuation moved relocated
resident residents villagers inhabitants locals
begin begins start started starts opened
end ended halt halted stop stopped suspended suspend called-off cancelled lifted
hospital clinic infirmary
company operator firm owner
robber robbers thief thieves gang
suspect accused defendant
search searching hunt
warning warned warn alert
doctor doctors medic medics physicians
strike attack shelling raid assault
power electricity
road motorway highway
area territory land ground
plane planes aircraft jets
school schools
bodies remains corpses
reach reached arrived got
lift lifted withdrawn cancelled
sack sacked dismiss dismissed fired removed
announce announced declare declared
passengers aboard board
deliberate deliberately arson set
contain contained control
inspector inspectors inspection inspected
president head
election vote ballot
pay wage wages compensation
family families relatives
find found recover recovered retrieved
forest woodland woods
send sent
phone phones mobile
explosion blast exploded
""".strip().splitlines()

_OPPOSED = """
open opened reopened : closed shut cut impassable
held hold standing intact : collapsed broke burst failed
works worked working running : failed broke stopped
arrested held detained : released free freed
safe unharmed unhurt : injured wounded hurt killed
found recovered : missing lost
lost : gained regained retained
backs supports support : condemned condemns rejects opposed
confirmed : denied denies
accident accidental lightning : deliberate deliberately arson
began resumed continues : ended stopped suspended called
won wins winner winning prevailed victory : lost loses defeated defeat
disappeared vanished stolen : found recovered returned
stopped halted suspended ended quit : continued continues resumed
resigned quit stepped : stays stay remains keeps reinstated refused
red : green
called declared ordered imposed : suspended cancelled lifted withdrew
accepted approved : rejected refused
guilty confessed : denied innocent
alone single : gang together
kept keep remains : cancelled lifted dismissed removed
passed : failed
stayed remained : left fled travelled
annulled void : stands respected
empty-handed nothing : escaped
rose risen : fell fallen
stay : leave left return returned
pass passable passing : cut impassable blocked
standing : collapsed rubble fell
light lit electricity : dark
""".strip().splitlines()

#: Word (stem) -> the word that stands for its class.
ALIKE = {stem(w): stem(line.split()[0]) for line in reversed(_ALIKE) for w in line.split()}

#: Pairs of stems that are opposed, both ways.
OPPOSED = frozenset(
    pair
    for line in _OPPOSED
    for left in line.split(":")[0].split()
    for right in line.split(":")[1].split()
    for pair in ((stem(left), stem(right)), (stem(right), stem(left)))
)

#: Words that turn a statement round.
NEGATIONS = frozenset(
    """no not never none nobody nothing neither nor without n't cannot deny denies denied denying reject rejected refuse
    refused only""".split()
)

#: What a "no" before it makes a bound of a number.
BOUNDS = frozenset("fewer less more later earlier".split())

NUMBERS = {
    "one": 1, "a pair": 2, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100, "thousand": 1000, "million": 1000000,
    "dozen": 12, "twice": 2, "pair": 2,
}  # fmt: skip

#: Words of days and months: two of them that differ tell two times.
DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december today yesterday tomorrow""".split()
)
