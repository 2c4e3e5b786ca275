"""Runs Java for an owner and ends it when the owner is gone: ``python -m engine.guard COMMAND...``.

The owner holds the other end of our standard input. When it closes, by a clean end, a crash or SIGKILL alike, Java is
asked to stop, and killed if it does not.
"""

import os
import signal
import subprocess
import sys
import threading

GRACE = 60  # seconds that Neo4j may take to close its store


def main(arguments: list[str]) -> int:
    """Start Java, print its process id, stay until it or the owner ends (``--detached``: leave it to itself)."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole terminal; the owner decides
    detached = arguments[0] == "--detached"
    command = arguments[1:] if detached else arguments
    java = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=sys.stderr, start_new_session=True)  # noqa: S603 - our own command line
    signal.signal(signal.SIGTERM, lambda *_: java.terminate())
    print(java.pid, flush=True)  # noqa: T201 - this is how the owner learns it
    if detached:
        return 0
    threading.Thread(target=_watch, args=(java,), daemon=True).start()
    return java.wait()


def _watch(java: "subprocess.Popen[bytes]") -> None:
    while os.read(0, 1):
        pass
    java.terminate()
    try:
        java.wait(GRACE)
    except subprocess.TimeoutExpired:
        java.kill()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
