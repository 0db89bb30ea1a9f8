from __future__ import annotations

from collections.abc import Callable

from dateline.extract.coreference import acronyms, gender
from dateline.extract.names import Names
from dateline.reading import Reading


def test_acronyms_leave_small_words_in_or_out() -> None:
    assert "ISW" in acronyms("Institute for the Study of War")
    assert "DOJ" in acronyms("Department of Justice")
    assert acronyms("Reuters") == set()


def test_gender_comes_from_titles_and_roles_only(reading: Callable[..., Reading]) -> None:
    text = (
        "Spokeswoman Kim Lee said so. Mr Adams left. Robin Hale stayed. Mrs Okello spoke. Local officials met. "
        "The ministry slept."
    )
    full = Names().extract(reading(text))
    said = {m.span.of(text): gender(full, m) for m in full.names}
    assert said["Kim Lee"] == "female"
    assert said["Adams"] == "male"
    assert said["Robin Hale"] is None
    assert said["Okello"] == "female"
    assert said["Local officials"] == "plural"
    assert said["ministry"] == "neuter"


def chained(make: Callable[..., Reading], text: str) -> dict[str, str]:
    """The name that each mention's words stand for."""
    done = Names().extract(make(text))
    tops = {m.id: m.span.of(text) for m in done.names}
    return {m.span.of(text): tops[m.refers] for m in done.names if m.refers}


def test_the_company_is_the_one_that_the_report_names(reading: Callable[..., Reading]) -> None:
    text = (
        "The mine is owned by Rio Norte, a private company. Police searched the mine. The company said it would help."
    )
    assert chained(reading, text)["company"] == "Rio Norte"
    two = "Rio Norte, a mining company, and Kestrel Works denied it. The company said it would help."
    assert "company" not in chained(reading, two)


def test_an_office_introduced_before_its_bearer(reading: Callable[..., Reading]) -> None:
    text = "A doctor at the clinic said 18 had died. “We stopped counting,” said the doctor, Nurlan Beishekeev."
    assert chained(reading, text)["doctor"] == "Nurlan Beishekeev"
    text = "A sheriff says two guards are dead. Berrien County Sheriff Paul Bailey says the inmate was shot."
    assert chained(reading, text)["sheriff"] == "Paul Bailey"


def test_two_of_one_trade_stay_two(reading: Callable[..., Reading]) -> None:
    assert chained(reading, "A teacher said it fell. Ana Paz, a teacher, said the roof was old.") == {}
    assert chained(reading, "An officer was shot. Officer Jim Doe said it was dark.") == {}
