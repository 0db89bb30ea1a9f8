"""Layers of one report: one module per extractor -> Mention, Attribution, Caveat, Event, Claim."""
