"""`match --out FOLDER`: results of a part of all participants, block by block; a run that broke off goes on there."""

import sys
from collections.abc import Iterator
from pathlib import Path

from rich.text import Text

from proaktiv_match import __version__
from proaktiv_match.cli._load import Inputs
from proaktiv_match.cli._session import Session, console
from proaktiv_match.cli._way import Way
from proaktiv_match.engines import Shard, Task, file_digest, write_part
from proaktiv_match.vocabulary import RULES_VERSION, VOCABULARY_VERSION

__all__ = ["write_results"]


def write_results(session: Session, way: Way, inputs: Inputs, task: Task, folder: Path) -> None:
    """Write the part of a call to a folder, and say so.

    Raises:
        InputError: a file is wrong, or the part was begun with other files or options.
    """
    shard = way.shard or Shard()
    stated = task.fixed()
    made_of = _made_of(stated, file_digest(inputs.participants))

    def results(done: int) -> Iterator[str]:
        with way.opened(session, inputs, stated) as work:
            stated.check()
            yield from way.part(session, inputs, work, shard, done)

    written = write_part(folder, shard, made_of, results)
    fields = {"shard": shard, "count": written.participants, "before": written.before, "file": written.path}
    console(sys.stderr).print(Text(session.say("match/part", **fields), style="bold"))


def _made_of(task: Task, participants: str) -> dict[str, str]:
    """Everything on which the bytes of the results rest, by the options of the call."""
    files = {f"--{name}": digest for name, digest in task.digests}
    options = {
        "--as-of": task.as_of.isoformat(),
        "--top": str(task.top),
        "--include-conflicts": str(task.include_conflicts),
        "--lang": task.lang,
    }
    made_with = {"package": __version__, "rules": RULES_VERSION, "vocabulary": VOCABULARY_VERSION}
    return {"--participants": participants, **files, **options, **made_with}
