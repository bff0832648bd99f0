"""On which engine `match` runs: files checked here first, then opened by whoever computes."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from proaktiv_match.cli._load import Inputs, check, load
from proaktiv_match.cli._options import EngineName
from proaktiv_match.cli._output import clean_end
from proaktiv_match.cli._progress import busy, count_lines, watched
from proaktiv_match.cli._session import Session
from proaktiv_match.engines import Engine, Processes, Serial, Shard, Task, Worker
from proaktiv_match.errors import Fault, InputError
from proaktiv_match.index import OfferIndex, build_index
from proaktiv_match.profiles import Participant, iter_offers
from proaktiv_match.wording import LANGUAGES, terminal_text

__all__ = ["Way", "Work", "refused"]


def refused(key: str, allowed: str | None = None) -> InputError:
    """The fault of options that do not go together."""
    de, en = (terminal_text(f"fault/{key}", lang) for lang in LANGUAGES)
    return InputError([Fault("proaktiv-match match", None, "", "usage", de, en, allowed)])


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be done.

    Attributes:
        engine: who does it.
        task: for each participant.
        participants: all of the file.
    """

    engine: Engine
    task: Task
    participants: Iterator[Participant]


@dataclass(frozen=True, slots=True)
class Way:
    """How the participants of a call are answered.

    Attributes:
        engine: where.
        processes: how many, for `processes`; one for each usable core if not given.
        shard: only this part of them.
    """

    engine: EngineName = EngineName.SERIAL
    processes: int | None = None
    shard: Shard | None = None

    @contextmanager
    def opened(self, session: Session, inputs: Inputs, task: Task) -> Iterator[Work]:
        """Check the files of a call and make its engine ready.

        Args:
            session: language.
            inputs: the files.
            task: what is to be done with them.

        Raises:
            InputError: with the faults of all files.
        """
        if self.engine is EngineName.SERIAL:
            with busy(session.say("progress/reading"), inputs.read_whole):
                loaded = load(inputs)
            yield Work(Serial(Worker(task, loaded.matcher, loaded.offers)), task, loaded.participants)
            return
        engine = self._engine()
        with busy(session.say("progress/reading"), inputs.read_whole):
            files = check(inputs, iter_offers)
        if isinstance(files.offers, OfferIndex):
            files.offers.check_taxonomy(files.taxonomy.version)
            yield Work(engine, task, files.participants)
            return
        # It holds offers only, and is closed to others.
        with clean_end(), TemporaryDirectory(prefix="proaktiv-match-") as folder:
            index = Path(folder) / "index"
            total = count_lines(inputs.offers) if inputs.offers else None
            build_index(index, watched(session.say("progress/index_offers"), files.offers, total), files.taxonomy)
            yield Work(engine, replace(task, offers=None, index=index, digests=()), files.participants)

    def texts(self, session: Session, inputs: Inputs, work: Work) -> Iterator[str]:
        """The texts of the participants of the call, with a bar where somebody watches."""
        total = count_lines(inputs.participants)
        if self.shard is None:
            texts = work.engine.run(work.task, work.participants)
            return watched(session.say("progress/matching"), texts, total, rest=session.say("progress/rest"))
        return self.part(session, inputs, work, self.shard, 0)

    def part(self, session: Session, inputs: Inputs, work: Work, shard: Shard, done: int) -> Iterator[str]:
        """The texts of the participants of a part, but for the first so many."""
        # How many of a file are in a part is only known at its end: the bar counts what is read of the file.
        total = count_lines(inputs.participants)
        people = watched(session.say("progress/matching"), work.participants, total, rest=session.say("progress/rest"))
        return work.engine.run(work.task, islice(shard.chosen(people), done, None))

    def _engine(self) -> Engine:
        if self.engine is EngineName.PROCESSES:
            return Processes(self.processes)
        from proaktiv_match.engines import spark_engine

        return spark_engine()
