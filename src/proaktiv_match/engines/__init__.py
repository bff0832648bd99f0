"""Many participants against one list of offers: in one process, in many, in parts, on a cluster; always the same bytes.

`Task` says what has to be done; an engine does it: `Serial`, `Processes`, `spark_engine()`.
"""

from proaktiv_match.engines._digests import file_digest
from proaktiv_match.engines._engine import Engine
from proaktiv_match.engines._part_file import Written, write_part
from proaktiv_match.engines._processes import Processes, usable_cores
from proaktiv_match.engines._record_line import participant_line, participant_of
from proaktiv_match.engines._serial import Serial
from proaktiv_match.engines._shard import Shard
from proaktiv_match.engines._spark import SparkEngine, spark_engine
from proaktiv_match.engines._spark_table import spark_suggestions
from proaktiv_match.engines._suggestion_rows import COLUMNS, Row, suggestion_rows
from proaktiv_match.engines._task import Form, Task
from proaktiv_match.engines._worker import Worker

__all__ = [
    "COLUMNS",
    "Engine",
    "Form",
    "Processes",
    "Row",
    "Serial",
    "Shard",
    "SparkEngine",
    "Task",
    "Worker",
    "Written",
    "file_digest",
    "participant_line",
    "participant_of",
    "spark_engine",
    "spark_suggestions",
    "suggestion_rows",
    "usable_cores",
    "write_part",
]
