# Every command of the project. `make` alone lists them.

# Where `make run` serves, what is added to a test command line, and which Python .venv is made with:
# make run PORT=8010, make test ARGS="tests/lib -x", make setup PYTHON=python3.12.
HOST = 127.0.0.1
PORT = 8000
ARGS =
WORKERS = auto
export PYTHON

VENV_PYTHON = .venv/bin/python
MANAGE = $(VENV_PYTHON) manage.py
TEST_PACKAGES = poppler-utils qpdf chromium gettext libreoffice-calc-nogui libreoffice-writer-nogui
PYTEST = $(VENV_PYTHON) -m pytest --numprocesses=$(WORKERS) --dist=worksteal $(ARGS)
# Clicks, paper, other people's files, and our own files: what they ask of the database, other tests ask too.
NOT_OF_THE_DATABASE = $(addprefix --ignore=tests/,browser reports/paper lib/uploads lib/word) \
	$(patsubst %,--ignore=tests/test_%.py,commands conventions guide layers messages settings)
PRODUCTION = DEBUG=False ALLOWED_HOSTS=upr.example.org EMAIL_URL=smtp+tls://mail.example.org \
	SECRET_KEY=long-enough-for-the-deployment-check-and-for-nothing-else-0123456789

.PHONY: help run setup install install-for-tests test test-postgres check format messages pictures bench lock clean

help:  ## List the commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-14s %s\n", $$1, $$2 }' Makefile

run: setup  ## Install, set up and serve the site on http://127.0.0.1:8000/ (HOST=, PORT=)
	$(MANAGE) runserver $(HOST):$(PORT)

setup: install  ## Install, make the database and load the record into it if it is empty
	$(MANAGE) migrate
	$(MANAGE) createcachetable
	$(MANAGE) load_record cambodia --if-empty
	$(MANAGE) create_first_administrator

install:
	@scripts/install.sh

install-for-tests:
	@scripts/install.sh $(TEST_PACKAGES)

test: install-for-tests  ## Run the tests on SQLite (ARGS=)
	env -u DATABASE_URL $(PYTEST)

test-postgres: install-for-tests  ## Run what asks the database on a PostgreSQL started for it, or on DATABASE_URL (ARGS=)
	scripts/with_postgres.sh $(PYTEST) $(NOT_OF_THE_DATABASE)

check: install  ## Check format, lint, types, migrations, production settings and the API's schema
	$(VENV_PYTHON) -m ruff format --check .
	$(VENV_PYTHON) -m ruff check .
	$(VENV_PYTHON) -m mypy .
	$(MANAGE) makemigrations --check --dry-run
	$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING
	$(MANAGE) spectacular --validate --fail-on-warn --file /dev/null

format: install  ## Put the code in the project's format and mend what the linter can
	$(VENV_PYTHON) -m ruff format .
	$(VENV_PYTHON) -m ruff check --fix .

messages: install-for-tests  ## Collect the interface's words and compile their Khmer
	$(MANAGE) makemessages --locale km --no-wrap --no-location --no-obsolete --ignore .venv --ignore tests
	.venv/bin/pybabel compile --directory locale --domain django --locale km

pictures: install-for-tests  ## Make the pictures of the editors' guide from the running product
	$(VENV_PYTHON) scripts/editors_guide_pictures.py

bench: install-for-tests  ## Measure how a report becomes a PDF, beside WeasyPrint alone and Chromium; writes docs/benchmarks.md
	env -u DATABASE_URL $(VENV_PYTHON) scripts/bench.py

# Made with the oldest Python that the project runs on, since newer ones need fewer packages.
lock:  ## Make requirements.lock anew from pyproject.toml (ARGS=--upgrade for newer versions)
	folder=$$(mktemp -d) && trap 'rm -rf "$$folder"' EXIT && $(or $(PYTHON),python3.11) -m venv "$$folder" && \
	"$$folder/bin/python" -m pip install --quiet --upgrade pip pip-tools && \
	"$$folder/bin/pip-compile" --quiet --extra dev --generate-hashes --no-emit-index-url --no-emit-find-links \
		--no-emit-trusted-host --no-header --strip-extras --output-file requirements.lock $(ARGS) pyproject.toml

clean:  ## Remove what these commands made, but for the database in var/
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis *.egg-info
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
