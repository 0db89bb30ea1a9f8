"""When: finds time expressions and normalises them against the report's own time, never inventing one."""

from __future__ import annotations

from dateline.extract.times.extractor import Times

__all__ = ["Times"]
