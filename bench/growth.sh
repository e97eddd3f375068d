#!/usr/bin/env bash
# growth.sh WENDANG: full builds of 10,000 and of 100,000 articles: with ten times
# the articles, time and memory should grow little more than ten times. With
# MILLION=1, of 100,000 and of 1,000,000 articles of 1 kB. SIZES sets other
# numbers of articles. Settings: lib.sh.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
[ $# -eq 1 ] || die "usage: growth.sh WENDANG"
sizes=${SIZES:-10000 100000}
if [ -n "${MILLION:-}" ]; then
  sizes=${SIZES:-100000 1000000}
  SIZE=1000
fi
begin "$1"
for n in $sizes; do need "$n" "$SIZE"; done
about

row='%10s %9s %13s %10s %13s %9s %10s\n'
printf "$row" articles "wall s" "ms/article" "peak MB" "kB/article" files "output MB"
last=
for n in $sizes; do
  corpus "$n" "$work/site"
  for _ in $(seq "$RUNS"); do clean "$n" "$work/site" "$work/out"; done
  printf "$row" "$n" "$(wall "$n")" "$(each "$n")" \
    "$(peak "$n")" "$(awk -v m="$(peak "$n")" -v n="$n" 'BEGIN {printf "%.2f", 1000 * m / n}')" \
    "$(files "$work/out")" "$(bytes "$work/out")"
  [ -z "$last" ] || grown "$n" "$last"
  last=$n
  rm -rf "$work/out" "$work/site"
done
