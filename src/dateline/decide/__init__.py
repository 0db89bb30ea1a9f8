"""What people decided, applied on read: found again by report and words, and undone by leaving it out."""
