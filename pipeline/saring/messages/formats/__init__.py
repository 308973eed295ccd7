"""One file a platform: exports to messages."""
