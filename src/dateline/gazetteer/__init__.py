"""Places by name: the compiled gazetteer, how it is read, made and added to."""
