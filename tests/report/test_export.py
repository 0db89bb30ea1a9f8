from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from dateline.errors import SetupError
from dateline.model import Account
from dateline.reading import Document, Reading
from dateline.report.export import dossier, render, write_dossier
from tests.report import dam

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "dossier.schema.json").read_text(encoding="utf-8"))


def test_the_dossier_fits_its_schema(account: Account) -> None:
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(render(dossier(account))))


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("claims", 0, "stance"), "shouts"),
        (("findings", 0, "status"), "true"),
        (("reports", 0, "sentences"), [[0]]),
        (("reports", 0, "text"), None),
        (("series", 0, "points", 0, "repeat"), "no"),
        (("entities", 0, "side"), 3),
    ],
)
def test_the_schema_refuses_what_the_contract_does_not_have(
    account: Account, path: tuple[str | int, ...], value: object
) -> None:
    record = json.loads(render(dossier(account)))
    place = record
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(SCHEMA).validate(record)


def test_order_of_the_input_does_not_show(account: Account) -> None:
    assert render(dossier(dam.turned(account))) == render(dossier(account))


def test_claims_carry_speaker_side_and_origin(account: Account) -> None:
    record = json.loads(render(dossier(account)))
    claims = {c["id"]: c for c in record["claims"]}
    assert (claims["c02"]["speaker"], claims["c02"]["side"], claims["c02"]["origin"]) == ("n1", "n4", "o1")
    assert (claims["c01"]["speaker"], claims["c01"]["side"]) == (None, None)
    assert claims["c08"]["side"] is None
    toll = next(f for f in record["findings"] if f["id"] == "f2")
    assert (toll["for"], toll["against"], toll["superseded"]) == (["c11"], ["c08"], ["c02", "c06", "c15"])
    assert toll["value"] == {"high": 14, "low": 14, "of": "people killed", "unit": "person"}


def test_one_record_a_line(account: Account) -> None:
    lines = render(dossier(account)).splitlines()
    assert sum(line.startswith('{"id": "c') for line in lines) == len(account.claims)


def test_a_lone_surrogate_does_not_stop_the_writing(tmp_path: Path) -> None:
    odd = Reading(Document("r", "a\ud800b"))
    path = write_dossier(Account("2031-01-01", "x", (odd,)), tmp_path / "new" / "folder")
    assert json.loads(path.read_text(encoding="utf-8"))["reports"][0]["text"] == "a\ud800b"


def test_an_empty_account_is_a_dossier_too() -> None:
    record = json.loads(render(dossier(Account(None, "x", ()))))
    assert record["as_of"] is None
    assert record["claims"] == []
    jsonschema.Draft202012Validator(SCHEMA).validate(record)


def test_a_folder_that_cannot_be_written_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(SetupError, match="-o"):
        write_dossier(Account(None, "x", ()), tmp_path / "file")
