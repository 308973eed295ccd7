"""Rule-based analysis of a text, without machine learning: denial, context, prose, signals, topics, places."""
