#!/bin/sh
# Pins everything with hashes, for every system and for every Python from 3.11. Takes uv's flags, e.g. --upgrade.
# uv knows neither pip's settings nor, with --no-config, its own: what a machine has set up cannot leak into the files.
set -eu
cd "$(dirname "$0")/.."
"${PYTHON:-python3}" -m venv build/lock
build/lock/bin/python -m pip --quiet --disable-pip-version-check install uv

compile() {
  build/lock/bin/uv --no-config --quiet pip compile pyproject.toml --universal --python-version 3.11 \
    --generate-hashes --custom-compile-command "make lock" "$@"
}

compile --group dev --output-file requirements-dev.lock "$@"
compile --group build --constraints requirements-dev.lock --output-file requirements.lock
compile --group bundle --constraints requirements-dev.lock --output-file requirements-bundle.lock "$@"
