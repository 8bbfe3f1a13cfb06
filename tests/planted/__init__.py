"""Whole reports whose prose and tables agree, the same with one error planted, and what the checks make of both.

Wordings, labels and figures are typed or drawn here, not taken from the product.
"""
