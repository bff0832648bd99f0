# Every target makes its own virtual environment; the machine needs Python 3.11+, git and make, nothing else.
# pip takes its index and certificates from the environment, as it always does.

PYTHON ?= python3
VENV ?= .venv
JOBS ?= 2

# The package that is held to full branch coverage, and the bar.
COV ?= proaktiv_match.fit
COV_MIN ?= 100
# The share of mutants of `fit` that the tests have to kill, in percent.
MUTATION_MIN ?= 90
# More words for pytest: make test PYTEST_ARGS="-k hours"
PYTEST_ARGS ?=

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:

.PHONY: help
help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do \
		printf '  make %-9s %s\n' "$$name" "$$text"; done

.PHONY: venv
venv: $(VENV)/.stamp-test ## the virtual environment for development (library, command line, tests, linters)

.PHONY: demo
demo: $(VENV)/.stamp-run ## the piles of three invented participants, with reasons
	@$(BIN)/proaktiv-match demo

.PHONY: test
test: lint ## linters, then all tests, with branch coverage of the hard filter
	$(BIN)/python -m pytest -n $(JOBS) --cov=$(COV) --cov-branch --cov-fail-under=$(COV_MIN) $(PYTEST_ARGS)

.PHONY: lint
lint: $(VENV)/.stamp-test ## style, types and the contract between the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

.PHONY: format
format: $(VENV)/.stamp-test ## mend what ruff can mend
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.PHONY: spark
spark: $(VENV)/.stamp-spark ## tests of the engine on Spark; needs Java 17 or newer, takes some minutes
	$(BIN)/python -m pytest -m spark $(PYTEST_ARGS) tests/engines tests/cli

.PHONY: bench
bench: $(VENV)/.stamp-run ## explained pairs a second
	$(BIN)/python -m benchmarks.pairs

.PHONY: docs
docs: $(VENV)/.stamp-docs ## the documentation, into docs/_build/html; a warning is an error
	$(BIN)/sphinx-build -W --keep-going -b html docs docs/_build/html

.PHONY: mutation
mutation: $(VENV)/.stamp-mutation ## mutation testing of the hard filter; half an hour on two cores
	rm -rf mutants  # mutmut copies data files only once; a stale copy would judge old rules
	$(BIN)/mutmut run --max-children $(JOBS)
	$(BIN)/python -m tests.mutation.report --at-least $(MUTATION_MIN) --write docs/mutation.md

.PHONY: clean
clean: ## remove what the other targets made, except the virtual environment
	rm -rf build dist docs/_build mutants .coverage .coverage.* htmlcov
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find benchmarks data docs src tests -type d -name __pycache__ -prune -exec rm -rf {} +

.PHONY: distclean
distclean: clean ## remove the virtual environment too
	rm -rf $(VENV)

# ------------------------------------------------------------------------------------------- the virtual environment
# One stamp for each set of packages: a second run costs nothing until pyproject.toml changes.

$(VENV)/.stamp-pip:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed: make PYTHON=python3.12 ..." \
		if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(PIP) --upgrade 'pip>=25.1'
	@touch $@

$(VENV)/.stamp-run: $(VENV)/.stamp-pip pyproject.toml
	$(PIP) --editable '.[cli,reading]'
	@touch $@

$(VENV)/.stamp-test: $(VENV)/.stamp-pip pyproject.toml
	$(PIP) --editable '.[cli,excel,reading]' --group test --group lint
	@touch $(VENV)/.stamp-run $@

$(VENV)/.stamp-spark: $(VENV)/.stamp-pip pyproject.toml
	$(PIP) --editable '.[cli,excel,reading,spark]' --group test
	@touch $(VENV)/.stamp-run $@

$(VENV)/.stamp-docs: $(VENV)/.stamp-pip pyproject.toml
	$(PIP) --editable '.[cli,reading,docs]'
	@touch $(VENV)/.stamp-run $@

$(VENV)/.stamp-mutation: $(VENV)/.stamp-pip pyproject.toml
	$(PIP) --editable '.[cli,reading]' --group mutation
	@touch $(VENV)/.stamp-run $@
