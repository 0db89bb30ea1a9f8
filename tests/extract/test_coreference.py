from __future__ import annotations

from collections.abc import Callable

from dateline.extract.coreference import acronyms, gender
from dateline.extract.names import Names
from dateline.model import Reading


def test_acronyms_leave_small_words_in_or_out() -> None:
    assert "ISW" in acronyms("Institute for the Study of War")
    assert "DOJ" in acronyms("Department of Justice")
    assert acronyms("Reuters") == set()


def test_gender_comes_from_titles_and_roles_only(reading: Callable[..., Reading]) -> None:
    text = "Spokeswoman Kim Lee said so. Mr Adams left. Robin Hale stayed. Local officials met. The ministry slept."
    full = Names().extract(reading(text))
    said = {m.span.of(text): gender(full, m) for m in full.names}
    assert said["Kim Lee"] == "female"
    assert said["Adams"] == "male"
    assert said["Robin Hale"] is None
    assert said["Local officials"] == "plural"
    assert said["ministry"] == "neuter"
