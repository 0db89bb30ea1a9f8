"""The trigger lexicon: which lemmas name a happening, and of which type. Our own lists, by type, readable as prose.

A verb or noun listed under a type is that type by itself. WEAK triggers say that something happened and leave the
type to the words around them ("killed by shelling", "killed in floods"); CUES are those words. LIGHT verbs take the
type of the noun that they carry ("launched an offensive"). HAPPENINGS are the rest of what reports say was done.
"""

from __future__ import annotations

from dateline.extract import events_scheme as s


def _table(by_type: dict[str, str]) -> dict[str, str]:
    """lemma -> type; a lemma may stand under one type only."""
    table: dict[str, str] = {}
    for kind, words in by_type.items():
        for word in words.split():
            if word in table:
                raise ValueError(f"the trigger {word!r} is listed under {table[word]!r} and {kind!r}")
            table[word] = kind
    return table


VERBS = _table(
    {
        s.GOVERNMENT_REGAINS: "recapture retake regain reclaim reconquer liberate",
        s.NON_STATE_OVERTAKES: "overrun conquer occupy annex",
        s.ARMED_CLASH: "clash skirmish ambush repel repulse counterattack invade besiege encircle outflank",
        s.AIR_STRIKE: "airstrike",
        s.SHELLING: "shell bombard mortar",
        s.EXPLOSIVE: "bomb explode detonate",
        s.SEXUAL_VIOLENCE: "rape gang-rape molest",
        s.ATTACK: "murder assassinate execute behead waylay massacre slaughter stab strangle torture assault hack slay",
        s.ABDUCTION: "abduct kidnap",
        s.PEACEFUL_PROTEST: "protest demonstrate rally picket march",
        s.PROTEST_INTERVENTION: "disperse teargas",
        s.VIOLENT_DEMONSTRATION: "riot rampage",
        s.MOB_VIOLENCE: "lynch",
        s.ARRESTS: "arrest detain apprehend imprison jail",
        s.CHANGE_TO_GROUP: "deploy patrol mobilise mobilize redeploy regroup reinforce advance conscript amass",
        s.DISRUPTED: "defuse intercept",
        s.LOOTING: "loot torch ransack raze vandalise vandalize pillage plunder",
        s.TRANSFER: "withdraw retreat cede relinquish",
        s.ORGANISED_CRIME: "smuggle traffic extort launder rob steal hijack burgle bribe embezzle counterfeit",
        s.DIPLOMACY: "negotiate mediate expel recall recognise recognize ratify",
        s.RESPONSIBILITY: "blame accuse",
        s.DISPLACEMENT: "flee displace evacuate uproot resettle",
        s.OUTAGE: "",
        s.TOLL: "",
        s.NATURAL_DISASTER: "flood inundate",
        s.MAN_MADE_DISASTER: "derail capsize collide crash collapse",
        s.AGREEMENT: "",
    }
)

NOUNS = _table(
    {
        s.GOVERNMENT_REGAINS: "recapture liberation",
        s.NON_STATE_OVERTAKES: "takeover occupation annexation",
        s.ARMED_CLASH: "clash battle fighting skirmish ambush offensive counteroffensive counter-offensive "
        "counterattack counter-attack invasion gunbattle gunfight firefight shootout siege incursion combat hostility",
        s.CHEMICAL: "",
        s.AIR_STRIKE: "airstrike airstrikes",
        s.SUICIDE_BOMB: "",
        s.SHELLING: "shelling bombardment barrage",
        s.EXPLOSIVE: "bombing explosion blast detonation",
        s.SEXUAL_VIOLENCE: "rape",
        s.ATTACK: "murder assassination massacre killing execution beheading stabbing shooting slaying assault torture "
        "homicide beating",
        s.ABDUCTION: "abduction kidnapping kidnap",
        s.PEACEFUL_PROTEST: "protest demonstration rally march vigil sit-in picket walkout",
        s.VIOLENT_DEMONSTRATION: "riot rioting unrest",
        s.MOB_VIOLENCE: "lynching pogrom",
        s.ARRESTS: "arrest detention crackdown",
        s.CHANGE_TO_GROUP: "deployment mobilisation mobilization patrol advance coup mutiny",
        s.LOOTING: "looting arson vandalism",
        s.TRANSFER: "withdrawal retreat pullout pullback",
        s.AGREEMENT: "ceasefire cease-fire truce armistice",
        s.ORGANISED_CRIME: "smuggling trafficking extortion robbery heist burglary racketeering hijacking theft",
        s.NATURAL_DISASTER: "earthquake quake aftershock flood flooding landslide mudslide avalanche hurricane typhoon "
        "cyclone tornado tsunami wildfire drought eruption heatwave blizzard storm",
        s.MAN_MADE_DISASTER: "crash derailment collision capsizing shipwreck collapse spill stampede accident",
        s.DIPLOMACY: "summit negotiation",
        s.DISPLACEMENT: "evacuation exodus displacement",
        s.OUTAGE: "blackout outage",
    }
)

