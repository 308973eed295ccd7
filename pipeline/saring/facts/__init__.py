"""Published fact-checks: import, index, match, ratings."""
