"""Group messages into claims: grouping, details, titles, spread over time."""
