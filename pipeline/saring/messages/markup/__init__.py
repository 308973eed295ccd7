"""XML and HTML exports of any size, read as a stream."""
