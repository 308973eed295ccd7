"""The desk of an office: claims over days, decisions of people, answers with a signature, and who did what."""
