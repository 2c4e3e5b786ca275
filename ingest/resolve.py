"""From what articles say to incidents: pure functions, the same whatever the order of the articles."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from ingest.cluster import Cluster, cluster_tellings
from ingest.extraction import Extraction
from ingest.incident import Incident, make_incident
from ingest.judgement import Judgements
from ingest.origins import Copy, find_copies, with_origins
from ingest.telling import Key, Telling, tellings_of

NONE = Judgements()


def resolve(extractions: Sequence[Extraction], judgements: Judgements = NONE) -> list[Incident]:
    """All incidents, in the order of their ids."""
    copies = find_copies(extraction.article for extraction in extractions)
    tellings = with_origins(judged_tellings(extractions, judgements), copies)
    clusters = (_with_copies(cluster, copies) for cluster in cluster_tellings(list(tellings), judgements))
    return sorted((make_incident(cluster, judgements) for cluster in clusters), key=lambda incident: incident.id)


def _with_copies(cluster: Cluster, copies: Sequence[Copy]) -> Cluster:
    """The cluster with a word on those of its articles that carry the text of another."""
    articles = {telling.article for telling in cluster.tellings}
    said = [copy.reason for copy in copies if {copy.article, copy.of} <= articles]
    return replace(cluster, reasons=(*cluster.reasons, *said)) if said else cluster


def judged_tellings(extractions: Iterable[Extraction], judgements: Judgements) -> Iterator[Telling]:
    """What is left to resolve after what people rejected and corrected."""
    for telling in chain.from_iterable(map(tellings_of, extractions)):
        judged = judgements.judged(telling)
        if judged:
            yield judged


def incident_ids(incidents: Iterable[Incident]) -> dict[Key, str]:
    """(article id, number of the event) -> incident id."""
    return {telling.key: incident.id for incident in incidents for telling in incident.tellings}
