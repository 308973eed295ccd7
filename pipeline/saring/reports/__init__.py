"""Records to files a person opens: CSV, JSON lines, XLSX and HTML. Computes nothing."""
