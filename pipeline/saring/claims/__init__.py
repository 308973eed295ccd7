"""Messages that carry the same claim: grouping, details, titles, spread."""
