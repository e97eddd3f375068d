#!/usr/bin/env bash
# publish.sh WENDANG N [VERSITYGW]: builds a portal of N articles and publishes it to a
# folder and, where the gateway is given, to an object store on this machine: all of it,
# again when nothing has changed, and after one new article. Prints how many files and
# megabytes were put, how long it took, and the memory. Settings: lib.sh.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
[ $# -ge 2 ] || die "usage: publish.sh WENDANG N [VERSITYGW]"
begin "$1"
n=$2
need "$n" "$((SIZE * 2))"
about
site=$work/site out=$work/out
corpus "$n" "$site"
build() { run build "$wendang" build --source "$site" --out "$out" --date "$today" --json; }

row='%-26s %9s %9s %9s %9s %9s\n'
printf "$row" "" "wall s" "peak MB" files MB deleted

# publish NAME TITLE TO
publish() {
  run "$1" "$wendang" publish --source "$site" --out "$out" --json "$3"
  printf "$row" "$2" "$(wall "$1")" "$(peak "$1")" "$(number "$1" uploaded)" \
    "$(number "$1" bytes | awk '{printf "%.2f", $1 / 1e6}')" "$(number "$1" deleted)"
}

add() {
  local dir=$site/content/fanwen/$(date +%Y/%m)
  mkdir -p "$dir"
  printf '+++\ntitle = "今天的第%s篇工作总结"\ndate = %s\ncategory = "范文大全"\ntags = ["时间", "工作总结"]\n+++\n\n一段新的正文。\n' \
    "$1" "$today" >"$dir/today-$1.md"
}

build
sleep 0.1 # files younger than the ticks of the clock are read again
first() { publish "$1-full" "$1: everything" "$2"; publish "$1-none" "$1: nothing changed" "$2"; }
first folder "file://$work/www"
if [ $# -ge 3 ]; then
  gateway=$(realpath "$3")
  export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test-secret AWS_CONFIG_FILE=/dev/null
  port=$((20000 + RANDOM % 20000))
  mkdir -p "$work/s3/bucket"
  "$gateway" --port "127.0.0.1:$port" --quiet --keep-alive --access test --secret test-secret posix "$work/s3" >/dev/null 2>&1 &
  gateway=$!
  trap 'kill "$gateway" 2>/dev/null || true; wait "$gateway" 2>/dev/null || true; rm -rf "$work"' EXIT
  for _ in $(seq 100); do
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
    sleep 0.1
  done
  store="s3://bucket/site?path_style=true&endpoint=http://127.0.0.1:$port"
  first store "$store"
fi
add 1
build
sleep 0.1
publish folder-one "folder: one new article" "file://$work/www"
[ $# -ge 3 ] && publish store-one "store: one new article" "$store"

for where in "$work/www" ${store:+"$work/s3/bucket/site"}; do
  lost=$(diff -rq --exclude='.wendang*' --exclude=.sgwtmp "$out" "$where" | grep -v "^Only in $where" || true)
  [ -z "$lost" ] || die "what was published is not the output: $(head -3 <<<"$lost")"
done
printf '\nwhat was published is the output (%s files)\n' "$(files "$out")"
