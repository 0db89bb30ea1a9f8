from dateline.extract.places_candidates import Candidate
from dateline.extract.places_names import Names, Sense
from dateline.extract.places_resolution import apart, resolve
from dateline.extract.places_situations import weight_of
from dateline.gazetteer.entry import Entry
from dateline.gazetteer.reading import Gazetteer
from dateline.reading import Span

MODEL = {"population": 1.0, "country": 4.0, "qualified": 3.0}


def entry(gid: str, feature: str = "city", country: str = "XA", population: int = 1000, **rest: object) -> Entry:
    known = {"lat": 0.0, "lon": 0.0, "admin1": "", "admin2": "", "radius_km": 5.0, "fame": 1, **rest}
    return Entry(gid, gid, feature=feature, population=population, country=country, **known)  # type: ignore[arg-type]


def candidate(text: str, form: str, *entries: Entry, how: str = "main", at: int = 0) -> Candidate:
    start = text.index(form, at)
    senses = tuple(Sense(e, how) for e in entries)
    return Candidate(start, start + 1, Span(start, start + len(form)), form, senses, "")


BIG = entry("big", country="XB", population=900_000, lat=60.0)
SMALL = entry("small", population=2_000, lat=10.0, admin1="div")
LAND = entry("land", "country", population=5_000_000, lat=10.0)
DIVISION = entry("div", "admin1", population=300_000, lat=10.0, radius_km=80.0)


def test_population_decides_when_nothing_else_speaks():
    text = "Fire in Zenda"
    (answer,) = resolve(text, [candidate(text, "Zenda", BIG, SMALL)], Names(Gazetteer([])), MODEL)
    assert answer.sense is not None
    assert answer.sense.entry is BIG


def test_the_country_of_the_report_outweighs_population():
    text = "Fire in Zenda shocks Landia"
    found = [candidate(text, "Zenda", BIG, SMALL), candidate(text, "Landia", LAND)]
    assert [a.sense.entry.id for a in resolve(text, found, Names(Gazetteer([])), MODEL) if a.sense] == ["small", "land"]


def test_a_qualified_mention_decides_for_the_bare_ones():
    text = "Zenda burns. Fire came to Zenda, Divland, by night"
    found = [
        candidate(text, "Zenda", BIG, SMALL),
        candidate(text, "Zenda", BIG, SMALL, at=10),
        candidate(text, "Divland", DIVISION),
    ]
    answers = resolve(text, found, Names(Gazetteer([])), MODEL)
    assert [a.sense.entry.id for a in answers if a.sense] == ["small", "small", "div"]


def test_a_name_that_merely_sounds_alike_needs_its_country():
    text = "Fire in Senda shocks Landia"
    alone = resolve(text, [candidate(text, "Senda", SMALL, how="sound")], Names(Gazetteer([])), MODEL)
    assert alone[0].sense is None
    found = [candidate(text, "Senda", SMALL, how="sound"), candidate(text, "Landia", LAND)]
    assert resolve(text, found, Names(Gazetteer([])), MODEL)[0].sense is not None


def test_river_and_region_name_their_kind():
    town, river = entry("town"), entry("river", "water", radius_km=100.0)
    text = "They crossed the Eye river"
    (answer,) = resolve(text, [candidate(text, "Eye", town, river)], Names(Gazetteer([])), MODEL)
    assert answer.sense is not None
    assert answer.sense.entry is river


def test_distances_and_weights():
    assert abs(apart(entry("a", lat=0.0, lon=179.5), entry("b", lat=0.0, lon=-179.5)) - 111.2) < 1
    assert weight_of(entry("sea", "water", population=0, radius_km=1000.0)) > weight_of(SMALL)
