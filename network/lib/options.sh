# shellcheck shell=bash
# Options common to all commands, and the folder of an instance.

# read_options ARGUMENT...: sets PROFILE, INSTANCE (absolute) and the array ARGUMENTS with what is left.
# The calling script's header comment is its --help.
read_options() {
    local directory=${GRIDMARKET_NETWORK_DIR:-}
    PROFILE=''
    ARGUMENTS=()
    while (($# > 0)); do
        case $1 in
            --help | -h) print_help && exit 0 ;;
            --profile | --dir)
                (($# > 1)) || wrong_usage "$1 needs a value"
                if [[ $1 == --dir ]]; then directory=$2; else PROFILE=$2; fi
                shift
                ;;
            --profile=*) PROFILE=${1#*=} ;;
            --dir=*) directory=${1#*=} ;;
            *) ARGUMENTS+=("$1") ;;
        esac
        shift
    done
    choose_instance "$directory"
}

# An existing instance knows its profile; a new one gets the one that was asked for, or the consortium.
choose_instance() {
    INSTANCE=${1:-${XDG_STATE_HOME:-$HOME/.local/state}/gridmarket/${PROFILE:-consortium}}
    [[ $INSTANCE == /* ]] || INSTANCE=$PWD/$INSTANCE
    local known=''
    [[ ! -f $INSTANCE/topology.yaml ]] || known=$(sed -n 's/^profile: //p' "$INSTANCE/topology.yaml")
    if [[ -n $known && -n $PROFILE && $known != "$PROFILE" ]]; then
        fail "$INSTANCE holds a network of profile $known, not $PROFILE" "choose another --dir, or end it: network/down --dir $INSTANCE"
    fi
    PROFILE=${PROFILE:-${known:-consortium}}
    [[ -f $NETWORK_HOME/topology/$PROFILE.yaml ]] ||
        wrong_usage "no profile '$PROFILE'; there are: $(cd "$NETWORK_HOME/topology" && printf '%s ' *.yaml | sed 's/\.yaml//g')"
    export GRIDMARKET_NETWORK_DIR=$INSTANCE
}

# The header comment of the command: everything from line 2 to the first line that is no comment.
print_help() {
    sed -n '2,/^[^#]/{/^#/!d;s/^# \{0,1\}//;p}' "$0"
}

no_further_arguments() {
    ((${#ARGUMENTS[@]} == 0)) || wrong_usage "unknown argument '${ARGUMENTS[0]}'"
}

# use_instance: for the steps, which `up` calls with GRIDMARKET_NETWORK_DIR set.
use_instance() {
    INSTANCE=${GRIDMARKET_NETWORK_DIR:?is not set; the steps are run by network/up}
    load_topology "$INSTANCE/topology.yaml"
    FABRIC=$INSTANCE/fabric # a link, made by `up`: all nodes of an instance run the same programs
    [[ -x $FABRIC/peer ]] || fail "Fabric's programs are gone from $(readlink "$FABRIC")" "build them again: network/steps/10-binaries.sh"
}

instance_exists() {
    [[ -f $INSTANCE/topology.yaml ]]
}

require_instance() {
    instance_exists || fail "there is no network in $INSTANCE" "network/up --profile $PROFILE --dir $INSTANCE"
    load_topology "$INSTANCE/topology.yaml"
}

readonly LOCK_SECONDS=180

# lock_instance: one command at a time changes an instance. The lock is the folder itself, so nothing is left
# over; whoever gets it looks whether the folder is still the one that was opened (`down` may have removed it).
lock_instance() {
    while true; do
        mkdir -p "$INSTANCE"
        exec 9<"$INSTANCE"
        flock --wait "$LOCK_SECONDS" 9 ||
            fail "another command has been changing $INSTANCE for $LOCK_SECONDS s" "wait for it, or end it and call network/down --dir $INSTANCE"
        [[ $(stat -c %i "$INSTANCE" 2>/dev/null) != "$(stat -L -c %i /proc/$$/fd/9)" ]] || return 0
    done
}
