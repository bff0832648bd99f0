"""The command line `proaktiv-match`. Its libraries (typer, rich) are the extra `cli` and load only when it runs."""

import sys
from collections.abc import Sequence

from proaktiv_match.wording import LANGUAGES, terminal_text

__all__ = ["main"]

_NEEDED = ("rich", "typer")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: words after the name of the program; default are those of the process.

    Returns:
        Exit code: 0 done, 2 the input is wrong, 1 anything else, 130 interrupted.
    """
    try:
        from proaktiv_match.cli._run import run
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] not in _NEEDED:
            raise
        for lang in LANGUAGES:
            print(terminal_text("fault/missing_extra", lang), file=sys.stderr)  # noqa: T201  rich is what is missing
        return 1
    return run(sys.argv[1:] if arguments is None else arguments)
