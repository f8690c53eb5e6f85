# Kreyòl Desktop: `make run` starts it, `make test` tests it, `make check` reads the code.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
HEADLESS_ENV := QT_QPA_PLATFORM=offscreen

.PHONY: run sample test test-quick check lint types layers format setup setup-run system lock \
        screenshots bench soak fuzz crash build audit sbom clean

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

test-quick: setup
	$(HEADLESS_ENV) $(BIN)/python -m pytest -m "not slow"

check: setup lint types layers

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

layers:
	$(BIN)/lint-imports

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

# ------------------------------------------------------------------- figures

bench: setup
	for file in benchmarks/*.py; do echo "== $$file"; $(HEADLESS_ENV) $(BIN)/python $$file || exit 1; done

screenshots: setup
	$(HEADLESS_ENV) $(BIN)/python packaging/screenshots.py

# -------------------------------------------------------------------- build

build: setup
	$(BIN)/python build_installer.py

lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-header --no-annotate pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	    --no-header --no-annotate --extra dev -c requirements.lock pyproject.toml \
	    -o requirements-dev.lock

audit: setup
	$(BIN)/pip-audit --require-hashes -r requirements.lock --disable-pip
	$(BIN)/bandit -q -r kreyol_desktop -c pyproject.toml

clean:
	rm -rf $(VENV) build dist output .mypy_cache .ruff_cache .pytest_cache .hypothesis
