"""Whatever stands in a file or a text: an expected error or a result, and of a compiled loop that of its Python."""
