#!/usr/bin/env bash
# kubernetes.sh FILE: runs the Jobs of kubernetes.yaml or kubernetes-s3.yaml, one after the
# other, and waits until the site is built. It ends with 1 when a task has failed; what it has
# said is shown.
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: kubernetes.sh FILE" >&2; exit 2; }
jobs=(wendang-parse wendang-arrange wendang-render wendang-finish)
kubectl delete job --ignore-not-found "${jobs[@]}" # of the last build
kubectl apply -f "$1"
for job in "${jobs[@]}"; do
  kubectl patch job "$job" -p '{"spec":{"suspend":false}}'
  # A job ends in one of two ways, and kubectl waits for one of them.
  until kubectl wait --for=condition=complete --timeout=10s "job/$job" 2>/dev/null; do
    if kubectl wait --for=condition=failed --timeout=1s "job/$job" 2>/dev/null; then
      kubectl logs --tail=-1 --prefix --selector="job-name=$job" >&2
      exit 1
    fi
  done
done
kubectl logs --tail=5 job/wendang-finish
