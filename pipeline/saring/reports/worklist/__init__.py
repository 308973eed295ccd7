"""A worklist as workbook and page."""
