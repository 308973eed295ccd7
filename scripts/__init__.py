"""What is run by hand: the shipped model, the error table, the READMEs."""
