"""The learned tagger of attributions: words, windows, a small encoder, spans, links; weights in `data/attribution`."""
