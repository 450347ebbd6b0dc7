#!/bin/sh
# Opens the program on the sample labs; on a machine without a screen it writes their documents instead.
set -eu
cd "$(dirname "$0")/.."
demo="$PWD/build/demo"

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  packaging/setup_system.sh window
  exec .venv/bin/laborbuch --sample
fi

packaging/setup_system.sh window || true
rm -rf "$demo"
.venv/bin/laborbuch demo "$demo" || [ $? -eq 1 ] # 1: done, with something for a person to read
echo
echo "Kein Bildschirm gefunden (DISPLAY und WAYLAND_DISPLAY sind leer). Stattdessen sind die Dokumente"
echo "der fünf Beispiel-Labore geschrieben. Word und Excel liegen je Labor in:"
find "$demo" -name '*_Laborbuch.xlsx' -exec dirname {} \; | sort
