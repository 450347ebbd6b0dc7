#!/bin/sh
# Installs the Debian packages that a purpose needs; where it may not, one line says which ones and how.
#   packaging/setup_system.sh build|offscreen|window|office|packages|packages-test
# Exit status: 1 if something is missing. A system without apt passes: Qt will say itself what it lacks.
set -eu

offscreen="libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libglib2.0-0"
x11="libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0"
wayland="libwayland-client0 libwayland-cursor0 libwayland-egl1"
packages="binutils dpkg-dev msitools nsis wixl xz-utils"
office="libreoffice-writer-nogui libreoffice-calc-nogui poppler-utils fonts-crosextra-carlito fonts-liberation"

case $1 in
  build) wanted="make python3-venv" ;;
  offscreen) wanted=$offscreen ;;
  window) wanted="$offscreen $x11 $wayland" ;;
  office) wanted=$office ;;
  packages) wanted="$offscreen $x11 $wayland $packages" ;; # a package depends on what is installed where it is made
  packages-test) wanted="debootstrap wine wine64 xauth xvfb" ;;
esac

command -v dpkg-query >/dev/null || exit 0

# Newer releases add "t64" to some names, and LibreOffice with windows serves as well as the one without.
installed() {
  dpkg-query --show --showformat '${db:Status-Status}\n' "$1" "$1t64" "${1%-nogui}" 2>/dev/null | grep -qx installed
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" >/dev/null
}

missing=""
for package in $wanted; do
  installed "$package" || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if as_root true 2>/dev/null; then
  echo "Installiere Systempakete:$missing"
  # shellcheck disable=SC2086  # one word per package
  apt update && apt install --yes --no-install-recommends $missing && exit 0
fi
echo "Es fehlen Systempakete. Bitte mit Verwaltungsrechten ausführen: apt-get install --no-install-recommends$missing" >&2
exit 1
