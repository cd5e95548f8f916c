#!/usr/bin/env bash
# Ready: every peer knows all endorsers, and the chaincode answers a client of every organisation
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
use_instance

readonly ENDORSERS_SECONDS=30 ANSWER_SECONDS=30

for chaincode in $(own chaincodes); do
    await_node "$chaincode"
done

# Which owners of a peer can take part in an endorsement, by the rule of the topology.
endorsers() {
    local owner rule
    rule=$(topology policies.endorsement)
    for owner in $(peer_owners); do
        [[ $(policy_type "$rule") == Signature && $rule != *"'$(field "$owner" msp)."* ]] || printf '%s\n' "$owner"
    done
}

knows_all_endorsers() {
    local peer known
    peer=$(peer_of "$1")
    known=$("$FABRIC/discover" --peerTLSCA "$(tls_ca "$1")" --MSP "$(field "$1" msp)" \
        --userCert "$(user_certificate "$1" User1)" --userKey "$(user_key "$1" User1)" \
        endorsers --channel "$(topology channel)" --chaincode "$(topology chaincode)" --server "$(endpoint_of "$peer")" |
        grep -c '"MSPID"') || true # grep counts 0: not yet
    ((known == $(endorsers | wc -l))) || fail "$peer knows ${known:-0} endorsers"
}

# An error of the chaincode's own is an answer; one of the peer, which wraps it in these words, is none.
chaincode_answers() {
    local output
    output=$(as User1 "$1" "$FABRIC/peer" chaincode query -C "$(topology channel)" -n "$(topology chaincode)" \
        -c "{\"Args\":[\"$(topology probe)\"]}" 2>&1) && return 0
    [[ $output == *'response: status:'* && ! $output =~ (error in simulation|failed to execute|could not launch|successfully defined) ]] ||
        fail "$output"
}

await_endorsement() {
    ! has_peer "$1" || await "$ENDORSERS_SECONDS" "all endorsers are known to the peer of $1" knows_all_endorsers "$1"
    await "$ANSWER_SECONDS" "the chaincode answers a client of $1" chaincode_answers "$1"
}
for_each_organisation await_endorsement
