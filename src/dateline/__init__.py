"""Dateline reads the many reports of an unfolding event and gives back one account that can be checked."""

__version__ = "0.1.0"
