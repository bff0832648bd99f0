"""Writes the reference pages of the vocabulary and of the rules from the data that the code itself reads.

python docs/generate.py            # writes docs/vocabulary.md and docs/rules.md
python docs/generate.py --check    # writes nothing; fails if a page differs from the data
"""  # noqa: INP001  a script beside the pages, no package

import argparse
import sys
from pathlib import Path

from page_maker.rules_page import rules_page
from page_maker.vocabulary_page import vocabulary_page

_HERE = Path(__file__).resolve().parent


def main() -> int:
    """Write the pages, or compare them.

    Returns:
        Exit code: 0, or 1 if `--check` found a page that differs.
    """
    parser = argparse.ArgumentParser(description="Reference pages of the vocabulary and of the rules.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a page differs from the data")
    check = parser.parse_args().check
    stale = []
    for name, text in (("vocabulary.md", vocabulary_page()), ("rules.md", rules_page())):
        page = _HERE / name
        if page.is_file() and page.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if not check:
            page.write_text(text, encoding="utf-8", newline="\n")
    done = "differs from the data; run python docs/generate.py" if check else "written"
    sys.stdout.writelines(f"docs/{name}: {done}\n" for name in stale)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
