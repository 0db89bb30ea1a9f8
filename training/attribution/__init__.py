"""The shared encoder: parses, windows, network, training, export, measures; run by `make train-attribution`."""
