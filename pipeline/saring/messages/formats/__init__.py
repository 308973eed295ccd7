"""The readers, one file or package for each platform."""
