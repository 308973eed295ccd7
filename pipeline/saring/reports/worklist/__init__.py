"""Write a worklist as workbook and HTML page."""
