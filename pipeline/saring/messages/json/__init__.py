"""Reading JSON exports of any size as a stream."""
