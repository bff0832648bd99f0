"""German text of others: brought into one form, parted into clauses, with exact quotes."""

from proaktiv_match.reading.text._source_text import SourceText

__all__ = ["SourceText"]
