"""What a text says without any learning: denial, context, prose, signals, topics, places."""
