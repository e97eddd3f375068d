#!/usr/bin/env bash
# search.sh WENDANG N: what the search index costs: full builds of a portal of N
# articles with and without it, and how large it is. Settings: lib.sh.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
[ $# -eq 2 ] || die "usage: search.sh WENDANG N"
begin "$1"
n=$2
need "$n" "$((SIZE * 2))"
SEARCH=on-and-off about

# Two folders with the same articles, and in turn, as in compare.sh.
SEARCH=on corpus "$n" "$work/on"
SEARCH=off corpus "$n" "$work/off"
for _ in $(seq "$RUNS"); do
  clean off "$work/off" "$work/out-off"
  clean on "$work/on" "$work/out-on"
done

row='%-14s %9s %10s %9s %10s\n'
printf "$row" "" "wall s" "peak MB" files "output MB"
for s in off on; do
  printf "$row" "search $s" "$(wall "$s")" "$(peak "$s")" "$(files "$work/out-$s")" "$(bytes "$work/out-$s")"
done
printf 'ratio    wall %s, peak memory %s (with / without)\n\n' \
  "$(ratio "$(wall on)" "$(wall off)")" "$(ratio "$(peak on)" "$(peak off)")"

index=$work/out-on/search
find "$index" -type f -printf '%s\n' | sort -n | awk -v n="$n" -v text="$(bytes "$work/on/content")" '
  {a[NR] = $1; sum += $1}
  END {
    printf "index    %d files, %.2f MB: %.0f bytes an article, %.2f of the articles'"'"' %s MB\n", NR, sum / 1e6, sum / n, sum / 1e6 / text, text
    printf "files    median %.1f kB, largest %.1f kB\n", a[int((NR + 1) / 2)] / 1e3, a[NR] / 1e3
  }'
# Hosts send files compressed, so this is what a reader who asked for all of it
# would fetch.
printf 'gzipped  %s MB in all\n' "$(find "$index" -type f -exec gzip -6 -c {} + | wc -c | awk '{printf "%.2f", $1 / 1e6}')"
