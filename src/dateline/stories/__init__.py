"""Which reports tell one event."""

from dateline.stories.cluster import cluster

__all__ = ["cluster"]
