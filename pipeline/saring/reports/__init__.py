"""Write records as CSV, JSON lines, XLSX and HTML. Computes nothing."""
