"""Text processing: normalisation, private data, links, dates, stems, sentences, near copies."""
