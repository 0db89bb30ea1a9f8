"""Sources of reports: one module per kind -> Document."""
