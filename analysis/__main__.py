"""`python -m analysis` is the `dateline` command."""

import sys

from analysis.cli import main

sys.exit(main())
