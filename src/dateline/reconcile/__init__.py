"""What the claims amount to: questions, rules -> Finding, Series, Control."""
