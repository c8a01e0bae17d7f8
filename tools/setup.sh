#!/bin/sh
# Installs the packages of packages.txt that are not there yet, and nothing else.
set -eu
cd "$(dirname "$0")/.."

missing=""
for package in $(sed 's/#.*//' packages.txt); do
  if ! dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed'; then
    missing="$missing $package"
  fi
done
[ -n "$missing" ] || exit 0

as_root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null || {
    echo "these packages are missing, and there is no sudo to install them:$missing" >&2
    exit 1
  }
  as_root="sudo"
fi
echo "installing:$missing"
$as_root apt-get update -qq
DEBIAN_FRONTEND=noninteractive $as_root apt-get install -y -qq --no-install-recommends $missing >/dev/null
