#!/usr/bin/env bash
# million.sh WENDANG: what growth.sh measures with MILLION=1, on a machine whose
# memory just holds the output: full builds of 100,000 and of 1,000,000 articles of
# 1 kB. The articles lie in read-only images in memory, since a memory file system
# takes four times their size. And memory is in use before, and given back as the
# build takes it: a virtual machine is given much of its memory only when it is
# first used, which takes longer than all else. Needs root and mkfs.erofs.
# Settings: lib.sh; SIZES sets other numbers of articles.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/image.sh"
[ $# -eq 1 ] || die "usage: million.sh WENDANG"
packable
SIZE=1000
SEARCH=off
begin "$1"
trap '[ -z "$holder" ] || kill "$holder" 2>/dev/null || true; release; rm -rf "$work"' EXIT
about

holder=

# hold uses all memory but 1.5 GB, and gives back as much as is asked for.
low=1500000 # kB
unused() { awk '/^MemFree/ {print $2}' /proc/meminfo; }
hold() {
  mkdir "$work/held"
  head -c 67108864 /dev/urandom >"$work/held/0"
  local i=0
  while [ "$(unused)" -gt "$low" ]; do cp "$work/held/0" "$work/held/$((i += 1))"; done
  while [ "$i" -ge 0 ]; do
    if [ "$(unused)" -lt "$low" ]; then rm "$work/held/$i"; i=$((i - 1)); else sleep 0.02; fi
  done &
  holder=$!
}

row='%10s %9s %13s %10s\n'
printf "$row" articles "wall s" "ms/article" "peak MB"
last=
for n in ${SIZES:-100000 1000000}; do
  image "$n"
  for _ in $(seq "$RUNS"); do
    rm -rf "$work/out" "$work/site/.wendang"
    sync
    echo 3 >/proc/sys/vm/drop_caches
    hold
    clean "$n" "$work/site" "$work/out"
    kill "$holder" 2>/dev/null || true
    wait "$holder" || true
    holder=
    rm -rf "$work/held"
  done
  printf "$row" "$n" "$(wall "$n")" "$(each "$n")" "$(peak "$n")"
  [ -z "$last" ] || grown "$n" "$last"
  last=$n
done
