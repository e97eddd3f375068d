#!/usr/bin/env bash
# compare.sh WENDANG N [RUNS]: full builds of one portal of N articles, with
# wendang and with Hugo in turn, so that what else the machine does falls on both.
#
#   NO_HUGO=1     wendang alone
#   RELATED=off   Hugo without related articles, which take it very long when
#                 there are 100,000; wendang still finds them
# and the settings of lib.sh. Hugo is installed with `go install` at the version
# below into a cache folder, when it is not there.
set -euo pipefail
hugo_version=v0.165.0
. "$(dirname "$0")/lib.sh"
[ $# -ge 2 ] || die "usage: compare.sh WENDANG N [RUNS]"
n=$2
RUNS=${3:-$RUNS}
begin "$1"
need "$n" "$SIZE"
about

if [ -z "${NO_HUGO:-}" ]; then
  cache=${XDG_CACHE_HOME:-$HOME/.cache}/wendang-bench/$hugo_version
  [ -x "$cache/hugo" ] || GOBIN=$cache CGO_ENABLED=0 go install "github.com/gohugoio/hugo@$hugo_version"
  cp -r "$here/hugo" "$work/hugo"
  corpus "$n" "$work/site" -hugo "$work/hugo" -assets "$root/themes/portal/assets"
  if [ "${RELATED:-on}" = off ]; then
    sed -i 's/^related = true/related = false/' "$work/hugo/hugo.toml"
  fi
else
  corpus "$n" "$work/site"
fi

for i in $(seq "$RUNS"); do
  clean wendang "$work/site" "$work/out"
  if [ -z "${NO_HUGO:-}" ]; then
    rm -rf "$work/hugo-out" "$work/hugo/resources"
    run hugo "$cache/hugo" --source "$work/hugo" --config hugo.toml,names.toml --destination "$work/hugo-out" \
      --cacheDir "$work/hugo-cache" --noBuildLock
    # Both outputs at once would need twice the room.
    if [ "$i" -lt "$RUNS" ]; then rm -rf "$work/hugo-out"; fi
  fi
done

row='%-8s %9s %15s %10s %8s %10s\n'
printf "$row" "" "wall s" "least–most" "peak MB" files "output MB"
line() { printf "$row" "$1" "$(wall "$1")" "$(spread "$1")" "$(peak "$1")" "$(files "$2")" "$(bytes "$2")"; }
line wendang "$work/out"
if [ -z "${NO_HUGO:-}" ]; then
  line hugo "$work/hugo-out"
  printf 'ratio    wall %s, peak memory %s (Hugo / wendang)\n' \
    "$(ratio "$(wall hugo)" "$(wall wendang)")" "$(ratio "$(peak hugo)" "$(peak wendang)")"
fi