#: Nouns that name a happening in the plural only: "the talks", not "a talk on bees".
PLURALS = {"talk": s.DIPLOMACY}

#: Say that somebody or something was hit; what by decides the type.
WEAK_VERBS = frozenset(
    "kill wound injure die perish hurt maim shoot fire hit strike attack target destroy damage pound rock rip tear "
    "raid storm fight burn set beat demolish down wreck level topple devastate hurl throw blow gun open".split()
)
WEAK_NOUNS = frozenset("attack strike raid  death casualty fire violence".split())

#: Words that, near a weak trigger, say what kind of happening it was. The first matching row wins.
CUES: tuple[tuple[str, frozenset[str]], ...] = tuple(
    (kind, frozenset(words.split()))
    for kind, words in (
        (s.CHEMICAL, "chemical chlorine sarin"),
        (s.SUICIDE_BOMB, "suicide"),
        (
            s.AIR_STRIKE,
            "airstrike airstrikes warplane warplanes jet drone drones air aerial helicopter aircraft bomber uav shahed",
        ),
        (s.GRENADE, "grenade"),
        (
            s.SHELLING,
            "shelling shell missile rocket artillery mortar bombardment barrage howitzer rockets missiles shells",
        ),
        (s.EXPLOSIVE, "bomb bombing mine landmine ied explosive explosion blast roadside booby-trap detonation"),
        (
            s.NATURAL_DISASTER,
            "earthquake quake flood flooding landslide mudslide hurricane typhoon cyclone tornado tsunami storm "
            "avalanche lightning wildfire heatwave drought eruption volcano rain downpour aftershock",
        ),
        (
            s.MAN_MADE_DISASTER,
            "crash derailment collision accident train bus ferry dam capsizing collapse stampede spill fire",
        ),
        (
            s.ARMED_CLASH,
            "clash battle fighting firefight ambush gunbattle combat offensive encounter skirmish frontline",
        ),
        (s.VIOLENT_DEMONSTRATION, "riot"),
        (s.MOB_VIOLENCE, "mob vigilante"),
    )
)

#: Take the type of the noun they carry, as subject or object; alone they are no event.
LIGHT_VERBS = frozenset(
    "launch begin start stage mount conduct carry continue resume erupt occur happen break suffer sustain commit wage "
    "undertake hold escalate intensify end stop halt suspend renew organise organize".split()
)

#: Verbs of finding out, which with a clause report no happening ("found that").
FINDING = frozenset("find discover show reveal learn see".split())

#: LIGHT verbs that say by themselves that something went on.
BEGINNINGS = frozenset("launch begin start stage mount conduct continue resume erupt occur happen surge".split())

#: Verbs of saying, thinking, being and having: where they are said to be is not where something happened.
STILL = frozenset(
    "say tell report announce add claim state confirm note write warn declare quote comment speak deny insist explain "
    "acknowledge admit stress describe cite post tweet accord know think believe consider expect hope fear want need "
    "like see hear feel seem appear remain stay belong own include contain involve mean become name call know base "
    "exist live reside have be do suspect relate regard depend represent accuse blame condemn praise urge ask hail "
    "concern worry predict estimate stand lie share border surround house estimate identify consist make".split()
)

#: Things that were done, of no type of their own.
HAPPENINGS = frozenset(
    "enter reach arrive leave move return seize raid storm search escape rescue recover find discover bury "
    "meet visit "
    "gather block close open cut send ship drop dig break drag dump drown drive ride ram chase approach cross fly land "
    "sail park travel walk run release free hand deliver distribute burn throw fall blindfold free elect vote "
    "resign appoint sack "
    "oust topple depose convict sentence sue charge acquit fine ban suspend cancel build establish found plant "
    "train recruit arm sell buy export steal locate encounter stop halt inspect check guard man protect "
    "sack abandon trap disappear vanish burst erupt ignite spread rise collapse sink derail leak rain "
    "save strand pull overflow appeal intervene treat hospitalise hospitalize question interrogate extradite pardon "
    "sweep submerge engulf wash uproot poison trample electrocute dismiss impeach nominate inaugurate deport shut "
    "barricade cordon confiscate sabotage hack jam ground extinguish contain rebuild repatriate reunite vaccinate "
    "overthrow overturn dissolve defect harass intimidate punch kick stone whip flog handcuff scuffle quarantine "
    "infect airlift parachute relocate migrate escort approve evict reject adopt veto postpone reopen repair replace "
    "install quit retire acquire donate award punish prosecute investigate shake jolt batter lash ravage flatten "
    "swamp shatter smash boycott confront defeat desert dismantle disqualify divert expropriate "
    "falsify foil thwart avert forge freeze hamper hide host impound incite infiltrate inject interrupt isolate join "
    "kneel lure mug nationalise obstruct outlaw overpower paralyse penalise poach provoke purge quash quell rebuff "
    "reshuffle restrict retaliate retrieve revoke revolt rout scatter scrap scuttle seal shove slap snatch spy starve "
    "stall strafe strip subpoena suppress swerve tackle tamper tow transfer transport trek tumble unearth unload "
    "unseat vacate violate whisk withhold yield "
    "threaten harm lock drill ration grab disarm rush whip pistol-whip respond chain shackle pursue corner invite "
    "gun chant shout wail pray mourn celebrate commemorate queue score play win lose".split()
)

