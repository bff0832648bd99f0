"""Spark gives the same bytes, opens the index once a worker, and says nothing about a person anywhere."""

import json
import os
import signal
import subprocess
import sys
import types
from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from shutil import which

import pytest

from proaktiv_match.cli import main
from proaktiv_match.engines import (
    COLUMNS,
    Serial,
    SparkEngine,
    Task,
    participant_line,
    spark_engine,
    spark_suggestions,
    suggestion_rows,
)
from proaktiv_match.engines import _spark as spark_module
from proaktiv_match.engines import _task as task_module
from proaktiv_match.errors import InputError, RunError
from proaktiv_match.index import build_index
from proaktiv_match.profiles import Participant, read_offers, read_participants
from proaktiv_match.skills import Taxonomy

ROOT = Path(__file__).resolve().parents[2]
FIXTURES = ROOT / "data" / "fixtures"
AS_OF = date(2026, 11, 21)

_MISSING = [name for name in ("pandas", "pyarrow", "pyspark") if find_spec(name) is None]
needs_spark = [
    pytest.mark.spark,
    pytest.mark.slow,
    pytest.mark.skipif(bool(_MISSING), reason=f"the extra `spark` is not installed ({', '.join(_MISSING)})"),
    pytest.mark.skipif(not (os.environ.get("JAVA_HOME") or which("java")), reason="Spark needs Java 17, none found"),
    # Spark's own code on newer versions of Python and of the packages that it uses.
    pytest.mark.filterwarnings("ignore"),
]


def with_spark(test):
    """A test on two cores of this machine; skipped where Spark cannot run."""
    for mark in needs_spark:
        test = mark(test)
    return test


@pytest.fixture(scope="module")
def people():
    return read_participants(FIXTURES / "participants.jsonl")[:24]


@pytest.fixture(scope="module")
def task(tmp_path_factory):
    """Against sixty offers."""
    folder = tmp_path_factory.mktemp("index")
    build_index(folder, read_offers(FIXTURES / "offers.jsonl")[:60], Taxonomy.bundled())
    return Task(AS_OF, index=folder, top=5)


@pytest.fixture(scope="module")
def session():
    """One for all tests: it takes some ten seconds to start."""
    with pytest.MonkeyPatch.context() as patch:
        # Workers find the forms of this file by its name.
        patch.setenv("PYTHONPATH", os.pathsep.join((str(ROOT / "src"), str(ROOT))))
        from proaktiv_match.engines._spark_session import spark_session

        made = spark_session("local[2]")
        yield made
        made.stop()


@pytest.fixture
def small_waves(monkeypatch):
    """Four people in a wave: many of them even for few people."""
    monkeypatch.setattr(spark_module, "_SHARE", 2)


def refusal(person):
    """A line of a history."""
    said = {"decision": "refused", "date": "2026-11-01", "reason_code": "way"}
    return json.dumps({"participant": person.id, "offer": "O-0002"} | said) + "\n"


@dataclass(frozen=True)
class Opened:
    """Tells in which process a person was answered, and how often something was opened there until then."""

    def __call__(self, result, offers):
        return f"{os.getpid()} {task_module._kept.cache_info().misses}"


@dataclass(frozen=True)
class Telling:
    """Fails for one person with all that was found about her in the text of the error."""

    case: str

    def __call__(self, result, offers):
        if result.participant == self.case:
            raise KeyError(json.dumps(result.to_json()))
        return result.participant


@dataclass(frozen=True)
class Dying:
    """Ends the process in which it is called."""

    def __call__(self, result, offers):
        os.kill(os.getpid(), signal.SIGKILL)


@with_spark
def test_same_texts_in_the_same_order_as_in_one_process(session, task, people, small_waves):
    with_conflicts = replace(task, include_conflicts=True, top=0, lang="en")
    assert list(SparkEngine(session).run(task, people)) == list(Serial().run(task, people))
    found = list(SparkEngine().run(with_conflicts, reversed(people[:10])))
    assert found == list(Serial().run(with_conflicts, people[9::-1]))


@with_spark
def test_offers_and_tables_from_files(session, tmp_path, people):
    offers, history = tmp_path / "offers.jsonl", tmp_path / "history.jsonl"
    offers.write_bytes(b"".join((FIXTURES / "offers.jsonl").read_bytes().splitlines(keepends=True)[:20]))
    history.write_text(refusal(people[0]), encoding="utf-8")
    task = Task(AS_OF, offers=offers, history=history, places=FIXTURES / "places.csv")
    assert list(SparkEngine(session).run(task, people)) == list(Serial().run(task, people))


