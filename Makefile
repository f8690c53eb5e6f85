# Kreyòl Desktop: `make run` starts it, `make test` tests it, `make check` reads the code.
PYTHON ?= python3
VENV ?= .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
HEADLESS_ENV := QT_QPA_PLATFORM=offscreen

.PHONY: run sample test test-quick test-torch check coverage lint types layers format setup setup-run system \
        lock screenshots page-pictures bench soak fuzz crash build audit sbom release-notes clean \
        try-packages try-server lint-packaging

# ------------------------------------------------------------------- set up

system:
	@sh packaging/system-packages.sh

$(VENV)/.run: requirements.lock pyproject.toml
	@$(MAKE) --no-print-directory system
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml
	@$(MAKE) --no-print-directory system
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/.run

setup-run: $(VENV)/.run
setup: $(VENV)/.dev

# ---------------------------------------------------------------------- run

run: setup-run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ] || [ "$$(uname)" = Darwin ]; then \
	    $(BIN)/kreyol-desktop; \
	else \
	    echo "No display: running the main job on the bundled sample instead."; \
	    $(MAKE) --no-print-directory sample; \
	fi

sample: setup-run
	$(BIN)/kreyol-desktop --data output/data process resources/samples/health-leaflet-en.pdf \
	    --formats pdf,docx,epub,html,txt --audio mp3 -o output
	@echo "The results are in $(CURDIR)/output:" && ls -l output | grep -v '^d'

# -------------------------------------------------------------------- check

test: setup check
	$(HEADLESS_ENV) $(BIN)/python -m pytest

# Torch is large, and only the conversion of checkpoints and the training recipes need it.
test-torch: setup
	$(BIN)/python -m pip install --quiet -e ".[convert,train]"
	$(HEADLESS_ENV) $(BIN)/python -m pytest tests/engines/models tests/training --timeout 1200

test-quick: setup
	$(HEADLESS_ENV) $(BIN)/python -m pytest -m "not slow"

check: setup lint types layers

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

# Scripts, image and workflows; each with its own tool, where that is installed.
lint-packaging:
	@sh packaging/lint.sh

layers:
	$(BIN)/lint-imports

coverage: setup
	$(HEADLESS_ENV) $(BIN)/python -m pytest --cov --cov-report=term --cov-fail-under=80

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# ------------------------------------------------------------------- figures

bench: setup
	for file in benchmarks/*.py; do echo "== $$file"; $(HEADLESS_ENV) $(BIN)/python $$file || exit 1; done

screenshots: setup
	$(HEADLESS_ENV) $(BIN)/python packaging/screenshots.py

# A page before and after, for the documentation; again whenever the model has changed.
page-pictures: setup
	$(BIN)/python packaging/page_pictures.py

# -------------------------------------------------------------------- build

build: setup
	$(BIN)/python build_installer.py

# Both need root and the network once, to make a bare Debian to try things in.
try-packages:
	packaging/linux/try-packages.sh dist

try-server:
	packaging/server/try-server.sh

COMPILE := uv pip compile -q --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-header --no-annotate pyproject.toml

lock:
	$(COMPILE) --extra setup --extra window -o requirements.lock
	$(COMPILE) --extra setup -c requirements.lock -o requirements-server.lock
	$(COMPILE) --extra setup --extra window --extra dev -c requirements.lock \
	    -o requirements-dev.lock

audit: setup
	$(BIN)/pip-audit --require-hashes -r requirements.lock --disable-pip
	# Ruff runs the same rules with each exception reasoned where it stands; this is the second pair of eyes.
	$(BIN)/bandit -q -r kreyol_desktop --severity-level high

sbom: setup
	mkdir -p dist
	$(BIN)/python -m cyclonedx_py requirements requirements.lock --output-format JSON \
	    --output-file dist/kreyol-desktop.cdx.json --output-reproducible

release-notes:
	mkdir -p dist
	$(PYTHON) packaging/release_notes.py $(TAG) > dist/release-notes.md

# ------------------------------------------------------------- long running

MINUTES ?= 10
POINTS ?= 40

crash: setup
	$(BIN)/python -m pytest tests/e2e/test_crash.py --crash-points $(POINTS) --timeout 3600

soak: setup
	$(HEADLESS_ENV) $(BIN)/python -m tests.e2e.soak --minutes $(MINUTES)

fuzz: setup
	$(BIN)/python -m pytest tests/e2e/test_fuzz.py --fuzz-files 2000 --timeout 3600

clean:
	rm -rf $(VENV) build dist output .mypy_cache .ruff_cache .pytest_cache .hypothesis
