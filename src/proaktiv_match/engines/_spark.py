"""A cluster, or all cores of a machine, by Spark.

Nothing that was stated about a person may stand in Spark's logs, its pages or its record of events. They show plans,
names of columns, and what is raised in a worker. So nothing is raised there: what goes wrong comes back as data.
"""

import pickle
import uuid
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from proaktiv_match.engines._faults import failed
from proaktiv_match.engines._record_line import participant_line
from proaktiv_match.engines._spark_session import check_spark, spark_session
from proaktiv_match.engines._task import Task
from proaktiv_match.errors import ProaktivMatchError
from proaktiv_match.profiles import Participant

if TYPE_CHECKING:
    from pyarrow import RecordBatch
    from pyspark.sql import SparkSession

__all__ = ["SparkEngine", "spark_engine"]

_SHARE: Final = 64
"""Participants of a wave for each core: some hundred milliseconds of work at least, beside some tens to hand it out."""

_MOST: Final = 512
"""Participants of a wave, however many cores there are: with twenty suggestions and all reasons, about 70 MB of text
that come back at once."""

_WAVES: Final = 3
"""Waves on their way: the cores that are done with one begin the next."""


class SparkEngine:
    """Answers participants by Spark. Each of its Python workers opens the index once, by its path.

    Participants pass through this process in waves, as they are checked here before anything is computed, and so do the
    texts, for their order. Neither is ever whole in memory or on a shared disk. Where the people are a table of the
    cluster already, `spark_suggestions` keeps all of it there.

    Args:
        session: to be used; default is the active one, or a new one.
        master: of a new session, see `spark_session`.
    """

    def __init__(self, session: "SparkSession | None" = None, *, master: str | None = None) -> None:
        self._session: Final = session
        self._master: Final = master

    def run(self, task: Task, participants: Iterable[Participant]) -> Iterator[str]:
        """The text of each participant; see `Engine.run`."""
        return self._texts(task.fixed(), participants)

    def _texts(self, task: Task, participants: Iterable[Participant]) -> Iterator[str]:
        session = self._session or spark_session(self._master)
        size: int = min(_SHARE * session.sparkContext.defaultParallelism, _MOST)
        records = (participant_line(participant) for participant in participants)
        waves = iter(lambda: list(islice(records, size)), [])
        tag = f"proaktiv_match-{uuid.uuid4().hex}"
        sent: deque[Future[list[str]]] = deque()
        with ThreadPoolExecutor(_WAVES) as threads:
            try:
                for wave in waves:
                    sent.append(threads.submit(_wave, session, task, tag, wave))
                    if len(sent) == _WAVES:
                        yield from sent.popleft().result()
                while sent:
                    yield from sent.popleft().result()
            finally:
                if any(not one.cancel() and not one.done() for one in sent):
                    session.sparkContext.cancelJobsWithTag(tag)


def spark_engine(master: str | None = None) -> SparkEngine:
    """The engine, if this machine has what it needs.

    Raises:
        InputError: the extra `spark` or a Java runtime is missing.
    """
    check_spark()
    return SparkEngine(master=master)


def _wave(session: "SparkSession", task: Task, tag: str, records: list[str]) -> list[str]:
    """The texts of some participants, in their order.

    Raises:
        ProaktivMatchError: of the first participant who could not be answered.
        RunError: Spark gave up.
    """
    import pyarrow as pa

    session.sparkContext.addJobTag(tag)
    try:
        table = pa.table({"position": pa.array(range(len(records)), pa.int64()), "record": pa.array(records)})
        people = session.createDataFrame(table)
        found = people.mapInArrow(_Answers(task), "position long, text string, fault binary").toArrow().to_pylist()
    except Exception as error:  # noqa: BLE001  Java and Python each have their own, with whole traces as their text
        raise failed("spark_failed", kind=type(error).__name__) from None
    found.sort(key=lambda one: one["position"])
    for one in found:
        if one["fault"] is not None:
            raise pickle.loads(one["fault"])  # noqa: S301  comes from our own workers, as all that Spark brings
    if [one["position"] for one in found] != list(range(len(records))):
        raise failed("spark_failed", kind="rows")
    return [one["text"] for one in found]


@dataclass(frozen=True)
class _Answers:
    """What runs in the workers: participants to texts, or to what went wrong."""

    task: Task

    def __call__(self, batches: "Iterator[RecordBatch]") -> "Iterator[RecordBatch]":
        import pyarrow as pa

        schema = pa.schema({"position": pa.int64(), "text": pa.string(), "fault": pa.binary()})
        for batch in batches:
            for row in batch.to_pylist():
                text, fault = _answer(self.task, row["record"])
                found = {"position": row["position"], "text": text, "fault": fault}
                yield pa.RecordBatch.from_pylist([found], schema=schema)
                if fault is not None:
                    return


def _answer(task: Task, record: str) -> tuple[str | None, bytes | None]:
    try:
        return task.open().answer_record(record), None
    except ProaktivMatchError as error:
        return None, pickle.dumps(error)
    except Exception as error:  # noqa: BLE001  its text may hold what was stated about the person
        return None, pickle.dumps(failed("spark_failed", kind=type(error).__name__))