@with_spark
def test_nobody_is_nothing(session, task):
    assert list(SparkEngine(session).run(task, [])) == []


@with_spark
def test_index_is_opened_once_in_each_worker(session, task, people, small_waves):
    opened = defaultdict(set)
    for text in SparkEngine(session).run(replace(task, form=Opened()), people):
        process, count = text.split()
        opened[process].add(count)
    assert str(os.getpid()) not in opened
    assert [len(counts) for counts in opened.values()] == [1] * len(opened)


@with_spark
def test_people_are_taken_as_they_are_needed_and_who_stops_stops_the_run(session, task, people, small_waves):
    taken = []

    def endless():
        while True:
            taken.append(people[len(taken) % len(people)])
            yield taken[-1]

    texts = SparkEngine(session).run(task, endless())
    found = list(islice(texts, 6))
    texts.close()
    assert [json.loads(text)["participant"] for text in found] == [one.id for one in people[:6]]
    assert len(taken) <= 4 * (spark_module._WAVES + 2)
    assert session.sparkContext.statusTracker().getActiveJobsIds() == []


@with_spark
def test_error_in_a_worker_names_the_case_and_nothing_else(session, task, people, small_waves):
    texts = SparkEngine(session).run(replace(task, form=Telling(people[9].id)), people)
    found = []
    with pytest.raises(RunError) as caught:
        found.extend(texts)
    # What is handed out before is what comes before, wave by wave.
    assert found == [one.id for one in people[:8]]
    assert people[9].id in caught.value.message
    assert "KeyError" in caught.value.message
    assert "suggestions" not in caught.value.message + caught.value.message_en
    assert caught.value.__cause__ is None


@with_spark
def test_killed_worker_is_an_error(session, task, people):
    with pytest.raises(RunError, match="Spark"):
        list(SparkEngine(session).run(replace(task, form=Dying()), people[:4]))
    # The session lives on.
    assert len(list(SparkEngine(session).run(task, people[:4]))) == 4


