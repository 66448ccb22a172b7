# Counting for ./test; sourced, never run. Uses $logs, $limit and $complete of its caller.
# shellcheck shell=bash

passed=0 failed=0 skipped=0 failures=

log_of() { echo "$logs/$(printf '%s' "$1" | tr -c 'A-Za-z0-9.\n' '-').log"; }

show_failure() {
  say "--- $1"
  tail -n 60 "$(log_of "$1")" >&2
  say "---"
}

# step NAME COMMAND…: says nothing but the time when it works; counts one failure when it does not.
step() {
  local name=$1 started=$SECONDS
  shift
  if timed "$@" >"$(log_of "$name")" 2>&1; then
    echo "$name: $((SECONDS - started)) s"
  else
    failed=$((failed + 1))
    failures+="failed: $name"$'\n'
    show_failure "$name"
    echo "$name: FAILED after $((SECONDS - started)) s"
    return 1
  fi
}

# one NAME COMMAND…: a check that counts as one test.
one() { if step "$@"; then passed=$((passed + 1)); fi; }

# A hang is a failure. Functions of the shell cannot be run by timeout.
timed() { if [ "$(type -t "$1")" = function ]; then "$@"; else timeout --kill-after=20 "$limit" "$@"; fi; }

# add NAME TIME STATUS PASSED FAILED SKIPPED: a run that failed without a failed test, or ran no test, has failed once.
add() {
  local name=$1 time=$2 status=$3 good=$4 bad=$5 left_out=$6 why=
  if [ "$status" = 124 ] || [ "$status" = 137 ]; then why=" (stopped after $limit s)"; fi
  if [ "$bad" = 0 ] && [ "$status" != 0 ]; then bad=1 why=${why:- (ended with status $status)}; fi
  if [ $((good + bad + left_out)) = 0 ]; then bad=1 why=' (no test ran)'; fi
  passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + left_out))
  if [ "$bad" != 0 ]; then
    failures+="$(failed_tests "$name" || echo "failed: $name$why")"$'\n'
    show_failure "$name"
  fi
  echo "$name: $good passed, $bad failed, $left_out skipped$why, $time s"
}

# The tests of a log that failed, one a line with the first lines of the reason; fails when it names none.
failed_tests() { grep -A 8 -E '^ *Failed .*\[|^ *not ok ' "$(log_of "$1")" | sed "s/^ *Failed /failed: $1: /; s/^ *not ok /failed: $1: /" | cut -c1-300; }

# The first value of an attribute in a results file, 0 when there is none.
counter() { sed -n "s/.*<Counters.* $2=\"\([0-9]*\)\".*/\1/p" "$1" 2>/dev/null | head -n 1 | grep . || echo 0; }

name_of() { basename "$1" .csproj; }

# run_dotnet PROJECT [ARGUMENT…]: runs the tests that were built of it and leaves status and time beside the log, so that it may run in the background.
run_dotnet() {
  local name started=$SECONDS status=0
  name=$(name_of "$1")
  shift
  timed dotnet test "$root/artifacts/bin/$name/release/$name.dll" --nologo --results-directory "$logs" --logger "trx;LogFileName=$name.trx" "$@" \
    >"$(log_of "$name")" 2>&1 || status=$?
  echo "$status $((SECONDS - started))" >"$logs/$name.ended"
}

# count_dotnet PROJECT: counts what run_dotnet left.
count_dotnet() {
  local name results status time good bad
  name=$(name_of "$1")
  results=$logs/$name.trx
  read -r status time <"$logs/$name.ended"
  good=$(counter "$results" passed)
  bad=$(counter "$results" failed)
  add "$name" "$time" "$status" "$good" "$bad" "$(($(counter "$results" total) - good - bad))"
}

node_tests() {
  local name=$1 folder=$2 started=$SECONDS status=0 log
  log=$(log_of "$name")
  timed npm --prefix "$folder" test >"$log" 2>&1 || status=$?
  tap() { sed -n "s/^# $1 \([0-9]*\)$/\1/p" "$log" | tail -n 1 | grep . || echo 0; }
  add "$name" "$((SECONDS - started))" "$status" "$(tap pass)" "$(($(tap fail) + $(tap cancelled)))" "$(($(tap skipped) + $(tap todo)))"
}

finish() {
  # Whatever ended the run early and was not counted is one failure.
  if ! $complete && [ "$failed" = 0 ]; then failed=1; fi
  # Said last, since whoever reads only the end of a long output wants to know just this.
  printf '%s' "$failures"
  if [ "$skipped" = 0 ]; then echo "$passed passed, $failed failed"; else echo "$passed passed, $failed failed, $skipped skipped"; fi
  trap - EXIT
  # shellcheck disable=SC2046 # one number per word
  kill $(jobs -p) 2>/dev/null || true
  [ "$failed" = 0 ] || exit 1
  exit "$1"
}
