"""A whole collection of reports into stories: a stream to which all is added at once."""

from __future__ import annotations

from collections.abc import Sequence

from dateline.model import Story
from dateline.reading import Reading
from dateline.stories.stream import Stream


def cluster(readings: Sequence[Reading]) -> tuple[Story, ...]:
    """The stories that the reports tell, every report in exactly one, in order of their first reports.

    Reports are taken by day of publication, undated ones last, then by id: the order in which they are given changes
    nothing. A story's id comes from the id of its earliest report.
    """
    stream = Stream()
    stream.add([reading.document for reading in readings])
    return stream.stories()
