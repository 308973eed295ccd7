"""Reading XML and HTML exports of any size as a stream."""
