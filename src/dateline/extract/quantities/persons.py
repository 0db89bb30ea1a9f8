"""Which counted nouns are people: the words that news uses for those who are hurt, moved, held or sent.

The list is closed and general; a noun that is not in it is a thing, so that "12 tankers" are no people.
"""

from __future__ import annotations

PERSONS = frozenset(
    """
    person people human individual man woman child kid boy girl baby infant toddler newborn teen teenager
    teenage youth youngster minor adult elder elderly adolescent juvenile preteen male female gentleman lady
    guy mother father parent grandmother grandfather grandparent son daughter brother sister sibling twin wife
    gendarme sherpa legionnaire pensioner porter interpreter translator guide
    husband spouse cousin uncle aunt nephew niece relative grandson granddaughter grandchild
    family-member girlfriend boyfriend fiancee stepson stepfather widow orphan bride groom partner roommate
    civilian resident inhabitant villager citizen national foreigner local islander townspeople evacuee
    survivor victim casualty bystander passerby passer-by onlooker pedestrian motorist driver passenger
    commuter traveler traveller tourist visitor guest holidaymaker cyclist biker motorcyclist rider hiker
    climber trekker skier swimmer diver sailor crewman crewmember crew seafarer fisherman captain pilot airman flyer
    astronaut conductor soldier troop serviceman servicewoman servicemember fighter militant insurgent rebel
    guerrilla militiaman combatant gunman sniper terrorist extremist jihadist jihadi bomber attacker assailant
    shooter suspect perpetrator mercenary conscript recruit reservist veteran cadet officer lieutenant
    sergeant colonel general major commander marine paratrooper peacekeeper infantryman guard guardsman
    bodyguard ranger trooper constable policeman policewoman cop police deputy sheriff detective agent spy
    paramilitary separatist invader occupier defender prisoner captive hostage detainee inmate convict
    defendant arrestee criminal gangster robber burglar thief kidnapper smuggler trafficker dealer offender
    culprit fugitive felon accomplice member gang-member worker employee staff staffer labourer laborer miner
    farmer farmworker builder engineer technician electrician plumber mechanic machinist operator trucker
    shopkeeper trader merchant vendor clerk cashier waiter waitress chef cook cleaner maid janitor server
    bartender barber businessman businesswoman banker manager boss executive director owner employer founder
    investor shareholder customer client patron shopper consumer subscriber user buyer seller homeowner tenant
    renter doctor physician surgeon nurse paramedic medic midwife dentist pharmacist patient firefighter
    fireman rescuer lifeguard responder volunteer donor aid-worker teacher professor lecturer tutor student
    pupil schoolchild schoolboy schoolgirl schoolkid classmate graduate undergraduate freshman sophomore
    senior junior scholar researcher scientist academic historian archaeologist journalist reporter
    correspondent cameraman photographer editor blogger activist campaigner protester protestor demonstrator
    marcher striker rioter looter organiser organizer dissident refugee migrant immigrant emigrant
    asylum-seeker seeker returnee exile politician lawmaker legislator senator congressman congresswoman
    representative deputy minister secretary president mayor governor councillor councilor councilman official
    bureaucrat diplomat ambassador envoy delegate negotiator judge justice juror lawyer attorney bailiff
    marshal prosecutor solicitor barrister magistrate witness aide adviser advisor spokesman spokeswoman
    spokesperson chief chairman leader dignitary monarch king queen prince princess candidate voter elector
    supporter follower fan believer worshipper worshiper pilgrim devotee congregant parishioner priest pastor
    imam cleric bishop monk nun rabbi missionary mourner churchgoer player footballer athlete coach referee
    goalkeeper runner boxer cricketer spectator reveler reveller partygoer concertgoer moviegoer festivalgoer
    attendee participant actor actress singer musician dancer artist writer author poet neighbor neighbour
    friend companion colleague coworker co-worker stranger acquaintance host camper hunter camper herder
    shepherd fisher nomad muslim christian hindu jew sikh kurd arab american russian ukrainian israeli
    palestinian afghan iraqi syrian chinese indian pakistani turk german briton french italian african
    european asian mexican canadian australian iranian japanese korean nigerian egyptian yemeni libyan
    sudanese somali ethiopian haitian filipino rohingya scout dependent dependant beneficiary applicant
    expatriate expat pensioner retiree beggar homeless dead wounded injured deportee abductee kidnappee
    personnel folk crowd manpower nonresident non-resident signatory contestant winner defector deserter
    escapee absentee jobseeker breadwinner plaintiff claimant complainant litigant accuser counsellor counselor lifer
    comrade lankan associate counterpart servant apprentice intern trainee instructor headteacher principal dean
    librarian inspector regulator auditor accountant analyst economist strategist consultant contractor subcontractor
    architect carpenter welder painter butcher baker tailor weaver potter fishmonger hawker porter stevedore docker
    dockworker steelworker millworker factory-worker courier rider cabbie chauffeur bus-driver helmsman deckhand
    stewardess steward attendant purser navigator co-pilot copilot gunner rifleman sapper paratroop commando legionnaire
    vigilante bandit pirate poacher rustler hijacker arsonist rapist murderer killer assassin hitman drug-dealer
    trespasser squatter evictee internee stowaway castaway runaway truant bather snorkeler kayaker canoeist rower
    rafter paraglider skydiver skier snowboarder sledder mountaineer sherpa jogger rambler picnicker
    vacationer backpacker sightseer daytripper clubber drinker moviegoer theatergoer theatregoer ticketholder
    carer caregiver caretaker babysitter nanny childminder au-pair orderly radiologist anaesthetist psychiatrist
    psychologist therapist pathologist coroner undertaker gravedigger chaplain deacon vicar sister nun seminarian
    acolyte altar-boy rapper dj comedian broadcaster presenter commentator columnist publisher illustrator
    designer programmer developer hacker inventor astronomer biologist chemist physicist geologist meteorologist
    seismologist volcanologist ecologist botanist zoologist linguist philosopher sociologist anthropologist
    umpire linesman jockey wrestler swimmer rower cyclist gymnast skater golfer batsman bowler striker
    parliamentarian assemblyman assemblywoman commissioner ombudsman registrar returning-officer teller
    electoral-officer canvasser pollster respondent interviewee householder dweller slum-dweller occupant lodger boarder
    squaddie serviceperson crewmate shipmate teammate housemate flatmate classmate schoolmate inmate in-law
    godfather godmother grandchild great-grandchild stepdaughter stepmother half-brother half-sister fiance fiancé
    fiancée ex-husband ex-wife bridesmaid chaperone octogenarian septuagenarian nonagenarian centenarian
    belarusian czech slovak hungarian romanian bulgarian serb croat bosnian albanian kosovar macedonian greek
    cypriot spaniard norwegian swede dane finn dutchman irishman scot welshman frenchman englishman scotsman swiss
    austrian belgian estonian latvian lithuanian moldovan georgian armenian azerbaijani kazakh uzbek tajik turkmen
    kyrgyz mongolian tibetan uyghur uighur hazara pashtun baloch sindhi punjabi tamil sinhalese bengali bangladeshi
    nepali nepalese bhutanese burmese thai lao cambodian vietnamese malaysian indonesian singaporean australian
    kenyan ugandan tanzanian rwandan burundian congolese angolan mozambican zambian zimbabwean malawian namibian
    ghanaian ivorian senegalese malian burkinabe nigerien cameroonian chadian eritrean djiboutian tunisian algerian
    moroccan saharawi mauritanian gambian guinean liberian lebanese jordanian saudi emirati qatari kuwaiti bahraini
    omani brazilian argentine argentinian chilean bolivian peruvian ecuadorian colombian venezuelan paraguayan uruguayan
    guatemalan honduran salvadoran nicaraguan panamanian cuban jamaican dominican
    tutsi hutu fulani hausa yoruba igbo oromo amhara tigrayan druze alawite shiite sunni yazidi yezidi copt mennonite
    islamist jihadist loyalist nationalist royalist maoist marxist leftist anarchist communist socialist conservative
    liberal democrat republican unionist royal noble aristocrat
    """.split()
)