@with_spark
def test_other_files_than_at_the_beginning_are_refused(session, tmp_path, people):
    history = tmp_path / "history.jsonl"
    history.write_text("", encoding="utf-8")
    task = Task(AS_OF, offers=FIXTURES / "offers.jsonl", history=history).fixed()
    history.write_text(refusal(people[0]), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        list(SparkEngine(session).run(task, people[:2]))
    assert [fault.code for fault in caught.value.faults] == ["input_changed"]


@with_spark
def test_table_of_people_becomes_a_table_of_suggestions(session, tmp_path, task, people):
    records = [(participant_line(one),) for one in people]
    faulty = ['{"id": "X-1", "limit": []}', "[]", "no json", None, '{"id": "X-2", "id": "X-3"}', "[" * 100_000]
    table = session.createDataFrame([*records, *((one,) for one in faulty)], "person string")
    found = spark_suggestions(table, replace(task, form=Opened()), "person")
    found.write.parquet(str(tmp_path / "out"))

    import pyarrow.parquet as pq

    rows = pq.read_table(tmp_path / "out").to_pylist()
    assert list(rows[0]) == list(COLUMNS)
    sound = [row for row in rows if row["status"] != "invalid"]
    wanted = [row for text in Serial().run(task, people) for row in suggestion_rows(text)]
    assert sorted(map(repr, sound)) == sorted(map(repr, wanted))
    invalid = {(row["participant"], row["reason"]) for row in rows if row["status"] == "invalid"}
    assert ("X-1", "unknown_field") in invalid
    assert {reason for name, reason in invalid if name is None} == {"object_expected", "invalid_json", "duplicate_key"}
    assert len(rows) == len(wanted) + len(faulty)


@with_spark
@pytest.mark.parametrize("form", ["table", "csv", "json", "jsonl", "parquet"])
def test_command_line_writes_the_same_bytes(session, task, tmp_path, form):
    people = tmp_path / "participants.jsonl"
    people.write_bytes(b"".join((FIXTURES / "participants.jsonl").read_bytes().splitlines(keepends=True)[:8]))
    words = ["match", "--participants", str(people), "--index", str(task.index), "--as-of", "2026-11-21", "--top", "3"]
    for engine in ("serial", "spark"):
        assert main([*words, "--format", form, "--engine", engine, "--out", str(tmp_path / engine)]) == 0
    assert (tmp_path / "spark").read_bytes() == (tmp_path / "serial").read_bytes()
    assert (tmp_path / "spark").stat().st_size > 1_000


# Everything that Spark tells: its log in detail, and the record of events from which its pages are made.
_TOLD = """
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from pyspark.sql import SparkSession
from proaktiv_match.engines import SparkEngine, Task, spark_suggestions
from proaktiv_match.errors import ProaktivMatchError
from proaktiv_match.profiles import read_participants
from tests.engines.test_spark import Dying, Telling

events, index, file, faulty = sys.argv[1:]
session = (
    SparkSession.builder.master("local[2]")
    .config("spark.eventLog.enabled", "true").config("spark.eventLog.dir", events)
    .config("spark.eventLog.compress", "false").config("spark.ui.enabled", "false").getOrCreate()
)
task = Task(date(2026, 11, 21), index=Path(index))
people = read_participants(file)
assert len(list(SparkEngine(session).run(task, people))) == len(people)
table = session.read.text([file, faulty])
spark_suggestions(table, task, "value").write.format("noop").mode("overwrite").save()
for form in (Telling("K-1"), Dying()):
    try:
        list(SparkEngine(session).run(replace(task, form=form), people))
    except ProaktivMatchError as error:
        print(error.message, file=sys.stderr)
session.stop()
"""
_LOG = """
rootLogger.level = info
rootLogger.appenderRef.console.ref = console
logger.python.name = org.apache.spark.api.python.PythonGatewayServer
logger.python.level = info
appender.console.type = Console
appender.console.name = console
appender.console.target = SYSTEM_ERR
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %p %c: %m%n%ex
"""


@with_spark
def test_nothing_about_a_person_in_the_logs_and_events_of_spark(tmp_path, task):
    person = json.loads((FIXTURES / "participants.jsonl").read_text(encoding="utf-8").splitlines()[0])
    person |= {"id": "K-1", "skills": [{"name": "Xylophonbau"}], "home": {"postcode": "58636"}}
    file, events, log = tmp_path / "participants.jsonl", tmp_path / "events", tmp_path / "log4j2.properties"
    file.write_text(json.dumps(person, ensure_ascii=False) + "\n", encoding="utf-8")
    faulty = tmp_path / "faulty.jsonl"
    faulty.write_text('{"id": "K-2", "skills": "Xylophonbau", "58636": "Xylophonbau"}\n', encoding="utf-8")
    events.mkdir()
    log.write_text(_LOG, encoding="utf-8")
    paths = os.pathsep.join((str(ROOT / "src"), str(ROOT)))
    made = os.environ | {"PYTHONPATH": paths, "LOG4J_CONFIGURATION_FILE": str(log), "PYSPARK_PYTHON": sys.executable}
    words = [sys.executable, "-W", "ignore", "-c", _TOLD, str(events), str(task.index), str(file), str(faulty)]
    done = subprocess.run(words, env=made, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2_000:]
    told = done.stderr + "".join(one.read_text("utf-8") for one in events.rglob("*") if one.is_file())
    # It is what it should be: jobs, plans, and both errors.
    assert "SparkListenerJobStart" in told
    assert "MapInArrow" in told
    assert "K-1" in told
    assert "SIGKILL" in told or "crashed" in told
    dimensions = {limit["dimension"] for limit in person["limits"]}
    stated = {"Xylophonbau", "58636", *(f'"{one}"' for one in dimensions)}
    assert [word for word in sorted(stated) if word in told or word.replace('"', '\\"') in told] == []


def test_without_the_extra_the_call_says_how_to_get_it(monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark", None)
    with pytest.raises(InputError) as caught:
        spark_engine()
    fault = caught.value.faults[0]
    assert (fault.code, fault.allowed) == ("spark_extra", "pip install 'proaktiv_match[spark]'")
    assert caught.value.exit_code == 2


def test_without_java_the_call_says_so(monkeypatch):
    for name in ("pandas", "pyarrow", "pyspark"):
        monkeypatch.setitem(sys.modules, name, types.ModuleType(name))
    for name in ("JAVA_HOME", "PYSPARK_GATEWAY_PORT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(InputError) as caught:
        spark_engine()
    assert [fault.code for fault in caught.value.faults] == ["spark_java"]


def test_a_person_travels_unchanged(people):
    for one in people:
        assert Participant.model_validate_json(participant_line(one)) == one
