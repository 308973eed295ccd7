"""Published fact-checks: import, index, matching, ratings."""
