"""Scorers, floors and benchmarks; never imported by the package."""
