"""Sources of reports: one module per kind -> Document. `sources.read_paths` is the way in."""
