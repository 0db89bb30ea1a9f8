"""Who took words from whom: sketch, align, derive -> Derivation, Origin."""
