# shellcheck shell=bash
# Running the pages of steps/ in order, with the seconds each took.

STEP='' # pid of the step at work

run_steps() {
    local step started
    for step in "$@"; do
        started=$(now_ms)
        "$NETWORK_HOME/steps/$step.sh" & # in the background, so that an interrupt is heard at once
        STEP=$!
        wait "$STEP" || fail "step $step failed" "the logs are in $INSTANCE/nodes"
        printf '%5s s  %-20s %s\n' "$(seconds_since "$started")" "$step" "$(sed -n '2s/^# //p' "$NETWORK_HOME/steps/$step.sh")" >&2
    done
}
