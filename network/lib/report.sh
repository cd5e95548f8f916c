# shellcheck shell=bash
# Telling people what happens. Progress goes to standard error, so that answers on standard output can be piped.

say() {
    printf '%s\n' "$*" >&2
}

# fail WHAT [NEXT-STEP]: the operation failed; exit code 1.
fail() {
    printf 'error: %s\n' "$1" >&2
    [[ $# -lt 2 ]] || printf '  next: %s\n' "$2" >&2
    exit 1
}

# wrong_usage WHAT: the caller asked for something that does not exist; exit code 2.
wrong_usage() {
    printf 'error: %s\n  next: %s --help\n' "$1" "$0" >&2
    exit 2
}

# show_tail FILE: the end of a log, so that nobody has to go and look for it.
show_tail() {
    [[ -s $1 ]] || return 0
    printf -- '--- last lines of %s\n' "$1" >&2
    tail -n 15 "$1" >&2
}

# now_ms: milliseconds since the epoch, without starting a process.
now_ms() {
    local microseconds=${EPOCHREALTIME/[.,]/}
    printf '%s' "$((microseconds / 1000))"
}

# seconds_since MS: "3.4"
seconds_since() {
    local elapsed=$(($(now_ms) - $1))
    printf '%d.%d' $((elapsed / 1000)) $((elapsed % 1000 / 100))
}

# await SECONDS WHAT COMMAND...: until the command succeeds; its last error is shown when it never does.
await() {
    local limit=$1 what=$2 started error
    shift 2
    started=$(now_ms)
    while ! error=$("$@" 2>&1 >/dev/null); do
        if (($(now_ms) - started > limit * 1000)); then
            [[ -z $error ]] || printf '%s\n' "$error" | tail -n 3 >&2
            printf 'error: waited %s s in vain: %s\n' "$limit" "$what" >&2
            return 1
        fi
        sleep 0.1
    done
}
