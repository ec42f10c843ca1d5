# Two commands do everything on a fresh machine with git, make and Python 3.11+: `make demo` and `make test`.
PYTHON ?= python3
BIN := .venv/bin
DEMO := output/demo
PAGES := README.md README.zh-CN.md docs/cli.md docs/rules.md docs/measures.md docs/configuration.md

.PHONY: demo test lint docs docs-check examples bench all clean

all: lint docs-check test

$(BIN)/python:
	$(PYTHON) -m venv .venv

.venv/installed: pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e .
	touch $@

.venv/installed-dev: pyproject.toml | $(BIN)/python
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch $@ .venv/installed

# check ends with 1 for errors, report with 3 for missing numbers: the example has both on purpose, the demo has not failed
demo: .venv/installed
	@echo "== jdtool check examples/street"
	@$(BIN)/jdtool check examples/street --limit 12 || [ $$? -eq 1 ] || [ $$? -eq 3 ]
	@echo "== jdtool stats examples/street --year 2024"
	@$(BIN)/jdtool stats examples/street --year 2024
	@echo "== jdtool report examples/street --template annual"
	@$(BIN)/jdtool report examples/street --template annual --output $(DEMO) || [ $$? -eq 3 ]
	@echo "== 生成的文件在 $(DEMO)/ ："
	@ls -1 $(DEMO)

test: .venv/installed-dev
	$(BIN)/pytest --cov --cov-report=term

lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

docs: .venv/installed-dev
	$(BIN)/cog -r -I docs $(PAGES)

docs-check: .venv/installed-dev
	$(BIN)/cog --check --diff -I docs $(PAGES)

examples: .venv/installed-dev
	$(BIN)/python examples/make.py

bench/.venv/installed: bench/requirements.txt
	$(PYTHON) -m venv bench/.venv
	bench/.venv/bin/pip install --quiet --disable-pip-version-check -r $<
	touch $@

bench: .venv/installed-dev bench/.venv/installed
	$(BIN)/python bench/run.py

clean:
	rm -rf .venv bench/.venv output build .coverage .hypothesis .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
