PYTHON ?= python3
BIN := .venv/bin
ARTICLES ?= seeds/
STAMP := .venv/.installed
USED := .venv/.used
INSTALL := $(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt

.PHONY: audit test check bench update pictures score clean

# Finding something is the command's purpose, not its failure; only exit 2 and above is.
audit: $(USED)
	$(BIN)/auditor check $(ARTICLES) || test $$? -eq 1

test: $(STAMP)
	$(BIN)/pytest

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest
	$(BIN)/python tools/score.py --check

# Characters per second and start-up time, against the goals of the README.
bench: $(STAMP)
	$(BIN)/python tools/bench.py

# Rewrites what is generated: snapshots and the README's tables. The tests fail when stale.
update: $(STAMP)
	$(BIN)/python tools/update.py

# Redraws the pictures in docs/.
pictures: $(STAMP)
	$(BIN)/python tools/pictures.py

# Recall and false alarms on articles marked by hand, against tests/score.toml.
score: $(STAMP)
	$(BIN)/python tools/score.py

# What auditing needs; the tests need several times as much.
$(USED): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(INSTALL) -e '.[readers]'
	touch $(USED)

$(STAMP): $(USED)
	$(INSTALL) -e '.[dev]'
	touch $(STAMP)

clean:
	rm -rf .venv build *.egg-info
