"""`python -m folio.cli`: the command without its script."""

from folio.cli import main

main()
