# shellcheck shell=bash
# Free ports for "auto". They lie below the range from which the kernel takes ports for outgoing connections, and each
# instance reserves a block of its own, so that two `up` at the same moment never choose the same.

readonly PORT_FIRST=20000 PORT_BLOCK=64 PORT_BLOCKS=190 # 20000..32159

ports_folder() {
    printf '%s' "${TMPDIR:-/tmp}/gridmarket-ports-$(id -u)"
}

# assign_ports FROM TO: copies a topology, each "auto" replaced by a port of this instance's block.
assign_ports() {
    local base used=0 line
    base=$(reserve_block) || return 1
    while IFS= read -r line || [[ -n $line ]]; do
        while [[ $line != \#* && $line =~ :\ auto([,}]) ]]; do
            ((used < PORT_BLOCK)) || fail "$1 asks for more than $PORT_BLOCK ports" "give some of the nodes fixed ports"
            line=${line/": auto${BASH_REMATCH[1]}"/": $((base + used))${BASH_REMATCH[1]}"}
            used=$((used + 1))
        done
        printf '%s\n' "$line"
    done <"$1" >"$2"
}

# reserve_block: prints the first port of a block that nobody holds and nobody listens in. Call it in a subshell.
reserve_block() {
    local folder start try base
    folder=$(ports_folder)
    mkdir -p "$folder"
    exec 8<"$folder"
    flock 8 # until this subshell ends: claims are taken one at a time
    start=$((RANDOM % PORT_BLOCKS))
    for ((try = 0; try < PORT_BLOCKS; try++)); do
        base=$((PORT_FIRST + (start + try) % PORT_BLOCKS * PORT_BLOCK))
        if block_is_silent "$base" && claim_block "$folder/$base"; then
            printf '%s' "$base"
            return 0
        fi
    done
    fail "no block of $PORT_BLOCK free ports from $PORT_FIRST on" "name fixed ports in the topology, or remove stale files in $folder"
}

# A claim whose instance is gone is void.
claim_block() {
    [[ ! -f $1 || ! -d $(cat "$1") ]] || return 1
    printf '%s' "$INSTANCE" >"$1"
}

release_ports() {
    local claim folder
    folder=$(ports_folder)
    for claim in "$folder"/*; do
        [[ ! -f $claim || $(cat "$claim") != "$INSTANCE" ]] || rm -f "$claim"
    done
    rmdir "$folder" 2>/dev/null || true # another instance still holds a block
}

block_is_silent() {
    local last=$(($1 + PORT_BLOCK - 1)) port
    for port in $(local_ports); do
        ((port < $1 || port > last)) || return 1
    done
}

# is_listening PORT: looked up, not tried, because a server with TLS complains of every caller that hangs up.
is_listening() {
    local port
    for port in $(local_ports 0A); do
        ((port != $1)) || return 0
    done
    return 1
}

# local_ports [STATE]: local TCP ports in use, from the kernel's table; state 0A is LISTEN. A line of it begins
# "  0: 0100007F:1F90 00000000:0000 0A": number, local address and port, remote ones, state; hexadecimal.
local_ports() {
    local address state hexadecimal
    while read -r _ address _ state _; do
        hexadecimal=${address##*:}
        [[ ! $hexadecimal =~ ^[0-9A-F]{4}$ || ${1:-$state} != "$state" ]] || printf '%d\n' "0x$hexadecimal"
    done < <(cat /proc/net/tcp /proc/net/tcp6 2>/dev/null)
}
