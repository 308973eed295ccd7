"""The desk in a browser: pages that work without scripts, and the API."""
