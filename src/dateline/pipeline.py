"""The stages in order: the only module that imports more than one of them."""
