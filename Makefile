# make build sets up everything and makes the documents of records/age/; make test checks everything.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready
# Hundreds of processes are started by the tests: what was compiled for one is kept for the others.
unexport PYTHONDONTWRITEBYTECODE
# What pybabel writes into the head of a catalogue and nobody fills in.
NOT_OURS := Project-Id-Version|Report-Msgid|POT-Creation|PO-Revision|Last-Translator|Language-Team|Generated-By

.DEFAULT_GOAL := help
.PHONY: help build test check judges spelling approve year soak audit postgres bench catalogues lock clean

help: ## What can be made
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST)

build: $(READY) ## Set up everything and make the documents of records/age/
	$(BIN)/folio build age

test: check judges ## Set up everything and run every check and test
	$(BIN)/python -m pytest -rs -n auto -m "not prefect and not year and not soak" --cov --cov-report=
	$(BIN)/python -m pytest -n 2 --dist loadfile -m "prefect and not soak" --cov --cov-append --cov-report=term --cov-fail-under=90

check: $(READY) ## Style, types, layers and records, in seconds
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/folio --quiet check

judges: $(READY) ## Fetch the judges of Word files and what is hostile, with npm and pip, where that is at hand
	@sh .ci/judges
	@sh .ci/pictures

spelling: $(READY) ## Spell the fixed phrases and the records with hunspell, where that is at hand
	$(BIN)/python -m pytest -q -rs tests/spelling

approve: $(READY) ## Rewrite tests/approved/ and tests/wrong/: read the difference, then commit it
	$(BIN)/python -m pytest -q -m "not prefect and not year and not soak" --approve tests
	git diff --stat -- tests/approved tests/wrong

year: $(READY) ## A year of the example project in a real office, step by step, in five minutes; KEEP=folder keeps it
	$(BIN)/python -m pytest -s -q -m year tests/year

soak: judges ## The long tests, with their counts printed
	$(BIN)/python -m pytest -m soak -s -q tests

audit: $(READY) ## Hold what requirements.lock pins against published advisories; tell how old it is
	$(BIN)/python .ci/audit.py

postgres: $(READY) ## A build and an intake on a Prefect server with a real PostgreSQL behind it, in a minute
	@sh .ci/postgres
	FOLIO_POSTGRES=1 $(BIN)/python -m pytest -q -rs tests/flows/test_postgres.py

bench: $(READY) ## Measure what the speed promises say, side by side; ONLY=a,c measures some of it
	$(BIN)/python -m benchmarks $(ONLY)

catalogues: $(READY) ## Bring the catalogues of fixed phrases up to date with the code
	$(BIN)/pybabel -q extract --no-location --omit-header \
	  -F pyproject.toml -o .venv/folio.pot folio
	for po in templates/locale/*/LC_MESSAGES/folio.po; do \
	  $(BIN)/pybabel -q update -D folio --no-wrap --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date \
	    -i .venv/folio.pot -o $$po -l $$(basename $$(dirname $$(dirname $$po))); \
	  sed -i -E '/^"($(NOT_OURS))[-:]/d' $$po; done

lock: $(READY) ## Resolve requirements.lock anew (needs uv)
	uv pip compile -q --universal --python-version 3.11 --extra dev --extra dask --generate-hashes \
	  --no-emit-index-url --no-header --no-annotate -o requirements.lock pyproject.toml

clean: ## Take away what was set up and made, but for the ledger, what went out, and who was reminded or mailed
	rm -rf .venv
	find outputs/age -type f -o -type l 2>/dev/null | while IFS= read -r file; do \
	  case $${file#outputs/age/} in ledger.jsonl|.ledger.sha256|reminders.jsonl|mailings.jsonl|published/*|letters/*) continue;; esac; \
	  grep -qsF "\"$${file#outputs/age/}\"" outputs/age/ledger.jsonl || rm -f "$$file"; done
	find outputs/age -depth -type d -empty -delete 2>/dev/null || true

$(READY): requirements.lock pyproject.toml .ci/system
	sh .ci/system $(PYTHON)
	@echo "Fetching what Folio needs into .venv/; this takes some minutes ..."
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	$(BIN)/python -c "from folio.rendering.fonts import font_urls; font_urls()"
	$(BIN)/python -c "from folio.rendering.web_fonts import web_fonts; web_fonts()"
	touch $@
