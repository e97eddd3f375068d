#!/usr/bin/env bash
# edits.sh WENDANG N: builds a portal of N articles, and then again after one
# edit, each time in a new process. Prints how long that takes, how much memory,
# and how many output files are written and removed; at the end it checks that
# the output is what a clean build gives. Settings: lib.sh.
set -euo pipefail
. "$(dirname "$0")/lib.sh"
[ $# -eq 2 ] || die "usage: edits.sh WENDANG N"
begin "$1"
n=$2
need "$n" "$SIZE"
about
site=$work/site out=$work/out
corpus "$n" "$site"

# Articles by their date, which is that of their folder, more or less: the edits
# take them from the middle.
mapfile -t articles < <(find "$site/content" -name '*.md' -printf '%P\n' | awk -F/ '{print $(NF-2) $(NF-1), $0}' | sort | cut -d' ' -f2)
[ "${#articles[@]}" -ge 20 ] || die "too few articles"
middle() { echo "$site/content/${articles[$((${#articles[@]} / 2 + $1))]}"; }

row='%-34s %8s %9s %9s %9s %9s\n'
printf "$row" "" "wall s" "of clean" "peak MB" written removed

# report NAME TITLE
report() {
  printf "$row" "$2" "$(wall "$1")" "$(awk -v a="$(wall "$1")" -v b="$(wall clean)" 'BEGIN {printf "%.1f %%", 100 * a / b}')" \
    "$(peak "$1")" "$(number "$1" written)" "$(number "$1" removed)"
}

# measure NAME TITLE EDIT: makes the edit and builds, as often as is measured;
# EDIT is called with the number of the run, for each is to be another edit.
measure() {
  local i
  for i in $(seq "$RUNS"); do
    "$3" "$i"
    # Files whose last change is younger than the ticks of a file system's clock
    # are not trusted, and read again; nobody builds as fast as that.
    sleep 0.1
    run "$1" "$wendang" build --source "$site" --out "$out" --date "$today" --json
  done
  report "$1" "$2"
}

nothing() { :; }
edit_text() { printf '\n第%s次改过的一段，在文章的末尾。\n' "$1" >>"$(middle 0)"; }
edit_title() { sed -i "s/^title = \"/title = \"改$1/" "$(middle 1)"; }
add() {
  local dir=$site/content/fanwen/$(date +%Y/%m)
  mkdir -p "$dir"
  printf '+++\ntitle = "今天的第%s篇工作总结"\ndate = %s\ncategory = "范文大全"\ntags = ["时间", "工作总结"]\n+++\n\n一段新的正文。\n' \
    "$1" "$today" >"$dir/today-$1.md"
}
remove_new() { rm "$site/content/fanwen/$(date +%Y/%m)/today-$1.md"; }
remove_old() { rm "$(middle "$((1 + $1))")"; }
edit_site() { sed -i "s/^title .*/title = \"第$1个网名\"/" "$site/site.toml"; }

for _ in $(seq "$RUNS"); do clean clean "$site" "$out"; done
report clean "clean build"
measure nothing "nothing changed" nothing
measure text "the text of an article" edit_text
measure title "the title of an article" edit_title
measure add "a new article of today" add
measure remove_new "a new article removed" remove_new
measure remove_old "an article of the middle removed" remove_old
measure site "site.toml: the portal's title" edit_site

# The search index may be in other files than a clean build's; package build's
# tests compare the answers that it gives.
clean again "$site" "$work/again"
diff -rq --exclude='.wendang*' --exclude=search "$out" "$work/again" >&2 || die "the output is not what a clean build gives"
printf '\nthe output is what a clean build gives (%s files)\n' "$(files "$out")"
