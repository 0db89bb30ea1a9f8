"""Who took words from whom: sketch, align, derive -> Derivation, Origin."""

from dateline.lineage.derive import derive
from dateline.lineage.differences import differences
from dateline.lineage.origins import Origins, origins
from dateline.lineage.quoted import shared_quotations

__all__ = ["Origins", "derive", "differences", "origins", "shared_quotations"]
