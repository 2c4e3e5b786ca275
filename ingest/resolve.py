"""From what articles say to incidents: pure functions, the same whatever the order of the articles."""

from collections.abc import Iterable, Iterator
from itertools import chain

from ingest.cluster import cluster_tellings
from ingest.extraction import Extraction
from ingest.incident import Incident, make_incident
from ingest.judgement import Judgements
from ingest.telling import Key, Telling, tellings_of

NONE = Judgements()


def resolve(extractions: Iterable[Extraction], judgements: Judgements = NONE) -> list[Incident]:
    """All incidents, in the order of their ids."""
    clusters = cluster_tellings(list(judged_tellings(extractions, judgements)), judgements)
    return sorted((make_incident(cluster, judgements) for cluster in clusters), key=lambda incident: incident.id)


def judged_tellings(extractions: Iterable[Extraction], judgements: Judgements) -> Iterator[Telling]:
    """What is left to resolve after what people rejected and corrected."""
    for telling in chain.from_iterable(map(tellings_of, extractions)):
        judged = judgements.judged(telling)
        if judged:
            yield judged


def incident_ids(incidents: Iterable[Incident]) -> dict[Key, str]:
    """(article id, number of the event) -> incident id."""
    return {telling.key: incident.id for incident in incidents for telling in incident.tellings}
