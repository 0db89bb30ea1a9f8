"""The command line: short verbs over the pipeline."""
