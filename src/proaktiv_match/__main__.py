"""`python -m proaktiv_match` is `proaktiv-match`."""

import sys

from proaktiv_match.cli import main

if __name__ == "__main__":
    sys.exit(main())
