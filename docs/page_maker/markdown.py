"""Markdown: a table, a cell, an amount as the contract writes it."""

from collections.abc import Iterable, Sequence

__all__ = ["cell", "code", "codes", "table"]


def cell(text: object) -> str:
    """`text` as it can stand in a table: on one line, without a bar that would end the cell."""
    return " ".join(str(text).split()).replace("|", "\\|")


def code(text: object) -> str:
    """`text` as code; nothing stays nothing."""
    return f"`{text}`" if str(text) else ""


def codes(texts: Iterable[object]) -> str:
    """Several pieces of code, with commas."""
    return ", ".join(code(text) for text in texts)


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> list[str]:
    """A table and a blank line behind it.

    Raises:
        ValueError: a row has another length than the head.
    """
    lines = [f"| {' | '.join(head)} |", f"|{'---|' * len(head)}"]
    for row in rows:
        if len(row) != len(head):
            raise ValueError(f"{len(row)} cells under {len(head)} heads")
        lines.append(f"| {' | '.join(cell(one) for one in row)} |")
    return [*lines, ""]
