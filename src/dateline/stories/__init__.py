"""Which reports tell one event."""

from dateline.stories.changes import Changes
from dateline.stories.cluster import cluster
from dateline.stories.stream import Stream

__all__ = ["Changes", "Stream", "cluster"]
