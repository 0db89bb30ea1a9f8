"""The event head: labelled sentences, vectors and the fit; run by ``python -m training.events.fit``."""
