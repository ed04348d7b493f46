# The two commands: `make demo` and `make test`. Each does all the set-up it needs; a stamp file says what is already done.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check -q
LOCK = $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --no-annotate

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help install install-tests demo test check bench soak lock lock-current licences clean

help:
	@echo "make demo      the whole system with made-up people, on http://127.0.0.1:$(PORT)"
	@echo "make test      every test"
	@echo "make check     style, types, rooms, diagrams, provisions"
	@echo "make bench     the measurements;  make soak: the long searches"
	@echo "make install   only the set-up;   make lock: new exact versions"

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

# What the system needs to run.
$(VENV)/.run: requirements.txt pyproject.toml | $(BIN)/python
	@echo "installing what the system needs"
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

# What the tests need on top of it.
$(VENV)/.tests: requirements-dev.txt $(VENV)/.run
	@echo "installing what the tests need"
	$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@

# The pages' scripts and styles, the documents' fonts.
$(VENV)/.assets: package-lock.json tools/assets.py $(VENV)/.run
	@echo "installing scripts, styles and fonts"
	$(BIN)/python tools/assets.py
	@touch $@

install: $(VENV)/.run $(VENV)/.assets

install-tests: install $(VENV)/.tests

# exec: a signal to this process reaches the server itself.
demo: install
	@exec $(BIN)/interdict demo --port $(PORT)

# As many processes as there are processors share the tests; the stories of the processes stay together, since what they reached is looked at last.
test: install-tests
	$(BIN)/python -m pytest -n auto --ignore=tests/processes
	$(BIN)/python -m pytest tests/processes

check: install-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/interdict check
	$(BIN)/python tools/law_pages.py --check

bench: install-tests
	$(BIN)/python -m tests.benchmarks

soak: install-tests
	$(BIN)/python -m pytest -m "soak or not browser" --hypothesis-profile=soak

lock: install-tests
	$(LOCK) --upgrade pyproject.toml -o requirements.txt
	$(LOCK) --upgrade pyproject.toml --group dev -c requirements.txt -o requirements-dev.txt

# The lock files say what pyproject.toml asks for: compiling them again (from the versions they hold) changes nothing.
lock-current: install-tests
	@mkdir -p var && cp requirements.txt var/run.txt && cp requirements-dev.txt var/tests.txt
	@$(LOCK) pyproject.toml -o var/run.txt && diff -q requirements.txt var/run.txt
	@$(LOCK) pyproject.toml --group dev -c requirements.txt -o var/tests.txt && diff -q requirements-dev.txt var/tests.txt

licences: install-tests
	$(BIN)/python tools/licences.py

clean:
	rm -rf $(VENV) node_modules var app/web/static/vendor app/documents/fonts
