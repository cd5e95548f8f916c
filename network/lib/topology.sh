# shellcheck shell=bash
# Reads a topology file: a narrow subset of YAML that needs no parser. See topology/consortium.yaml.
#
# After load_topology:
#   rows SECTION       the names in a list, one a line: rows peers
#   field NAME KEY     a value of a row, else of its organisation, else of the whole: field peer-dso domain
#   topology KEY       a value of the whole: topology channel, topology policies.admins

declare -gA TOPOLOGY=()
OWN='' # organisations that act here, all when empty: on several machines <instance>/organisations names those of each

load_topology() {
    local file=$1 line section='' number=0
    TOPOLOGY=()
    OWN=$(cat "$(dirname "$file")/organisations" 2>/dev/null || true)
    while IFS= read -r line || [[ -n $line ]]; do
        number=$((number + 1))
        if [[ $line =~ ^[[:space:]]*(#.*)?$ ]]; then
            continue
        elif [[ $line =~ ^([A-Za-z]+):[[:space:]]*$ ]]; then
            section=${BASH_REMATCH[1]}
            TOPOLOGY[rows.$section]=''
        elif [[ $line =~ ^([A-Za-z]+):[[:space:]]+([^[:space:]].*)$ ]]; then
            TOPOLOGY[${BASH_REMATCH[1]}]=${BASH_REMATCH[2]}
        elif [[ $line =~ ^\ \ ([A-Za-z]+):[[:space:]]+([^[:space:]].*)$ ]]; then
            TOPOLOGY[$section.${BASH_REMATCH[1]}]=${BASH_REMATCH[2]}
        elif [[ $line =~ ^\ \ -\ \{(name:\ .+)\}$ ]]; then
            load_row "$section" "${BASH_REMATCH[1]}"
        else
            printf 'error: %s:%s: not understood: %s\n' "$file" "$number" "$line" >&2
            printf '  next: write "key: value" or "  - {name: NAME, key: value}"\n' >&2
            return 2
        fi
    done <"$file"
}

load_row() {
    local section=$1 name='' pair
    local -a pairs
    IFS=',' read -r -a pairs <<<"$2"
    for pair in "${pairs[@]}"; do
        pair=${pair# }
        [[ -n $name ]] || name=${pair#name: }
        TOPOLOGY[row.$name.${pair%%: *}]=${pair#*: }
    done
    TOPOLOGY[rows.$section]+="$name"$'\n'
}

# check_topology FILE: loads it and looks for everything that the steps will ask for; exit code 2 if something is missing.
check_topology() {
    load_topology "$1" || exit 2
    local key
    for key in profile channel chaincode probe consensus policies.{admins,lifecycle,endorsement,timeWindow,queryLimit}; do
        [[ -n ${TOPOLOGY[$key]-} ]] || incomplete "$1" "'$key'"
    done
    for key in policies.{admins,lifecycle,endorsement}; do
        policy_type "${TOPOLOGY[$key]}" >/dev/null || incomplete "$1" "'$key' like \"MAJORITY Admins\" or \"OR('DsoMSP.peer')\""
    done
    [[ ${TOPOLOGY[consensus]} =~ ^(BFT|etcdraft)$ ]] || incomplete "$1" "a consensus 'BFT' or 'etcdraft'"
    require_fields "$1" peerOrganisations msp domain
    require_fields "$1" ordererOrganisations msp domain
    require_fields "$1" orderers organisation consenter host listen port admin operations
    require_fields "$1" peers organisation host listen port callback operations
    require_fields "$1" chaincodes organisation peer host listen port
}

require_fields() {
    local file=$1 section=$2 row key
    shift 2
    [[ -n ${TOPOLOGY[rows.$section]-} ]] || incomplete "$file" "a list '$section'"
    for row in $(rows "$section"); do
        for key in "$@"; do
            [[ -n ${TOPOLOGY[row.$row.$key]-} ]] || incomplete "$file" "'$key' of $row in '$section'"
        done
    done
}

incomplete() {
    printf 'error: %s: %s is missing\n  next: compare network/topology/consortium.yaml\n' "$1" "$2" >&2
    exit 2
}

rows() {
    printf '%s' "${TOPOLOGY[rows.$1]-}"
}

topology() {
    [[ -n ${TOPOLOGY[$1]-} ]] || fail "the topology has no '$1'" "add it to the file in network/topology"
    printf '%s' "${TOPOLOGY[$1]}"
}

field() {
    local name=$1 key=$2 organisation=${TOPOLOGY[row.$1.organisation]-}
    local value=${TOPOLOGY[row.$name.$key]-${TOPOLOGY[row.$organisation.$key]-${TOPOLOGY[$key]-}}}
    [[ -n $value ]] || fail "'$name' has no '$key' in the topology" "add it to the file in network/topology"
    printf '%s' "$value"
}

# section_of NODE: orderers, peers or chaincodes; fails when there is no such node.
section_of() {
    local section
    for section in orderers peers chaincodes; do
        [[ $'\n'${TOPOLOGY[rows.$section]-} != *$'\n'"$1"$'\n'* ]] || { printf '%s' "$section" && return 0; }
    done
    return 1
}

# is_own ORGANISATION: whether it acts here.
is_own() {
    [[ -z $OWN || " $OWN " == *" $1 "* ]]
}

# own SECTION: the rows of organisations or nodes that are run here.
own() {
    local row
    for row in $(rows "$1"); do
        ! is_own "${TOPOLOGY[row.$row.organisation]-$row}" || printf '%s\n' "$row"
    done
}

# nodes: those that are run here.
nodes() {
    own orderers
    own peers
    own chaincodes
}

# known_node NAME: wrong usage unless it is run here.
known_node() {
    [[ $'\n'$(nodes)$'\n' == *$'\n'"$1"$'\n'* ]] || wrong_usage "no node '$1'; there are: $(nodes | tr '\n' ' ')"
}

# policy_type RULE: ImplicitMeta counts organisations ("MAJORITY Admins"), Signature names them ("OR('DsoMSP.peer')").
policy_type() {
    if [[ $1 =~ ^(ANY|ALL|MAJORITY)\ [A-Za-z]+$ ]]; then
        printf ImplicitMeta
    elif [[ $1 =~ ^(AND|OR|OutOf)\(.+\)$ ]]; then
        printf Signature
    else
        return 1
    fi
}

# has_peer ORGANISATION: or is it a member whose clients another one's peer serves?
has_peer() {
    [[ $'\n'$(peer_owners)$'\n' == *$'\n'"$1"$'\n'* ]]
}

# peer_owners: the organisations that have a peer, one a line.
peer_owners() {
    local peer
    for peer in $(rows peers); do
        field "$peer" organisation
        printf '\n'
    done
}

first_peer() {
    own peers | head -n 1
}

# own_peer_owners: those that act here.
own_peer_owners() {
    local owner
    for owner in $(peer_owners); do
        ! is_own "$owner" || printf '%s\n' "$owner"
    done
}

# serving_peer ORGANISATION: its own peer, else the first that is run here.
serving_peer() {
    if has_peer "$1"; then peer_of "$1"; else first_peer; fi
}

# peer_of / chaincode_of ORGANISATION: its one peer, and that peer's chaincode process.
peer_of() {
    row_of peers "$1"
}

chaincode_of() {
    row_of chaincodes "$1"
}

row_of() {
    local row
    for row in $(rows "$1"); do
        [[ ${TOPOLOGY[row.$row.organisation]} != "$2" ]] || { printf '%s' "$row" && return 0; }
    done
    fail "organisation $2 has no row in '$1'" "add one to the file in network/topology"
}
