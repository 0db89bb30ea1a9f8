"""Which reports tell one unfolding event -> Story."""
