#!/usr/bin/env bash
# slurm.sh N SITE WORK OUT: builds a site in N parts under Slurm, and waits until it is done.
# SITE, WORK and OUT are folders of a file system that all nodes see; WORK may also be
# s3://bucket/prefix. It exits with 1 when the site has mistakes, and with 2 when anything else
# has failed; what the tasks have said is shown, and of a build that has gone well what arrange
# and finish have said. Whoever interrupts it leaves the jobs running.
#
# Settings, from the environment:
#   WENDANG   the program, the same on all nodes (default: wendang)
#   DAY       the day to build for, as 2026-11-24 (default: the day on which arrange runs, in the
#             site's time zone)
#   SBATCH_…  as sbatch knows them: partition, account, time limit
#   MEMORY    of a task of one part (default: 2G)
#   ARRANGE   memory of arranging, about 2 kB an article (default: 4G)
#   LOGS      folder for what the tasks say; each run makes one of its own in it, and removes
#             nothing (default: OUT.log)
#   POLL      seconds between two looks at the queue (default: 5)
set -euo pipefail
[ $# -eq 4 ] || { echo "usage: slurm.sh N SITE WORK OUT" >&2; exit 2; }
n=$1 site=$2 work=$3 out=$4
submitted=()
trap '[ ${#submitted[@]} -eq 0 ] || scancel "${submitted[@]}" || true; exit 2' ERR
wendang=${WENDANG:-wendang}
while [[ $out == ?*/ ]]; do out=${out%/}; done # else the logs would lie in it
logs=${LOGS:-$out.log}/$(date +%Y%m%d-%H%M%S)-$$
mkdir -p "$logs"

# submit NAME AFTER MEMORY ARRAY COMMAND…: a job that starts when the jobs AFTER have gone
# well, and does not when they have not. A node that fails gives its tasks back. Whoever waits
# for a job learns its exit code only from the accounting, which not every cluster keeps; so
# each task leaves a mark of how it has ended.
submit() {
  local name=$1 after=$2 memory=$3 array=$4
  shift 4
  sbatch --parsable --requeue --kill-on-invalid-dep=yes --job-name="wendang-$name" --mem="$memory" \
    --open-mode=append --output="$logs/$name${array:+-%a}.txt" ${array:+--array="$array"} ${after:+--dependency="afterok:$after"} <<JOB | cut -d ';' -f 1
#!/usr/bin/env bash
$(printf '%q ' "$@")${array:+"\$SLURM_ARRAY_TASK_ID/$n"} && exec touch $(printf %q "$logs/done-$name")
code=\$?
touch $(printf %q "$logs/failed-")\$code
exit \$code
JOB
}

# Without --date arrange decides, and the tasks after it take over its day, also after midnight.
flags=(--source "$site" --work "$work" --out "$out" ${DAY:+--date "$DAY"})
parse=$(submit parse "" "${MEMORY:-2G}" "1-$n" "$wendang" shard "${flags[@]}" parse)
submitted+=("$parse")
arrange=$(submit arrange "$parse" "${ARRANGE:-4G}" "" "$wendang" shard "${flags[@]}" arrange "$n")
submitted+=("$arrange")
render=$(submit render "$arrange" "${MEMORY:-2G}" "1-$n" "$wendang" shard "${flags[@]}" render)
submitted+=("$render")
finish=$(submit finish "$render" "${ARRANGE:-4G}" "" "$wendang" shard "${flags[@]}" finish "$n")
submitted+=("$finish")
echo "jobs: parse $parse, arrange $arrange, render $render, finish $finish" >&2

# A job that the queue does not list has ended. A queue that does not answer says nothing.
while [ ! -e "$logs/done-finish" ]; do
  ended=
  if listed=$(squeue --noheader --user="$(id -un)" --format=%A) && ! grep -qx "$finish" <<<"$listed"; then
    ended=yes
  fi
  sleep "${POLL:-5}" # also in the end: some file systems show a mark late
  [ -z "$ended" ] || break
done
if [ -e "$logs/done-finish" ]; then
  cat "$logs/arrange.txt" "$logs/finish.txt" >&2 || true # warnings, and what was built
  exit 0
fi
tail -n +1 "$logs"/*.txt >&2 || true
[ ! -e "$logs/failed-1" ] || exit 1
exit 2
