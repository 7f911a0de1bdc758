PYTHON ?= python3
BIN := .venv/bin
ARTICLES ?= seeds/
STAMP := .venv/.installed

.PHONY: audit test check bench update score clean

audit: $(STAMP)
	$(BIN)/auditor check $(ARTICLES) || test $$? -eq 1

test: $(STAMP)
	$(BIN)/pytest

check: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pytest

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	touch $(STAMP)

clean:
	rm -rf .venv build *.egg-info
