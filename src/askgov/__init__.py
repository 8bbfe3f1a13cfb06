"""askgov answers questions about government-information-disclosure annual reports."""
