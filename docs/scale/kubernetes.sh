#!/usr/bin/env bash
# kubernetes.sh FILE: runs the Jobs of kubernetes.yaml or kubernetes-s3.yaml, one after the
# other, and waits until the site is built. It exits with 1 when the site has mistakes, and with
# 2 when anything else has failed; what the tasks have said is shown. Whoever interrupts it
# leaves the Job that is at work running; those after it do not start.
#
# Settings, from the environment:
#   POLL   seconds between two looks at a Job (default: 10)
set -Eeuo pipefail
trap 'exit 2' ERR
[ $# -eq 1 ] || { echo "usage: kubernetes.sh FILE" >&2; exit 2; }
jobs=(wendang-parse wendang-arrange wendang-render wendang-finish)
kubectl delete job --ignore-not-found "${jobs[@]}" # of the last build
kubectl apply -f "$1"

# conditions JOB: what is true of it: "Complete …", "Failed REASON", or others while it is at work.
conditions() {
  kubectl get job "$1" --output=jsonpath='{range .status.conditions[?(@.status=="True")]}{.type} {.reason}{"\n"}{end}'
}

# finish JOB: waits until it has ended.
finish() {
  local job=$1 unanswered=0 looks=0 now
  while :; do
    if ! now=$(conditions "$job"); then # kubectl has said why; a cluster may be away for a moment
      unanswered=$((unanswered + 1))
      [ $unanswered -lt 5 ] || { echo "kubernetes.sh: $job cannot be watched any more" >&2; exit 2; }
    elif grep -q '^Complete ' <<<"$now"; then
      return
    elif grep -q '^Failed ' <<<"$now"; then
      kubectl logs --tail=-1 --prefix --selector="job-name=$job" >&2 || true
      echo "kubernetes.sh: $job: $(grep '^Failed ' <<<"$now")" >&2
      # The one rule of the files that lets a Job fail at once is about exit code 1.
      if grep -q '^Failed PodFailurePolicy' <<<"$now"; then exit 1; fi
      exit 2
    else
      unanswered=0
      looks=$((looks + 1))
      if [ $((looks % 6)) = 0 ]; then # an image may be missing, or a volume
        kubectl get pods --selector="job-name=$job" --field-selector=status.phase!=Succeeded >&2 || true
      fi
    fi
    sleep "${POLL:-10}"
  done
}

for job in "${jobs[@]}"; do
  kubectl patch job "$job" -p '{"spec":{"suspend":false}}'
  finish "$job"
done
kubectl logs --tail=-1 job/wendang-arrange >&2 || true # warnings
kubectl logs --tail=-1 job/wendang-finish >&2 || true
