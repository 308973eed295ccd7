"""What a text says on its face: its canonical form, private data, links, dates, word stems, sentences."""
