# Everything a contributor runs. Needs make and a Python 3.11 to 3.13; the rest goes into .venv.

VENV := .venv
ONE_THREAD := OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 MKL_NUM_THREADS=1
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

# The first Python that really starts and is new enough; override with `make PYTHON=/path/to/python`.
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
	if $$name -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null; \
	then echo $$name; break; fi; done)

# One more than there are cores: many tests wait for servers and workers of their own.
TESTERS ?= $(shell "$(PYTHON)" -c "import os; print(1 + (os.cpu_count() or 1))")

PYTEST := $(BIN)/python -m pytest --numprocesses $(TESTERS) --dist loadfile --no-loadscope-reorder \
	-m "not slow and not rabbitmq and not postgresql"

# Types all that the documents show; a minute and more, which is why it is first of the drills.
TYPED := tests/docs/test_console.py

COMPILE := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-annotate $(if $(UPGRADE),--upgrade)

.PHONY: test-release sbom release-digests help setup demo demo-console test test-drills test-faults test-rabbitmq test-postgresql test-browser screenshots chromium fuzz mutants docs docs-commands docs-lexicon docs-asyncapi quality bench bench-short lint format lock audit wheel clean

help:
	@echo "make setup    create .venv from the locked requirements and install the project in it"
	@echo "make demo     start a server and a worker, push the sample articles, print their events"
	@echo "make demo-console  show the sample articles in a browser, until Ctrl-C"
	@echo "make test     run the tests"
	@echo "make test-drills   the whole of it, pushed to and killed, and what the documents show typed"
	@echo "make test-faults   kill processes, servers and networks on purpose: all of the drills, the slow ones too"
	@echo "make test-rabbitmq run the queue over RabbitMQ (apt-get install rabbitmq-server)"
	@echo "make test-postgresql forward events to PostgreSQL (apt-get install postgresql)"
	@echo "make test-browser  look at the console's page in Chromium (installs Debian's where it is missing)"
	@echo "make screenshots   take the pictures of the page that the documentation shows"
	@echo "make test-release  build wheel and sdist, and install the wheel into an empty environment (needs network)"
	@echo "make fuzz     feed the extraction with a minute of broken articles"
	@echo "make mutants  delete each entry of the lexicon in turn: the examples must miss it"
	@echo "make docs     build the documentation as a site into build/site; a broken link fails"
	@echo "make docs-commands  write docs/commands.md from the commands"
	@echo "make docs-lexicon   write docs/lexicon.md from the lexicon"
	@echo "make docs-asyncapi  write docs/asyncapi.json from the schemas"
	@echo "make quality  score the extraction on the annotated articles in ../shared"
	@echo "make bench    measure speed and size, and say which targets are missed (some fifteen minutes)"
	@echo "make lint     check style, format, types and YAML"
	@echo "make format   put the code into the house's format"
	@echo "make wheel    build the wheel into dist/"
	@echo "make sbom     write the bill of materials of the locked packages into dist/ (CycloneDX)"
	@echo "make release-digests  record the digests of all images in dist/ (needs docker with buildx, and network)"
	@echo "make audit    look up known vulnerabilities of the locked packages (needs network)"
	@echo "make lock     resolve the dependencies anew (UPGRADE=1 takes newer versions)"
	@echo "make clean    remove .venv, caches and builds"

setup: $(STAMP)

$(STAMP): requirements/dev.txt pyproject.toml
	@test -n "$(PYTHON)" || { \
		echo "No Python 3.11, 3.12 or 3.13 found: install one, or name it: make PYTHON=/path/to/python"; \
		exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' || { \
		echo "$(PYTHON) is no Python 3.11, 3.12 or 3.13"; exit 1; }
	"$(PYTHON)" -m venv --clear $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--require-hashes --no-deps --requirement requirements/dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check \
		--no-deps --no-build-isolation --editable .
	@touch $(STAMP)

demo: setup
	$(BIN)/communique demo

demo-console: setup
	$(BIN)/communique console --demo --no-keys --open

test: setup
	$(PYTEST) --ignore tests/faults --ignore tests/acceptance --ignore $(TYPED)

test-drills: setup
	$(PYTEST) $(TYPED) tests/faults tests/acceptance

test-faults: setup
	$(BIN)/python -m pytest --numprocesses 3 --dist load tests/faults tests/acceptance -m "not rabbitmq"

test-release: setup
	$(BIN)/python -m pytest tests/release

test-rabbitmq: setup
	$(BIN)/python -m pytest -m rabbitmq

test-postgresql: setup
	$(BIN)/python -m pytest -m postgresql

test-browser: setup chromium
	$(BIN)/python -m pytest -m browser tests/console

screenshots: setup chromium
	$(BIN)/python -m tests.console.browser.screenshots docs/screenshots

chromium:
	@test -x /usr/bin/chromium || { apt-get update && apt-get install --yes --no-install-recommends chromium; }

fuzz: setup
	$(BIN)/python benchmarks/fuzz.py

mutants: setup
	$(BIN)/python benchmarks/mutants.py

docs: setup
	$(BIN)/python -m mkdocs build --strict --quiet

docs-commands: setup
	$(BIN)/python -m communique.reference > docs/commands.md

docs-lexicon: setup
	$(BIN)/python -m communique_extraction.lexicon.page > docs/lexicon.md

docs-asyncapi: setup
	$(BIN)/communique schema asyncapi > docs/asyncapi.json

quality: setup
	$(BIN)/python benchmarks/quality.py

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/yamllint --strict .

bench: setup
	$(ONE_THREAD) $(BIN)/python benchmarks/bench.py

bench-short: setup
	$(ONE_THREAD) $(BIN)/python benchmarks/bench.py --short
	$(ONE_THREAD) $(BIN)/python benchmarks/scale.py --short
	$(ONE_THREAD) $(BIN)/python benchmarks/pool_cost.py --turns 1 --articles 32

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

wheel: setup
	$(BIN)/python -m pip wheel --quiet --disable-pip-version-check \
		--no-deps --no-build-isolation --wheel-dir dist .

sbom: setup
	@mkdir -p dist
	$(BIN)/python .ci/sbom.py requirements/runtime.txt > dist/communique.cdx.json

release-digests: setup
	$(BIN)/python .ci/image_digests.py dist $(IMAGE)

audit: setup
	$(BIN)/python .ci/audit.py requirements/runtime.txt requirements/dev.txt

lock: setup
	$(COMPILE) --group build --output-file requirements/build.txt
	$(COMPILE) pyproject.toml --extra worker --extra embedded --extra metrics --extra console \
		--output-file requirements/runtime.txt
	$(COMPILE) pyproject.toml --all-extras --group dev \
		--constraint requirements/build.txt --constraint requirements/runtime.txt \
		--output-file requirements/dev.txt

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
