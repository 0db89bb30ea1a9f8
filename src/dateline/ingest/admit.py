"""From a reader's draft to a Document: canonical text, limits, language, wire fields, id. One gate for every source."""

from __future__ import annotations

import msgspec

from dateline.errors import RecordError
from dateline.ingest.language import guess
from dateline.reading import Document, identify
from dateline.settings import IngestSettings
from dateline.text import canonical
from dateline.wire import credit, datelines


def admit(draft: Document, item: str, settings: IngestSettings) -> Document:
    """The report that `draft` becomes. A draft without an id gets one from its outlet and text: not from its place or
    order.

    Raises RecordError (stage "ingest") for a text that is empty, too long, holds NUL characters, or is not English.
    """
    if "\x00" in draft.text:
        raise RecordError(item, "ingest", "the text holds NUL characters; send text only")
    if len(draft.text) > settings.max_characters:
        size, most = len(draft.text), settings.max_characters
        raise RecordError(item, "ingest", f"the text has {size:,} characters; {most:,} are allowed (max_characters)")
    text, normalised = canonical(draft.text)
    if not any(character.isalnum() for character in text):
        raise RecordError(item, "ingest", "the text is empty, or has no words; give a report with a text")
    found = guess(text)
    if found.other is not None:
        named = "reads as no language known here" if found.other == "unknown" else f"reads as {found.other}"
        raise RecordError(item, "ingest", f"the text {named}; reports in English are supported")
    opening = next(datelines(text[:20_000]), None)
    return msgspec.structs.replace(
        draft,
        id=draft.id or identify("r", _field(draft.source) or "", text),
        text=text,
        normalised=normalised,
        lang=_language(draft.lang, found.lang),
        credit=draft.credit or credit(text, draft.byline),
        dateline=draft.dateline or (opening.text if opening else None),
        source=_field(draft.source),
        title=_field(draft.title),
        url=_field(draft.url),
        byline=_field(draft.byline),
    )


def _language(given: str | None, found: str | None) -> str | None:
    """The tag as given, unless the text is plainly English and the tag says otherwise (a country code, a default)."""
    if given is None or (found == "en" and not given.casefold().startswith("en")):
        return found
    return given


def _field(value: str | None) -> str | None:
    """A field in canonical form, or None where it is blank."""
    if value is None or not value.strip():
        return None
    return canonical(value)[0]
