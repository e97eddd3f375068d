#!/usr/bin/env bash
# slurm.sh N SITE WORK OUT: builds a site in N parts under Slurm, and waits until it is done.
# SITE, WORK and OUT are folders of a file system that all nodes see; WORK may also be
# s3://bucket/prefix. It exits with 1 when the site has mistakes: LOGS/arrange tells them.
#
# Settings, from the environment:
#   WENDANG   the program, the same on all nodes (default: wendang)
#   DAY       the day to build for (default: today)
#   SBATCH_…  as sbatch knows them: partition, account, time limit
#   MEMORY    of a task of one part (default: 2G)
#   ARRANGE   memory of arranging, about 2 kB an article (default: 4G)
#   LOGS      folder for what the tasks say (default: OUT.log)
set -euo pipefail
[ $# -eq 4 ] || { echo "usage: slurm.sh N SITE WORK OUT" >&2; exit 2; }
n=$1 site=$2 work=$3 out=$4
wendang=${WENDANG:-wendang}
day=${DAY:-$(date +%F)}
logs=${LOGS:-$out.log}
mkdir -p "$logs"
rm -f "$logs"/{parse,arrange,render,finish,done}*

# submit NAME AFTER MEMORY ARRAY COMMAND…: a job that starts when the jobs AFTER have gone
# well, and does not when they have not. A node that fails gives its tasks back.
submit() {
  local name=$1 after=$2 memory=$3 array=$4
  shift 4
  sbatch --parsable --requeue --kill-on-invalid-dep=yes --job-name="wendang-$name" --mem="$memory" \
    --open-mode=append --output="$logs/$name${array:+-%a}" ${array:+--array="$array"} ${after:+--dependency="afterok:$after"} \
    --wrap="$(printf '%q ' "$@")${array:+\"\$SLURM_ARRAY_TASK_ID/$n\"}"
}

flags=(--source "$site" --work "$work" --out "$out" --date "$day")
parse=$(submit parse "" "${MEMORY:-2G}" "1-$n" "$wendang" shard "${flags[@]}" parse)
arrange=$(submit arrange "$parse" "${ARRANGE:-4G}" "" "$wendang" shard "${flags[@]}" arrange "$n")
render=$(submit render "$arrange" "${MEMORY:-2G}" "1-$n" "$wendang" shard "${flags[@]}" render)
finish=$(submit finish "$render" "${ARRANGE:-4G}" "" sh -c '"$@" && touch "$0"' "$logs/done" "$wendang" shard "${flags[@]}" finish "$n")
echo "jobs: parse $parse, arrange $arrange, render $render, finish $finish" >&2

# Whoever waits for a job learns its exit code only from the accounting, which not every
# cluster keeps. So the last task leaves a mark.
while squeue --noheader --jobs="$finish" 2>/dev/null | grep -q .; do sleep "${POLL:-5}"; done
[ -e "$logs/done" ] && exit
tail -n +1 "$logs"/* >&2
exit 1
