# lib.sh: what the scripts of this folder share. It is sourced, not run.
#
# Settings, from the environment:
#   BENCH_DIR    folder to work in; a memory file system, so that no disk is measured
#   SIZE         average bytes of an article
#   SEARCH=off   leave the search out, by site.toml
#   LIKE         a folder of articles that sentences are to read like
#   RUNS         how often each build is measured; medians are printed
BENCH_DIR=${BENCH_DIR:-/dev/shm}
SIZE=${SIZE:-7600}
SEARCH=${SEARCH:-on}
RUNS=${RUNS:-3}
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")

die() { printf '%s: %s\n' "$(basename "$0")" "$*" >&2; exit 2; }

# begin WENDANG: makes a folder to work in, which goes at the end however the
# script ends, and builds the tools.
begin() {
  wendang=$(realpath "$1")
  [ -x "$wendang" ] || die "$1 is not a program; make it with: go build ./cmd/wendang"
  BENCH_DIR=$(realpath "$BENCH_DIR") # tools are built, and run, from elsewhere
  work=
  trap 'rm -rf "$work"' EXIT
  # With these the shell first waits for what it runs, which would otherwise go on
  # writing into the folder while it is removed.
  local s
  for s in HUP INT QUIT PIPE ALRM TERM USR1 USR2; do
    trap "exit $((128 + $(kill -l "$s")))" "$s"
  done
  # The name comes first: a folder that is made before its name is known, as mktemp
  # does, stays when a signal to the whole group ends what makes it. And mkdir fails
  # where there is something of that name, which then is not ours to remove.
  work=$BENCH_DIR/wendang-bench.$$.$RANDOM
  mkdir -m 700 "$work" || { work=; exit 2; }
  export GOTMPDIR=$work # where go leaves files when a signal ends it
  (cd "$root" && go build -o "$work/bin/" ./bench/corpus ./bench/measure)
}

# need N SIZE: ends the script unless there is room for a portal and its output.
# A full memory file system takes other programs down.
need() {
  local kb=$(($1 * ($2 * 3 / 1024 + 40))) free
  free=$(df -Pk "$BENCH_DIR" | awk 'NR == 2 {print $4}')
  [ "$free" -gt "$kb" ] || die "$BENCH_DIR has $((free / 1024)) MB free, but $1 articles need about $((kb / 1024)) MB; set BENCH_DIR"
}

# corpus N DIR [OPTION…]: writes a portal of N articles.
corpus() {
  local search=true
  [ "$SEARCH" = off ] && search=false
  "$work/bin/corpus" -n "$1" -size "$SIZE" -out "$2" -search="$search" ${LIKE:+-like "$LIKE"} "${@:3}" >&2
}

# run NAME COMMAND…: runs a command and adds its time and memory to the log of
# NAME. What it prints is in $work/NAME.out.
run() {
  local name=$1
  shift
  "$work/bin/measure" "$work/$name.log" "$@" >"$work/$name.out" 2>"$work/err" && return
  cat "$work/err" >&2
  die "failed: $*"
}

# clean NAME SITE OUT: a build with no output and no cache of an earlier one.
clean() {
  rm -rf "$3" "$2/.wendang"
  run "$1" "$wendang" build --source "$2" --out "$3" --date "$today" --json
}

# One day for all builds, even when it ends in between: another day changes pages.
today=$(date +%F)

median() { # NAME COLUMN
  awk -v c="$2" '{print $c}' "$work/$1.log" | sort -n | awk '{a[NR] = $1} END {print a[int((NR + 1) / 2)]}'
}
wall() { median "$1" 1; }
peak() { median "$1" 2 | awk '{printf "%.1f", $1 * 1024 / 1e6}'; } # MB
spread() { awk '{print $1}' "$work/$1.log" | sort -n | awk 'NR == 1 {a = $1} {b = $1} END {printf "%s–%s", a, b}'; }

number() { # NAME KEY: from what `wendang build --json` printed
  sed -n "s/.*\"$2\":\([0-9.]*\).*/\1/p" "$work/$1.out"
}
# each N: milliseconds an article, of N articles.
each() { awk -v t="$(wall "$1")" -v n="$1" 'BEGIN {printf "%.3f", 1000 * t / n}'; }
# grown N LAST: what N articles take beside LAST.
grown() {
  printf 'ratio      articles %s, wall %s, peak memory %s\n' \
    "$(ratio "$1" "$2")" "$(ratio "$(wall "$1")" "$(wall "$2")")" "$(ratio "$(peak "$1")" "$(peak "$2")")"
}
ratio() { awk -v a="$1" -v b="$2" 'BEGIN {printf "%.2f", (b > 0) ? a / b : 0}'; }
files() { find "$1" -type f | wc -l; }
bytes() { find "$1" -type f -printf '%s\n' | awk '{n += $1} END {printf "%.1f", n / 1e6}'; } # MB

# about: where the figures come from, without which they mean nothing.
about() {
  printf 'machine  %s, %s cores, %s MB, Linux %s, load %s\n' \
    "$(awk -F': ' '/model name/ {print $2; exit}' /proc/cpuinfo)" "$(nproc)" \
    "$(awk '/MemTotal/ {print int($2 / 1024)}' /proc/meminfo)" "$(uname -r)" "$(cut -d' ' -f1 /proc/loadavg)"
  printf 'folder   %s (%s)\n' "$BENCH_DIR" "$(stat -f -c %T "$BENCH_DIR")"
  printf 'version  %s, repository at %s\n' "$("$wendang" version)" "$(git -C "$root" describe --always --dirty 2>/dev/null || echo unknown)"
  printf 'portal   articles of %s bytes%s, search %s, %s runs each, medians\n\n' "$SIZE" "${LIKE:+ like those of $LIKE}" "$SEARCH" "$RUNS"
}
