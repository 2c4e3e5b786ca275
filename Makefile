# Everything that is done with Sarhad; `make help` lists it.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/.complete

.DEFAULT_GOAL := help
.PHONY: help setup run test lint bench train eval lock clean

help: ## List the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-7s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## Make .venv with everything pinned by requirements.lock

$(STAMP): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Sarhad needs Python 3.11 to 3.14; say which with: make PYTHON=python3.12 " + sys.argv[1] if not (3, 11) <= sys.version_info < (3, 15) else 0)' "$(MAKECMDGOALS)"
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

run: setup ## Start Neo4j, load the seeds, serve; prints the addresses
	@exec $(BIN)/sarhad up

test: setup ## Lint, types, architecture and all tests, on a real Neo4j that is started and stopped
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

lint: setup ## Format and lint in place, check types and architecture
	$(BIN)/ruff format
	$(BIN)/ruff check --fix
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup ## Speed of extraction against the bare language model, side by side
	$(BIN)/python -m training.bench

train: setup ## Train the event models anew from corpus/ (minutes; training/README.md has the rest)
	$(BIN)/python -m training.train

eval: setup ## Score extraction on writers left out of training (minutes)
	$(BIN)/python -m training.evaluate

lock: setup ## Resolve requirements.lock anew
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile pyproject.toml --group dev --universal --generate-hashes --python-version 3.11 --no-header --output-file requirements.lock

clean: ## Remove what was built here; your data and cache stay
	rm -rf .venv build .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
