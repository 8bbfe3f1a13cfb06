# Two commands: `make run` (a page in the browser) and `make test` (everything that CI runs). Both need python3 (3.11-3.13) and make.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INDEX ?= index
HOST ?= 127.0.0.1
PORT ?= 7860
PIP := $(BIN)/pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run test lint types layers unit install develop format clean

run: install
	@test -e $(INDEX)/askgov.sqlite || $(BIN)/askgov ingest ingest/samples/reports --index $(INDEX)
	$(BIN)/askgov serve --index $(INDEX) --host $(HOST) --port $(PORT)

test: develop lint types layers unit

install: $(VENV)/.installed
develop: $(VENV)/.develop

$(VENV)/.installed: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "正在安装（首次约需几分钟）…"
	$(PIP) --editable .
	@touch $@

$(VENV)/.develop: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "正在安装开发依赖（含 torch，首次约需几分钟）…"
	$(PIP) --editable '.[st,ocr,llm,dev]'
	@touch $@ $(VENV)/.installed

lint: develop
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: develop
	$(BIN)/mypy

layers: develop
	$(BIN)/lint-imports

unit: develop
	$(BIN)/pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder  # a file's tests share what they built; the long files come first

format: develop
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache
