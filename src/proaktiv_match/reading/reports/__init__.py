"""Free text of reports to *proposed* limits, each with its quote; a person confirms or dismisses each.

Until then the text stays an uncoded note (clarification A14): a proposal never changes a verdict.
"""

from proaktiv_match.reading.reports._confirm import limit_of
from proaktiv_match.reading.reports._note import ReportNote
from proaktiv_match.reading.reports._notes_file import read_notes
from proaktiv_match.reading.reports._read import read_note
from proaktiv_match.reading.reports._reasons import reason_text

__all__ = ["ReportNote", "limit_of", "read_note", "read_notes", "reason_text"]