#: Singular nouns by which a report describes one person ("a man", "a 12-year-old boy").
SINGLES = frozenset(
    """
    man woman child kid boy girl baby infant toddler teen teenager youth person individual male female adult
    juvenile student pupil officer deputy soldier policeman trooper guard driver passenger pedestrian motorist
    cyclist motorcyclist bystander resident civilian worker employee clerk customer victim father mother son
    daughter brother sister husband wife grandmother grandfather grandson granddaughter cousin uncle aunt
    nephew niece girlfriend boyfriend neighbor neighbour friend suspect gunman shooter attacker robber burglar
    intruder protester demonstrator farmer fisherman villager firefighter paramedic nurse doctor teacher miner
    sailor pilot journalist tourist prisoner inmate hostage detainee militant fighter rebel sergeant
    lieutenant constable infant homeowner shopkeeper owner manager patron hostage bailiff marine sophomore
    freshman senior teen commander captain colonel major minister mayor governor lawmaker priest imam monk nun rabbi
    professor lawyer judge politician diplomat official activist engineer volunteer pilgrim fan spectator referee
    player athlete cook vendor trader shepherd herder settler camper hiker climber skier swimmer diver
    """.split()
)

_PLURALS = {
    "people": "person", "persons": "person", "men": "man", "women": "woman", "children": "child", "kids": "kid",
    "troops": "troop", "police": "police", "wives": "wife", "aircraft": "aircraft", "bodies": "body",
    "families": "family", "feet": "foot", "lives": "life", "casualties": "casualty",
}  # fmt: skip


def singular(noun: str) -> str:
    """The singular of an English noun in lower case; what is no plural comes back as it is."""
    word = noun.lower()
    if word in _PLURALS:
        return _PLURALS[word]
    if word.endswith(("species", "series", "innings", "barracks", "headquarters")):
        return word
    if word.endswith("is") and word[:-1] in PERSONS:
        return word[:-1]
    if word.endswith("children"):
        return word[:-3]
    if word.endswith("men") and len(word) > 4:
        return word[:-3] + "man"
    if word.endswith("women"):
        return word[:-5] + "woman"
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "xes", "sses", "uses")) and not word.endswith(("houses", "causes")):
        return word[:-2]
    if word.endswith("s") and not word.endswith(("ss", "us", "is", "series", "species", "ics")):
        return word[:-1]
    return word


#: Endings of nouns for whoever does something; with a verb of harm they tell people, whatever the trade.
_DOERS = ("er", "or", "ist", "ian", "eer", "ee", "ant", "ard", "ite", "ese")
_ENGINES = (
    "copter",
    "tanker",
    "cruiser",
    "carrier",
    "trailer",
    "liner",
    "tower",
    "order",
    "paper",
    "number",
    "tractor",
)


def does_something(noun: str) -> bool:
    """Whether the singular noun has the build of a trade or a doing ("picnicker", "beekeeper", "cellist")."""
    return noun.endswith(_DOERS) and not noun.endswith(_ENGINES)


def is_person(noun: str) -> bool:
    """Whether the noun (any number and case) names people counted one by one."""
    word = singular(noun)
    if word in PERSONS:
        return True
    parts = word.split("-")
    return (len(parts) > 1 and parts[-1] in PERSONS) or word.endswith(("sman", "swoman", "sperson", "-old", "-olds"))
