# shellcheck shell=bash
# Processes of an instance. A pid alone may belong to somebody else by now, so its start time is remembered with it.

readonly STOP_SECONDS=8 LOG_LIMIT_BYTES=50000000

node_folder() {
    printf '%s/nodes/%s' "$INSTANCE" "$1"
}

node_log() {
    printf '%s/nodes/%s/log' "$INSTANCE" "$1"
}

# start_process NODE ENV-OPTIONS-AND-COMMAND...: through `env -i`, so that no setting meant for a command line gets in (a
# CORE_PEER_TLS_ENABLED would end the chaincode), and in a session of its own, so that an interrupt of the terminal does
# not reach it. GRIDMARKET_NODE is the mark by which stop_strays finds it.
start_process() {
    local node=$1 log
    shift
    log=$(node_log "$node")
    if [[ -f $log && $(stat -c %s "$log") -gt $LOG_LIMIT_BYTES ]]; then
        mv "$log" "$log.1" # one older log is kept
    fi
    setsid env -i GRIDMARKET_NODE="$INSTANCE/nodes/$node" "$@" </dev/null >>"$log" 2>&1 7>&- 8>&- 9<&- &
    local pid=$!
    printf '%s %s\n' "$pid" "$(birth_of "$pid")" >"$(node_folder "$node")/pid"
}

# birth_of PID: boot and start time, in clock ticks since boot (field 22 of /proc/PID/stat; the name in field 2 may hold
# blanks and brackets, so count from behind it). Empty for a process that is gone or a zombie.
birth_of() {
    local stat
    stat=$(cat "/proc/$1/stat" 2>/dev/null) || return 0
    # shellcheck disable=SC2086 # split into fields
    set -- ${stat##*) }
    [[ $1 == Z ]] || printf '%s-%s' "${20}" "$(</proc/sys/kernel/random/boot_id)"
}

# pid_of NODE: its pid if it runs, and is ours; fails otherwise.
pid_of() {
    local pid birth
    read -r pid birth 2>/dev/null <"$(node_folder "$1")/pid" || return 1
    [[ -n $birth && $(birth_of "$pid") == "$birth" ]] && printf '%s' "$pid"
}

is_running() {
    pid_of "$1" >/dev/null 2>&1
}

has_ended() {
    ! is_running "$1"
}

# stop_nodes NODE...: all asked at once, then waited for; what has not gone after STOP_SECONDS is killed.
stop_nodes() {
    local node pid started
    for node in "$@"; do
        ! pid=$(pid_of "$node") || kill -TERM "$pid" 2>/dev/null || true # it may have gone this moment
    done
    started=$(now_ms)
    for node in "$@"; do
        while pid=$(pid_of "$node"); do
            (($(now_ms) - started < STOP_SECONDS * 1000)) || kill -KILL "$pid" 2>/dev/null || true # likewise
            sleep 0.05
        done
        rm -f "$(node_folder "$node")/pid"
    done
}

# stop_strays: what was started in the very moment of an interrupt, and not written down.
stop_strays() {
    local environment
    # shellcheck disable=SC2013 # these paths have no blanks
    for environment in $(grep -lzsF "GRIDMARKET_NODE=$INSTANCE/nodes/" /proc/[0-9]*/environ); do
        environment=${environment#/proc/}
        kill -KILL "${environment%/environ}" 2>/dev/null || true # it may have gone this moment
    done
}

# resident_megabytes PID
resident_megabytes() {
    awk '/^VmRSS/ {printf "%d", $2 / 1024}' "/proc/$1/status" 2>/dev/null || printf '?'
}
