"""One scorer per task."""
