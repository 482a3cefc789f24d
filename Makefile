# make build : set everything up and build the graph, the tables and the site into build/
# make test  : set everything up and run the tests
# Needs Python 3.11 or later and make; everything else is installed into .venv from the locked requirements.

PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
# Where the text of the report lies, if you have it: the evidence of every record is then checked against it.
KPRGRAPH_SOURCE ?=
export KPRGRAPH_SOURCE

.PHONY: build test check lint types imports format lock bench audit sbom clean

build: $(VENV)/.runtime
	$(BIN)/python hatch_build.py
	$(BIN)/kprgraph build

test: $(VENV)/.dev
	$(BIN)/python hatch_build.py
	$(BIN)/python -m pytest -n auto

check: lint types imports test

lint: $(VENV)/.dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.dev
	$(BIN)/mypy

imports: $(VENV)/.dev
	$(BIN)/lint-imports

# Rewrites code and curated data in their canonical form.
format: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/kprgraph format

# Writes the locked requirements anew from pyproject.toml.
lock: $(VENV)/.dev
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --all-extras --group build pyproject.toml -o requirements/runtime.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --all-extras --group dev pyproject.toml -o requirements/dev.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --all-extras --group bench pyproject.toml -o requirements/bench.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --group pyproject.toml:supply -o requirements/supply.txt

# Known weaknesses of what the program is built on, from the advisories of PyPI.
audit: $(VENV)/.supply
	$(VENV)/supply/bin/pip-audit --disable-pip --require-hashes -r requirements/runtime.txt

# What the program is built on, in CycloneDX form, for a release.
sbom: $(VENV)/.supply
	mkdir -p dist
	$(VENV)/supply/bin/cyclonedx-py environment --output-reproducible --pyproject pyproject.toml --of JSON -o dist/kprgraph.cdx.json $(BIN)/python

$(VENV)/.supply: requirements/supply.txt | $(VENV)/.runtime
	$(PYTHON) -m venv $(VENV)/supply
	$(VENV)/supply/bin/python -m pip install --quiet --require-hashes -r requirements/supply.txt
	touch $@

$(VENV)/bin/python:
	$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "kprgraph needs Python 3.11 or later; set PYTHON=/path/to/python3.11")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements/runtime.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/runtime.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/dev.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@ $(VENV)/.runtime

# The program against what a user would otherwise write, and against its peers; fills docs/performance.md.
bench: $(VENV)/.bench
	$(BIN)/python -m benchmarks --into docs/performance.md

$(VENV)/.bench: requirements/bench.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements/bench.txt
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	touch $@ $(VENV)/.dev $(VENV)/.runtime

clean:
	rm -rf frontend/node_modules src/kprgraph/web/_ui build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
