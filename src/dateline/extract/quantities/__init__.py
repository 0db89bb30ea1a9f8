"""How much: figures with unit, bound, what is counted and its state; `Quantities` is the extractor."""

from dateline.extract.quantities.extractor import Quantities

__all__ = ["Quantities"]
