# The service and the command line; Neo4j is a container of its own (docker-compose.yml).
FROM python:3.11-slim

# libgomp1 is what LightGBM computes with.
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libgomp1 \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --create-home --uid 10001 sarhad

WORKDIR /srv/sarhad
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes --requirement requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY app app
COPY cypher cypher
COPY engine engine
COPY ingest ingest
COPY models models
COPY seeds seeds
RUN pip install --no-cache-dir --no-deps --no-build-isolation .

USER sarhad
ENV PYTHONUNBUFFERED=1
EXPOSE 8000
CMD ["sarhad", "up"]
