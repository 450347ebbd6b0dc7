#!/bin/sh
# Fetches what a Windows PC without internet builds from, every file checked against requirements-bundle.lock.
#   packaging/wheelhouse.sh [FOLDER]
# WINDOWS_PYTHON says for which Python there, 3.11 unless told.
set -eu
cd "$(dirname "$0")/.."
folder=${1:-build/wheelhouse-windows}
version=${WINDOWS_PYTHON:-3.11}
number=$(echo "$version" | tr -d .)
lock=$(mktemp)
trap 'rm -f "$lock"' EXIT

# pip asks the conditions of the computer it runs on: what only Windows needs has to lose its own.
sed "s/ ; sys_platform == 'win32'//" requirements-bundle.lock >"$lock"
rm -rf "$folder"
"${PYTHON:-python3}" -m pip --quiet --disable-pip-version-check --no-input download --require-hashes --no-deps \
  --only-binary :all: --platform win_amd64 --implementation cp --python-version "$version" \
  --abi "cp$number" --abi abi3 --abi none --requirement "$lock" --dest "$folder"
cd "$folder"
sha256sum ./*.whl >SHA256SUMS
echo "$folder: $(wc -l <SHA256SUMS) Dateien für Python $version unter Windows, $(du -sm . | cut -f1) MB"
