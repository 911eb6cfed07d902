# One command each. All may be repeated; the second time is quick.
#   make run           the whole line with the demo site, until Ctrl-C
#   make test          every test
#   make check         format, lint, types, imports, dependencies, schemas
#   make bench         how fast the line is here
#   make bench-read    milliseconds a story by format, beside other readers
#   make bench-enrich  sections, topics, sectors and links against labelled stories
#   make fuzz          bad input by the hundred thousand and by the megabyte
#   make format        format and mend what can be mended
#   make reference     renew deploy/REFERENCE.md from what the code declares
#   make requirements  renew the locked requirements from pyproject.toml
#   make clean         remove what all of these have made, data included

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.PHONY: help run test check bench bench-read bench-enrich fuzz format reference requirements clean

help:
	@sed -n 's/^#   //p' Makefile

run: $(READY)
	@exec $(BIN)/wiredesk up --demo

test: $(READY)
	@{ command -v chromium && fc-list :lang=zh | grep -q .; } >/dev/null 2>&1 \
		|| [ "$$(id -u)" != 0 ] || ! command -v apt-get >/dev/null || { \
		echo "Installing Debian's chromium and a Chinese font for the browser tests" >&2; \
		apt-get -qq update && apt-get -qq install -y --no-install-recommends \
			chromium fontconfig fonts-wqy-zenhei; } >/dev/null
	@$(BIN)/pytest

check: $(READY)
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/deptry .
	@$(BIN)/vulture
	@$(BIN)/python -m schemas --check

bench: $(READY)
	@$(BIN)/python -m tests.benchmarks

bench-read: $(READY)
	@$(BIN)/python -m tests.benchmarks.reading

bench-enrich: $(READY)
	@OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 $(BIN)/python -m tests.benchmarks.enrichment

fuzz: $(READY)
	@$(BIN)/python -m tests.benchmarks.bad_input

format: $(READY)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

reference: $(READY)
	@$(BIN)/wiredesk config reference >deploy/REFERENCE.new
	@mv deploy/REFERENCE.new deploy/REFERENCE.md

requirements: $(READY)
	@$(BIN)/python -m uv --version >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet uv
	@$(BIN)/python -m uv pip compile pyproject.toml --extra dev --universal --quiet \
		--generate-hashes --no-emit-index-url --no-header --no-annotate \
		--output-file deploy/requirements.txt

clean:
	@if [ -e .wiredesk/line.toml ]; then echo "The line runs: stop it first (Ctrl-C)." >&2; exit 1; fi
	@rm -rf .venv .wiredesk build *.egg-info .mypy_cache .ruff_cache .pytest_cache \
		.hypothesis .import_linter_cache .bench
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(READY): deploy/requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
		echo "wiredesk needs Python 3.11 or newer: name one, as in make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { \
		echo "Python's venv is missing: install it (Debian: apt-get install python3-venv)" >&2; exit 1; }
	@echo "Setting up .venv (a minute the first time)"
	@$(PYTHON) -m venv .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes --requirement deploy/requirements.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--no-deps --no-build-isolation --editable .
	@touch $(READY)
