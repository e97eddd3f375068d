#!/usr/bin/env bash
# parts.sh WENDANG N [PARTS…]: a build of N articles by one process, and by the tasks of
# `wendang shard` in PARTS parts (1, 2 and 4), one task after the other: the processor time
# of each kind of task in seconds, of user and system, the largest peak of memory, and the
# size of what is left for other tasks. It fails unless the outputs are the same but for
# the search index. With PACKED=1 the articles lie in a packed image; needs root and
# mkfs.erofs. LEFT_DIR is a folder, by default BENCH_DIR, for what is left for other tasks.
# Settings: lib.sh.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/image.sh"
[ $# -ge 2 ] || die "usage: parts.sh WENDANG N [PARTS…]"
n=$2
parts=("${@:3}")
[ ${#parts[@]} -gt 0 ] || parts=(1 2 4)
[ -z "${PACKED:-}" ] || packable
begin "$1"
left=$(mktemp -d "${LEFT_DIR:-$work}/left.XXXXXX")
trap 'release; rm -rf "$work" "$left"' EXIT
[ -n "${PACKED:-}" ] || need "$n" "$SIZE"
about
if [ -n "${PACKED:-}" ]; then image "$n"; else corpus "$n" "$work/site"; fi
export TMPDIR=$work/tmp
mkdir "$TMPDIR"

spent() { awk '{n += $3} END {printf "%.1f", n}' "$work/$1.log"; }
most() { awk '$2 > m {m = $2} END {printf "%.0f", m * 1024 / 1e6}' "$work/$1.log"; }
# whole: a sum of all files of the output but the search index.
whole() { (cd "$work/out" && find . -type f ! -path './search/*.js' ! -name '.wendang-*' -print0 | sort -z | xargs -0 sha256sum) | sha256sum; }

row='%6s %-8s %8s %8s\n'
printf "$row" parts task "CPU s" "peak MB"
for i in $(seq "$RUNS"); do clean build "$work/site" "$work/out"; done
printf "$row" - build "$(awk -v a="$(spent build)" -v r="$RUNS" 'BEGIN {printf "%.1f", a / r}')" "$(most build)"
want=$(whole)
rm -rf "$work/out" "$work/site/.wendang"

# task N TASK [I]: runs a task of a build in N parts.
task() {
  local part=$1
  [ $# -lt 3 ] || part=$3/$1
  local out=(--out "$work/out" --date "$today")
  [ "$2" != parse ] || out=()
  run "$2-$1" "$wendang" shard "$2" "$part" --source "$work/site" --work "$left" ${out[@]+"${out[@]}"}
}

for p in "${parts[@]}"; do
  for i in $(seq "$RUNS"); do
    rm -rf "$left" "$work/out" "$work/site/.wendang"
    for k in $(seq "$p"); do task "$p" parse "$k"; done
    task "$p" arrange
    size=$(bytes "$left")
    for k in $(seq "$p"); do task "$p" render "$k"; done
    task "$p" finish
  done
  [ "$(whole)" = "$want" ] || die "$p parts: the output differs from that of build"
  sum=0
  for t in parse arrange render finish; do
    s=$(awk -v a="$(spent "$t-$p")" -v r="$RUNS" 'BEGIN {printf "%.1f", a / r}')
    sum=$(awk -v a="$sum" -v b="$s" 'BEGIN {print a + b}')
    printf "$row" "$p" "$t" "$s" "$(most "$t-$p")"
  done
  printf '%6s together %8.1f = %s times build; left for other tasks: %s MB\n' "$p" "$sum" \
    "$(awk -v a="$sum" -v b="$(spent build)" -v r="$RUNS" 'BEGIN {printf "%.2f", a * r / b}')" "$size"
  rm -rf "$left" "$work/out" "$work/site/.wendang"
done
