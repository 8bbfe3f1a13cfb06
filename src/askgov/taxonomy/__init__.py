"""What the field knows, as data: concepts, words, identities, applicants, places, agencies. Pure: no store, no question, no report."""
