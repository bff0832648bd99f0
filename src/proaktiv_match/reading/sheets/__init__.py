"""Offers and participants from office tables: CSV as it is saved, XLSX, XLS and ODS.

The columns are mapped by a small file that is proposed once from the headings, shown, and kept. What is uncertain stays
open; what a row gets wrong is told with row and column, all at once.
"""

from proaktiv_match.reading.sheets._amounts import ReadAmount, read_amount
from proaktiv_match.reading.sheets._cells import CellError, cell_text, folded_word, read_day
from proaktiv_match.reading.sheets._csv import read_csv
from proaktiv_match.reading.sheets._grid import Cell, Grid
from proaktiv_match.reading.sheets._header import column_name
from proaktiv_match.reading.sheets._import import OnFault, SheetImport, import_sheets, propose_mapping
from proaktiv_match.reading.sheets._lists import Options, read_options
from proaktiv_match.reading.sheets._mapping import LEFT_OUT, OPEN, Column, ColumnMapping
from proaktiv_match.reading.sheets._mapping_file import mapping_text
from proaktiv_match.reading.sheets._workbook import read_workbook

__all__ = [
    "LEFT_OUT",
    "OPEN",
    "Cell",
    "CellError",
    "Column",
    "ColumnMapping",
    "Grid",
    "OnFault",
    "Options",
    "ReadAmount",
    "SheetImport",
    "cell_text",
    "column_name",
    "folded_word",
    "import_sheets",
    "mapping_text",
    "propose_mapping",
    "read_amount",
    "read_csv",
    "read_day",
    "read_options",
    "read_workbook",
]
