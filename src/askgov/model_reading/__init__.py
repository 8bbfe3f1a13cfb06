"""Questions that the grammar cannot read, read by a language model into ids; all it says is checked against the question."""
