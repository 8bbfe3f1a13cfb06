"""What a question says: years, organs, concepts, applicants, cues, and the words that nothing explains."""
