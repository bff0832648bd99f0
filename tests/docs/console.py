"""Blocks of the documentation: console sessions and Python, as a reader would run them."""

import re
from dataclasses import dataclass, field
from pathlib import Path

_FENCE = re.compile(r"^```(?P<kind>console|python)[^\n]*\n(?P<body>.*?)^```\s*$", re.MULTILINE | re.DOTALL)
_CODE = re.compile(r"\s+# exit code (?P<code>\d+)$")


@dataclass
class Command:
    """One command of a console session.

    Attributes:
        line: of the file, for the name of the test.
        text: the command, continued lines included.
        code: exit code that the page promises.
        expected: lines that follow; `…` stands for anything.
    """

    line: int
    text: str
    code: int = 0
    expected: list[str] = field(default_factory=list)


def blocks(page: Path, kind: str) -> list[tuple[int, str]]:
    """Line and body of the blocks of one kind."""
    text = page.read_text(encoding="utf-8")
    return [
        (text.count("\n", 0, found.start()) + 2, found["body"])
        for found in _FENCE.finditer(text)
        if found["kind"] == kind
    ]


def commands(body: str, line: int) -> list[Command]:
    """The commands of one console session."""
    found: list[Command] = []
    for number, text in enumerate(body.splitlines(), line):
        if text.startswith("$ "):
            promised = _CODE.search(text)
            code = int(promised["code"]) if promised else 0
            found.append(Command(number, _CODE.sub("", text[2:]), code))
        elif text.startswith("> ") or text == ">":
            found[-1].text += "\n" + text[2:]
        else:
            found[-1].expected.append(text)
    return found


def matches(expected: list[str], shown: str) -> bool:
    """Whether an output begins as the page shows it; `…` stands for anything, and lines may break elsewhere."""
    wanted = " ".join(" ".join(expected).split())
    pattern = ".*".join(re.escape(part) for part in wanted.split("…"))
    return re.match(pattern, " ".join(shown.split()), re.DOTALL) is not None
