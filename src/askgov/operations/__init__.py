"""Computations over cells: what is to be computed (plan side), the computing itself, and how it is worded."""
