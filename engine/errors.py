"""What can go wrong on the way to a running server, each with what to do next."""


class EngineError(RuntimeError):
    """The local Neo4j can't be brought to life."""

    title = "Neo4j"


class ArtifactError(EngineError):
    """A jar can't be fetched, or is not what the lock file says."""

    title = "Download"


class PortBusyError(EngineError):
    """A port that was asked for is taken."""

    title = "Port"
