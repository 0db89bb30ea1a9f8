"""What a person reads and a program takes: brief, map, timeline, figures, export."""
