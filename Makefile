# Targets in one line each; what they do stands in packaging/ and pyproject.toml.
PYTHON ?= python3
export PYTHON
BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest --numprocesses auto
WITHOUT_QT := $(wildcard tests/app tests/exporters tests/ui/test_cli*.py)

.DEFAULT_GOAL := help
.PHONY: help run test lint format bench screenshots packages packages-test wheelhouse-windows trust advisories
.PHONY: env dev offscreen lock clean
.NOTPARALLEL:

help: ## zeigt diese Übersicht
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-20s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: env ## richtet alles ein und öffnet die Beispiel-Labore
	@packaging/run.sh

test: dev offscreen lint ## richtet alles ein und prüft alles
	@packaging/setup_system.sh office || true
	$(PYTEST) --quiet -p tests.architecture.no_qt -p no:pytest-qt -m "not libreoffice" $(WITHOUT_QT) tests/architecture/without_qt.py
	$(PYTEST) --quiet -m libreoffice $(WITHOUT_QT)
	$(PYTEST) $(addprefix --ignore=,$(WITHOUT_QT))

lint: dev ## prüft Stil, Typen, Importwege und Lizenzen
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python packaging/licence_rules.py --quiet

format: dev ## bringt den Code in Form
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

bench: dev offscreen ## misst Verhältnisse gegen Untergrenzen desselben Laufs
	$(BIN)/python -m tests.bench

screenshots: dev offscreen ## zeichnet die Bilder in docs/screenshots und docs/documents neu
	$(BIN)/python -m tests.screenshots
	$(BIN)/python -m tests.screenshots.pages

packages: ## baut, was IT verteilt: .deb und .tar.xz, mit Windows-Ordner auch .msi, .exe und .zip, nach dist/
	@packaging/setup_system.sh packages
	@$(PYTHON) packaging/packages.py

packages-test: dev ## prüft Installation, Aktualisierung und Entfernung der Pakete
	@packaging/setup_system.sh packages
	@packaging/setup_system.sh packages-test
	@$(PYTHON) packaging/check/run.py

wheelhouse-windows: ## holt die Bibliotheken für den Bau auf einem Windows-PC ohne Internet
	@packaging/wheelhouse.sh

trust: dev ## schreibt nach dist, was mitgeliefert wird, und die Prüfsummen
	$(BIN)/python packaging/licence_rules.py
	$(BIN)/python packaging/sbom.py
	$(BIN)/python packaging/checksums.py

advisories: dev ## sucht bekannte Schwachstellen (DATABASE=Ordner oder .zip im OSV-Format)
	$(BIN)/python packaging/advisories.py $(if $(DATABASE),"$(DATABASE)")

env: # what the program needs
	@packaging/setup_env.sh requirements.lock

dev: # what its developers need as well
	@packaging/setup_env.sh requirements-dev.lock

offscreen: # what Qt needs to draw without a screen
	@packaging/setup_system.sh offscreen

lock: ## schreibt die Sperrdateien neu (LOCK_FLAGS=--upgrade hebt an)
	@packaging/lock.sh $(LOCK_FLAGS)

clean: ## entfernt Umgebung, Gebautes und Zwischenspeicher
	rm -rf .venv build dist *.egg-info .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find app exporters resources tests ui -name __pycache__ -prune -exec rm -rf {} +
