"""What a language model says of the passages of an answer, held to them: it chooses and orders, and the words stay the reports' own."""
