"""Holds askgov to account: gold questions, scores, one table."""
