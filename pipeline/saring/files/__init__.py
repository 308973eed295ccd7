"""Reading bytes from files, folders, archives and tables, and writing files that are always complete."""
