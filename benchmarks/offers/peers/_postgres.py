"""PostgreSQL: its own server for the run, as Debian packs it; postings by an index-only scan."""

import os
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import psycopg

from benchmarks.offers._answer import TOP, Filtered
from benchmarks.offers._cache import World
from benchmarks.offers._people import Question
from benchmarks.offers._shape import Shape
from benchmarks.offers._world import Columns
from benchmarks.offers.peers._peer import Missing, Peer
from benchmarks.offers.peers._sql import filtered_sql, filtered_without_skills_sql
from benchmarks.offers.peers._tables import offer_table, posting_table

__all__ = ["ENGINE"]

_SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "2GB",
    "work_mem": "512MB",
    "maintenance_work_mem": "1GB",
    "max_wal_size": "8GB",
    "fsync": "off",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "max_parallel_maintenance_workers": "0",
    "autovacuum": "off",
}


def _programs() -> Path:
    """Folder of the server's programs."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda one: int(one.parts[-3]))
    named = shutil.which("initdb")
    if not found and named is None:
        raise Missing("the server of PostgreSQL is not installed (Debian: apt install postgresql)")
    return found[-1].parent if found else Path(str(named)).parent


class PostgreSql(Peer):
    """Server and client on one machine, over a socket; the server works on one core."""

    outside = True
    setup = "postings PRIMARY KEY (concept, offer) INCLUDE (weight), one table of known demands (null else), no JIT"

    def __init__(self, world: World, folder: Path) -> None:
        shape, columns = world.shape, world.columns
        del folder
        self.programs = _programs()
        # The server refuses to run as root; Debian brings a user for it, who cannot enter a folder of root.
        self.user: dict[str, Any] = {"user": "postgres"} if os.geteuid() == 0 else {}
        self.folder = Path(tempfile.mkdtemp(prefix="offers-"))
        if self.user:
            shutil.chown(self.folder, "postgres")
        data = str(self.folder / "data")
        self._run("initdb", "-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "--locale=C")
        settings = " ".join(f"-c {name}={value!r}" for name, value in _SETTINGS.items())
        self._run("pg_ctl", "-D", data, "-w", "-l", f"{data}.log", "-o", f"{settings} -k {self.folder}", "start")
        try:
            self.base = psycopg.connect(f"host={self.folder} user=postgres dbname=postgres", autocommit=True)
            self._fill(shape, columns)
        except BaseException:
            self.close()
            raise

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run(  # noqa: S603  programs of the system, arguments of our own
            [str(self.programs / program), *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/", **self.user
        )

    def _fill(self, shape: Shape, columns: Columns) -> None:
        table = offer_table(shape, columns)
        known = {name: table[name] for name in ("offer", *(f"k{number}" for number in range(len(shape.axes))))}
        kinds = ", ".join(f"{name} smallint" for name in known if name != "offer")
        self.base.execute(f"CREATE UNLOGGED TABLE offers (offer integer, required integer NOT NULL, {kinds})")
        self._copy("offers", known | {"required": table["required"]}, ["int4", *["int2"] * len(shape.axes), "int4"])
        self.base.execute("ALTER TABLE offers ADD PRIMARY KEY (offer)")
        self.base.execute("CREATE UNLOGGED TABLE postings (concept integer, offer integer, weight integer)")
        self._copy("postings", posting_table(columns), ["int4"] * 3)
        self.base.execute("ALTER TABLE postings ADD PRIMARY KEY (concept, offer) INCLUDE (weight)")
        self.base.execute("VACUUM (ANALYZE, FREEZE) offers")
        self.base.execute("VACUUM (ANALYZE, FREEZE) postings")

    def _copy(self, name: str, table: dict[str, Any], types: list[str]) -> None:
        columns, count = list(table), len(next(iter(table.values())))
        target = f"COPY {name} ({', '.join(columns)}) FROM STDIN (FORMAT BINARY)"
        with self.base.cursor() as cursor, cursor.copy(target) as copy:
            copy.set_types(types)
            for first in range(0, count, 10_000):
                parts = [array[first : first + 10_000].tolist() for array in table.values()]
                for row in zip(*parts, strict=True):
                    copy.write_row([None if one == -1 else one for one in row])

    def filtered(self, question: Question) -> Filtered:
        rows = self.base.execute(filtered_sql(question, "/", nulls=True)).fetchall()
        if len(rows) < TOP:
            rest = self.base.execute(filtered_without_skills_sql(question, len(rows), nulls=True)).fetchall()
            rows += [(0, offer) for (offer,) in rest]
        return Filtered(tuple(rows))

    @property
    def elsewhere(self) -> int:
        row = self.base.execute("SELECT pg_database_size('postgres')").fetchone()
        return int(row[0]) if row else 0

    def close(self) -> None:
        if hasattr(self, "base"):
            self.base.close()
        self._run("pg_ctl", "-D", str(self.folder / "data"), "-m", "immediate", "stop")
        shutil.rmtree(self.folder)


ENGINE = PostgreSql
