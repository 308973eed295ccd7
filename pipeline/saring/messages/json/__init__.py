"""JSON exports of any size, read as a stream."""