#: People and things on the receiving end that tell a territory from a person ("captured 12 suspects").
PERSON_NOUNS = frozenset(
    "man woman people person boy girl child soldier fighter rebel militant suspect officer leader commander "
    "pilot sailor "
    "troop civilian hostage prisoner insurgent gunman terrorist journalist worker tourist student villager resident "
    "policeman member crew driver teenager youth fugitive trafficker drug-trafficker american national citizen "
    "serviceman servicemen deserter murderer killer general colonel president chief".split()
)
TERRITORY_NOUNS = frozenset(
    "city town village settlement territory district province region area hill height heights base airport "
    "airfield bridge "
    "position checkpoint border crossing neighbourhood neighborhood capital port island outpost stronghold ground "
    "kilometre kilometer mile land bastion hamlet farm ridge mountain valley road highway junction station building "
    "headquarters barracks suburb hub part swath control front quarter point".split()
)
#: Nouns that a place's own name stands beside: "the town of Goma", "Kherson region".
SETTLEMENT_NOUNS = frozenset(
    "city town village settlement hamlet district province region county governorate oblast capital port island suburb "
    "neighbourhood neighborhood municipality township stronghold hub".split()
)
PROTESTER_NOUNS = frozenset(
    "protester protestor demonstrator marcher picketer striker crowd rally protest demonstration".split()
)

AID_VERBS = frozenset("deliver distribute send ship bring provide supply block reach halt stop drop fly".split())
AID_NOUNS = frozenset(
    "aid food medicine supply relief humanitarian convoy ration grain water shelter tent blanket".split()
)
WEAPON_NOUNS = frozenset(
    "drone missile rocket uav weapon bomb cache explosive mine ied munition ammunition arsenal grenade".split()
)
PROPERTY_NOUNS = frozenset(
    "shop store house home office car vehicle building church mosque temple property tyre tire bus".split()
)
GAS_NOUNS = frozenset("gas cannon baton pellet".split())

#: (verb lemma, lemma of its particle, object, or the object of its preposition) -> type.
PHRASES: dict[tuple[str, str], str] = {
    (verb, word): kind
    for kind, verbs, words in (
        (s.EXPLOSIVE, "blow go", "up off"),
        (s.PEACEFUL_PROTEST, "take", "street"),
        (s.LOOTING, "set", "fire ablaze alight"),
        (s.ARMED_CLASH, "lay", "siege"),
        (
            s.OUTAGE,
            "cut knock lose lack restore disrupt suspend leave plunge ration",
            "power electricity water internet blackout darkness heating gas telecommunication grid connection",
        ),
        (
            s.AGREEMENT,
            "sign reach strike agree broker conclude ratify extend accept",
            "deal agreement ceasefire cease-fire truce accord pact treaty settlement armistice",
        ),
        (s.AGREEMENT, "exchange swap", "prisoner captive detainee hostage"),
        (s.ARMED_CLASH, "exchange trade", "fire gunfire shot"),
        (s.RESPONSIBILITY, "claim admit deny accept", "responsibility"),
        (
            s.TOLL,
            "rise climb reach increase revise raise jump stand grow soar surpass pass lower put bring",
            "toll death_toll casualty",
        ),
        (s.HEADQUARTERS, "establish set open build", "base headquarters outpost"),
        (
            s.DIPLOMACY,
            "hold host convene attend meet visit impose lift summon sever cut",
            "talk negotiation summit sanction ambassador tie",
        ),
        (s.TRANSFER, "pull", "out back"),
        (s.TRANSFER, "give", "up"),
        (s.PROTEST_INTERVENTION, "use fire lob spray", "tear cannon gas teargas"),
        (s.ABDUCTION, "go take", "missing hostage"),
        (s.DISRUPTED, "shoot bring", "down"),
        (s.DISPLACEMENT, "leave lose", "homeless"),
        (s.CHANGE_TO_GROUP, "seize take", "power"),
    )
    for verb in verbs.split()
    for word in words.split()
}
