"""The API: JSON for programs, each with a token and rights of its own."""
