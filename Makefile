# Everything a person or a machine does with a checkout. Needs only make and Python 3.11 to 3.14;
# each target sets up what it needs, once.
SHELL := /bin/bash
.DEFAULT_GOAL := help

VENV ?= .venv
BIN := $(VENV)/bin
PY := $(BIN)/python
# How many processes share the suite.
WORKERS ?= 2

# What needs a server, by the names of tests and files.
ON_SERVER := postgres or attack or guard or login or server or far or listening or moving or backup

CATALOGUES := $(wildcard resources/i18n/*.ts)
COMPILED := $(CATALOGUES:.ts=.qm)

# Two set-ups at once would write to one virtual environment.
.NOTPARALLEL:
.PHONY: help run setup system test test-oldest-server test-xcb lint format bench campaigns coverage installer i18n lock clean

help: ## List the targets
	@grep -hE '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 12

run: system $(VENV)/runtime.stamp i18n ## Open the window, or walk the tour where there is no screen
	@.ci/run_window $(PY)

setup: system $(VENV)/dev.stamp i18n ## Set up everything that tests and lint need

test: setup ## Run the whole suite: offscreen, on SQLite and on a PostgreSQL server of its own
	LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n $(WORKERS) $(ARGS)

test-oldest-server: setup ## Run what touches PostgreSQL on the oldest version that is supported (needs npm)
	programs=$$($(PY) -m tests.oldest_server build/oldest-server) && \
		RELAPP_PG_BIN="$$PWD/$$programs" LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen \
		$(PY) -m pytest -n $(WORKERS) tests/relapp tests/campaigns tests/ui/shell -k "$(ON_SERVER)" $(ARGS)

test-xcb: setup ## Run the window tests on a real (virtual) X screen
	LANG=C.UTF-8 QT_QPA_PLATFORM=xcb xvfb-run -a $(PY) -m pytest tests/ui $(ARGS)

lint: $(VENV)/dev.stamp ## Check format, rules, types and the direction of imports
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/dev.stamp ## Format the source and mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

coverage: setup ## Run the suite and say which lines no test reached
	LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen $(PY) -m pytest -n $(WORKERS) --cov --cov-report=term:skip-covered $(ARGS)

bench: setup ## Measure the figures of docs/ as ratios within one run
	$(PY) -m benchmarks $(ARGS)

campaigns: setup ## Many desks, cut lines, killed programs, hostile files: half an hour (docs/reliability.md)
	$(PY) -m benchmarks.campaigns $(ARGS)
	$(PY) -W ignore -m benchmarks.campaigns.importers

installer: setup ## Build the program without Python under dist/ and start it once
	$(BIN)/pyinstaller --noconfirm --clean build_installer.spec
	QT_QPA_PLATFORM=offscreen dist/relapp/relapp-desk --self-test

system:
	@.ci/system_packages window

i18n: $(COMPILED) ## Compile the catalogues

%.qm: %.ts | $(VENV)/runtime.stamp
	@$(BIN)/pyside6-lrelease -silent $< -qm $@

lock: $(VENV)/dev.stamp ## Resolve the pinned lists of requirements/ anew
	.ci/lock $(PY)

$(VENV)/runtime.stamp: requirements/runtime.txt
	.ci/virtualenv $(VENV) $<
	@touch $@

$(VENV)/dev.stamp: requirements/dev.txt
	.ci/virtualenv $(VENV) $<
	@touch $@ $(VENV)/runtime.stamp

clean: ## Remove everything that can be made again
	rm -rf $(VENV) build dist tour .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	rm -f resources/i18n/*.qm
