"""The session of Spark: one that is there already, or one for this machine that tells nothing and leaves nothing."""

import atexit
import os
import shutil
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from proaktiv_match.engines._faults import failed, unusable

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

__all__ = ["check_spark", "spark_session"]

_SUBMITTED: Final = "PYSPARK_GATEWAY_PORT"
"""Set by `spark-submit` in the programs that it starts."""

_QUIET: Final = {
    # Nobody but the caller looks at this run, so no port is opened for a page about it.
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    # Participants and results pass Spark's folders in blocks that do not fit into memory; the key lives with the run.
    "spark.io.encryption.enabled": "true",
}


def check_spark() -> None:
    """Refuse to begin where Spark cannot run.

    Raises:
        InputError: the extra `spark` or a Java runtime is missing.
    """
    try:
        # Spark itself asks for pandas and pyarrow only when a table goes to Python.
        import pandas  # noqa: F401, ICN001
        import pyarrow  # noqa: F401, ICN001
        import pyspark  # noqa: F401
    except ImportError:
        raise unusable("spark_extra", "match --engine spark", "pip install 'proaktiv_match[spark]'") from None
    submitted = _SUBMITTED in os.environ
    if not (submitted or os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise unusable("spark_java", "match --engine spark", "Java 17, 21 | JAVA_HOME")


def spark_session(master: str | None = None) -> "SparkSession":
    """The active session, or a new one.

    Args:
        master: where a new one runs; default is what Spark finds in its own settings (`spark-submit --master`,
            `PYSPARK_SUBMIT_ARGS`, `spark-defaults.conf`), and without any of them all cores of this machine.

    Raises:
        InputError: the extra or a Java runtime is missing.
        RunError: Spark does not start.
    """
    check_spark()
    from pyspark.sql import SparkSession

    active: SparkSession | None = SparkSession.getActiveSession()
    if active is not None:
        return active
    builder: Any = SparkSession.builder.appName("proaktiv_match")
    if master is not None:
        builder = builder.master(master)
    if _SUBMITTED not in os.environ:
        # Who calls `spark-submit` has said how it is to be; a plain start gets what is careful.
        for name, value in _QUIET.items():
            builder = builder.config(name, value)
        # Workers are this very Python, with this package in it, unless told otherwise.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        if "SPARK_CONF_DIR" not in os.environ:
            log = files(__package__).joinpath("data", "log4j2.properties")
            os.environ.setdefault("LOG4J_CONFIGURATION_FILE", str(log))
    try:
        with _same_interrupt():
            session: SparkSession = builder.getOrCreate()
    except Exception as error:  # noqa: BLE001  Java and Python each have their own
        raise failed("spark_start", kind=type(error).__name__) from None
    # In this order: a cluster whose driver goes first takes it for a crash, and says so at length.
    atexit.register(session.stop)
    return session


@contextmanager
def _same_interrupt() -> Iterator[None]:
    """Ctrl-C stays what it is: Spark's own answer talks to Java in the middle of other talks, and stops all jobs.

    The engine stops its own.
    """
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        if before is not None and threading.current_thread() is threading.main_thread():
            signal.signal(signal.SIGINT, before)
