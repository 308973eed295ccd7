# For developers; whoever only uses Saring installs it as the README says. Needs Python 3.11 or newer.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# One environment, two marks: what runs Saring, and what developing it takes on top.
INSTALLED := $(VENV)/.installed
READY := $(VENV)/.ready

.PHONY: demo test fuzz check lint types docs format model bench audit clean

demo: $(INSTALLED)
	$(BIN)/saring demo

# The fast tests: nothing marked slow, fewer examples from Hypothesis. FULL=1 runs every test with all examples.
test: $(READY)
ifdef FULL
	$(BIN)/python -m pytest
else
	HYPOTHESIS_PROFILE=fast $(BIN)/python -m pytest -m "not slow"
endif

# What continuous integration runs.
check: lint types docs
	$(MAKE) test FULL=1
	$(MAKE) fuzz FUZZ_SECONDS=60

# Damaged files and odd texts for FUZZ_SECONDS (600 in a nightly run); a crash is printed with the seed that repeats it.
FUZZ_SECONDS ?= 600
fuzz: $(READY)
	$(BIN)/python -m scripts.fuzz --seconds $(FUZZ_SECONDS)

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

# A site in each language, in build/docs; any warning and any link that leads nowhere is an error.
docs: $(READY)
	rm -rf build/docs
	DOCS_LANGUAGE=en $(BIN)/python -m sphinx --fail-on-warning --keep-going --quiet docs build/docs/en
	DOCS_LANGUAGE=id $(BIN)/python -m sphinx --fail-on-warning --keep-going --quiet docs build/docs/id
	cp docs/_templates/choose.html build/docs/index.html

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Rebuilds the shipped model; DATA is the folder with the labelled sets (data/README.md).
model: $(READY)
	$(BIN)/python scripts/train.py --data "$(DATA)"

# Measures everything beside its peers again; they are installed in an environment of their own.
bench: $(READY)
	$(BIN)/python scripts/bench/run.py

# Licences of the pinned versions, and their known weaknesses from the advisories of PyPI or OSV: those need the network.
audit: $(READY)
	$(BIN)/python -m scripts.licences
	$(PYTHON) -m venv build/audit
	build/audit/bin/python -m pip install --quiet pip-audit || \
	  { echo "audit: expected pip-audit from the package index, found no way to it; run this where there is a network" >&2; exit 1; }
	$(BIN)/python -m scripts.audit build/audit/bin/pip-audit

$(INSTALLED): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable .
	touch $@

$(READY): $(INSTALLED)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[dev,docs]"
	touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
