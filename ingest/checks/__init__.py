"""Whether a report adds up: rules for one report (``alone``), and for what also needs other reports, last year's and those of other organs
(``beside``). No rule concludes anything from what is absent or could not be read.
"""
