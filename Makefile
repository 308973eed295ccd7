# `make demo` and `make test` set themselves up: they need Python 3.11 or newer and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.PHONY: demo test check lint types format model bench clean

demo: $(READY)
	$(BIN)/saring demo

test: $(READY)
	$(BIN)/python -m pytest

check: lint types test

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# Rebuilds the shipped model; DATA is the folder with the labelled sets (data/README.md).
model: $(READY)
	$(BIN)/python scripts/train.py --data "$(DATA)"

# Measures everything beside its peers again; they are installed in an environment of their own.
bench: $(READY)
	$(BIN)/python scripts/bench/run.py

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable ".[dev]"
	touch $@

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
