#!/bin/sh
# Checks formatting, include order and static analysis. $1: a build directory with a compilation
# database. Ends non-zero at the first kind of fault found.
set -eu
cd "$(dirname "$0")/.."
build=$1

git ls-files '*.cpp' '*.h' | xargs clang-format --dry-run --Werror
if git grep -nE '#include "\.\./' -- '*.cpp' '*.h'; then
  echo "includes name the path from the source root" >&2
  exit 1
fi
# rtl/ has its own lint, and is in the compilation database only where Verilator is installed.
git ls-files '*.cpp' | grep -vE '^(tests|rtl)/' |
  xargs -P "$(nproc)" -n 4 clang-tidy -p "$build" --quiet --warnings-as-errors='*'
