#!/bin/sh
# Makes .venv what a lock file says, with the program in it; does nothing where that is so already.
#   packaging/setup_env.sh requirements.lock
# PYTHON names another interpreter than python3. Packages come from the index that the machine's pip is set to.
set -eu
cd "$(dirname "$0")/.."
lock=$1
python=${PYTHON:-python3}

stop() {
  echo "$1" >&2
  exit 1
}

"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
  stop "Gebraucht wird Python 3.11 oder neuer. Ein anderes wählen Sie zum Beispiel so: make run PYTHON=python3.12"
"$python" -c 'import ensurepip, venv' ||
  stop "Python fehlt das Paket für Umgebungen. Unter Debian: apt-get install python3-venv"

# A moved folder or another Python needs a new environment, another lock or project file only an installation.
home=$(pwd && "$python" -VV)
wanted=$(cat "$lock" pyproject.toml | cksum)
[ "$(cat .venv/.home 2>/dev/null)" = "$home" ] || rm -f .venv/.home
[ -e .venv/.home ] && [ "$(cat ".venv/.$lock" 2>/dev/null)" = "$wanted" ] && exit 0

echo "Richte die Umgebung .venv ein ($lock) …"
if [ ! -e .venv/.home ]; then
  "$python" -m venv --clear .venv
  echo "$home" >.venv/.home
fi
pip() { .venv/bin/python -m pip --quiet --disable-pip-version-check --no-input "$@"; }
pip install --require-hashes --requirement "$lock"
pip install --no-deps --no-build-isolation --no-index --editable .
echo "$wanted" >".venv/.$lock"
