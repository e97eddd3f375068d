#!/usr/bin/env bash
# shapes.sh WENDANG [SHAPE N]…: full builds of portals that have very much of one thing
# (bench/shapes), at a quarter of N, half of N and N: twice as much should take little
# more than twice as long, or end at once with an error. Seconds are the processors',
# which other programs disturb least. Without shapes, of all at the numbers that
# README.md shows. Settings: lib.sh.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
[ $# -ge 1 ] || die "usage: shapes.sh WENDANG [SHAPE N]…"
begin "$1"
shift
[ $# -gt 0 ] || set -- minute 50000 tag 100000 title 100000 aliases 100000 headings 1000000 links 1000000 \
  marks 1000000 lists 1000000 footnotes 4000 footnotes 100000 depth 1000000 images 100000 svg 100000 \
  behind 4000000 nested 2000000 parentheses 1000000 emphasis 10000 emphasis 1000000 strong 1000000 brackets 1900000 \
  pairs 4000 pairs 1000000 labels 20000 labels 1000000 pictures 1900000 angles 1000000 tags 1000000 comments 1000000 \
  code 8000000 definitions 10000 definitions 1000000 defined 200000
(cd "$root" && go build -o "$work/bin/" ./bench/shapes)
about
row='%-10s %9s %9s %9s %9s %7s   %s\n'
printf "$row" shape n "n/4 s" "n/2 s" "n s" ratio "the last build"
while [ $# -gt 1 ]; do
  shape=$1 n=$2
  shift 2
  walls=
  for part in 4 2 1; do
    "$work/bin/shapes" -shape "$shape" -n $((n / part)) -out "$work/site"
    rm -f "$work/build.log"
    for _ in $(seq "$RUNS"); do
      rm -rf "$work/out"
      # A build that ends with an error is measured, too.
      "$work/bin/measure" "$work/build.log" sh -c '"$@" >"$0/out.txt" 2>&1 || [ $? -eq 1 ]' "$work" \
        "$wendang" build --source "$work/site" --out "$work/out" --date "$today" --lang en
    done
    walls="$walls $(median build 3)"
    said=$(grep -o 'error: .*' "$work/out.txt" | head -n 1 || true)
    rm -rf "$work/site" "$work/out"
  done
  set -- $walls "$@"
  printf "$row" "$shape" "$n" "$1" "$2" "$3" "$(ratio "$3" "$2")" "${said:-built}"
  shift 3
done
