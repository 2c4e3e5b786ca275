"""``/metrics`` for Prometheus: requests, their time, and how large the graph is."""

from collections.abc import Iterator, Mapping
from typing import Any

from fastapi import FastAPI
from prometheus_client import CollectorRegistry
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector
from prometheus_fastapi_instrumentator import Instrumentator

from cypher.errors import SarhadError
from cypher.graph import Graph


class GraphSize(Collector):
    """Counts the graph when it is asked; a Neo4j that does not answer is told as such."""

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def describe(self) -> list[GaugeMetricFamily]:
        """Nothing is counted before somebody asks."""
        return []

    def collect(self) -> Iterator[GaugeMetricFamily]:
        try:
            size = self._graph.size()
        except SarhadError:
            size = {}
        yield GaugeMetricFamily("sarhad_graph_up", "Whether Neo4j answers", value=bool(size))
        sizes = GaugeMetricFamily("sarhad_graph_nodes", "Nodes of the graph", labels=["kind"])
        for kind, count in size.items():
            sizes.add_metric([kind], count)
        yield sizes


def add_metrics(app: FastAPI, graph: Graph, more: Mapping[str, Any]) -> None:
    """In a registry of its own, so that applications in one process do not mix; ``more`` says who may read it."""
    registry = CollectorRegistry()
    registry.register(GraphSize(graph))
    measuring = Instrumentator(registry=registry, excluded_handlers=["/metrics"]).instrument(app)
    summary = "Requests, their time and the graph's size for Prometheus"
    measuring.expose(app, tags=["operation"], summary=summary, **more)
