# shellcheck shell=bash
# Asking a node how it is: /healthz and /metrics of its operations endpoint, with bash alone.

# operations_page NODE PATH: the body; fails if the node does not answer 200.
operations_page() {
    local port status line
    port=$(field "$1" operations)
    exec 6<>"/dev/tcp/127.0.0.1/$port" || return 1
    printf 'GET %s HTTP/1.0\r\nHost: localhost\r\n\r\n' "$2" >&6
    read -r -t 5 _ status _ <&6 || return 1
    while read -r -t 5 line <&6 && [[ $line != $'\r' ]]; do :; done
    timeout 5 cat <&6
    exec 6>&-
    [[ $status == 200 ]]
} 2>/dev/null

is_healthy() {
    operations_page "$1" /healthz >/dev/null
}

# metric NODE NAME: its value for this network's channel, without decimals; nothing if there is none.
metric() {
    operations_page "$1" /metrics |
        awk -v name="$2{" -v channel="channel=\"$(topology channel)\"" \
            'index($1, name) == 1 && index($1, channel) {printf "%d", $2; exit}'
}

# height_of NODE: blocks in its ledger; nothing for a chaincode. An orderer is asked by its operator, because the metric of
# BFT counts only what it took part in, not what it fetched later.
height_of() {
    case $(section_of "$1") in
        peers) metric "$1" ledger_blockchain_height ;;
        orderers) operator "$1" "$FABRIC/osnadmin" channel list --channelID "$(topology channel)" | sed -n 's/.*"height": *\([0-9]*\).*/\1/p' ;;
    esac
}

# is_leader ORDERER: by its own account. consensus_BFT_is_leader would be stale: it changes with the next block only.
is_leader() {
    case $(topology consensus) in
        BFT) [[ $(metric "$1" consensus_smartbft_view_leader_id) == "$(field "$1" consenter)" ]] ;;
        etcdraft) [[ $(metric "$1" consensus_etcdraft_is_leader) == 1 ]] ;;
    esac
}

# somebody_leads [BUT]: whether an orderer that runs, other than BUT, leads.
somebody_leads() {
    local orderer
    for orderer in $(rows orderers); do
        [[ $orderer == "${1:-}" ]] || ! is_running "$orderer" || ! is_leader "$orderer" || return 0
    done
    return 1
}

# ordering_leader: the orderer that leads, else the first that runs. An order sent elsewhere waits RequestForwardTimeout.
ordering_leader() {
    local orderer first=''
    for orderer in $(rows orderers); do
        is_running "$orderer" || continue
        first=${first:-$orderer}
        ! is_leader "$orderer" || { printf '%s' "$orderer" && return 0; }
    done
    [[ -n $first ]] || fail "no orderer is running" "network/start $(rows orderers | head -n 1) --dir $INSTANCE"
    printf '%s' "$first"
}
