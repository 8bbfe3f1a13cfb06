"""python -m askgov"""

from askgov.cli import main

main()
