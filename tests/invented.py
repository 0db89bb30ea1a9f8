"""Short invented reports of three events in three countries, beside the sample story: what ledgers are tested on."""

from functools import lru_cache
from pathlib import Path

from dateline.ingest.sources import read_paths
from dateline.readers import Readers
from dateline.reading import Document, Reading
from dateline.settings import ExtractSettings, IngestSettings, Settings

SAMPLE = Path(__file__).parent.parent / "examples" / "dam" / "reports"

_REPORTS = (
    ("quake-1", "Andes Wire", "2031-03-02T11:20:00Z", "Strong earthquake hits Moquegua",
     "A strong earthquake shook the Moquegua region of southern Peru on Sunday, killing at least three people, "
     "officials said. The regional governor, Gilia Huamani, said 40 homes in the town of Omate had been destroyed. "
     "Landslides blocked the road to Omate."),
    ("quake-2", "Diario Sur", "2031-03-02T19:00:00Z", "Moquegua quake toll rises",
     "Seven people died in the earthquake in the Moquegua region, civil defence chief Raul Quispe said on Sunday. "
     "Gilia Huamani, the regional governor, said that 40 homes in Omate were destroyed and 200 damaged. "
     "The road to Omate was still blocked by landslides."),
    ("quake-3", "Lima Post", "2031-03-04", "Peru quake: nine dead",
     "The earthquake that struck the Moquegua region on Sunday killed nine people, civil defence chief Raul Quispe "
     "said. Residents of Omate denied that the warning sirens had sounded. The mayor of Omate, Elsa Mamani, said the "
     "sirens had sounded. The number could not be independently verified."),
    ("quake-4", "Andes Wire", None, "After the quake",
     "In Omate, where an earthquake destroyed 40 homes in the Moquegua region, the army opened the road again. "
     "Raul Quispe said tents had arrived."),
    ("strike-1", "Lagos Ledger", "2031-03-03T08:00:00Z", "Dockers walk out at Apapa",
     "About 2,000 dockers walked out at the Apapa port in Lagos on Monday over unpaid wages, union leader Bola Adeyemi "
     "said. The port authority said that 800 workers were on strike. Ships were waiting off Lagos."),
    ("strike-2", "Coast Radio", "2031-03-05T09:30:00Z", "Apapa dockers return",
     "Dockers at the Apapa port in Lagos returned to work on Wednesday after the port authority promised to pay wages, "
     "union leader Bola Adeyemi said. Police arrested five men during the strike, a police spokesman said."),
    ("strike-3", "Lagos Ledger", "2031-03-05T15:00:00Z", "Union: arrests were illegal",
     "Union leader Bola Adeyemi denied that dockers had attacked the police at the Apapa port in Lagos. Police "
     "arrested seven men, a police spokesman said on Wednesday."),
    ("vote-1", "Malawi Herald", "2031-03-09T20:00:00Z", "Ruling party claims victory in Zomba",
     "The ruling party won the by-election in Zomba, its spokeswoman Grace Phiri said on Sunday. The opposition denied "
     "that the ruling party had won the by-election. The electoral commission said that 14,000 people had voted."),
    ("vote-2", "Andes Wire", "2031-03-10T07:00:00Z", "Opposition wins Malawi by-election",
     "The opposition won the by-election in the Malawian city of Zomba, the electoral commission said on Monday. "
     "Grace Phiri, a spokeswoman for the ruling party, acknowledged that the party had lost."),
)  # fmt: skip


@lru_cache(maxsize=1)
def readers() -> Readers:
    """The parser and the rules, which are quick to load, once for all tests."""
    return Readers(Settings(extract=ExtractSettings(attributions="rules")))


def read(documents: list[Document]) -> tuple[Reading, ...]:
    """Their readings; none may fail."""
    readings = tuple(r for r in readers().read(documents) if isinstance(r, Reading))
    assert len(readings) == len(documents)
    return readings


@lru_cache(maxsize=1)
def invented() -> tuple[Reading, ...]:
    """The readings of the three events; one report of them has no time."""
    documents = [Document(i, text, s, title, published, "en") for i, s, published, title, text in _REPORTS]
    return read(documents)


@lru_cache(maxsize=1)
def sample() -> tuple[Reading, ...]:
    """The readings of the shipped sample story."""
    documents = [d for d in read_paths([SAMPLE], IngestSettings()) if isinstance(d, Document)]
    return read(documents)


def everything() -> tuple[Reading, ...]:
    """All four events."""
    return (*invented(), *sample())
