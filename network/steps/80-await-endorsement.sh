#!/usr/bin/env bash
# Ready: every peer knows an endorser of every organisation, and its chaincode answers a call
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
use_instance

readonly ENDORSERS_SECONDS=30 ANSWER_SECONDS=30

for chaincode in $(rows chaincodes); do
    await_node "$chaincode"
done

knows_all_endorsers() {
    local peer known
    peer=$(peer_of "$1")
    known=$("$FABRIC/discover" --peerTLSCA "$(tls_ca "$1")" --MSP "$(field "$1" msp)" \
        --userCert "$(user_certificate "$1" User1)" --userKey "$(user_key "$1" User1)" \
        endorsers --channel "$(topology channel)" --chaincode "$(topology chaincode)" --server "$(endpoint_of "$peer")" |
        grep -c '"MSPID"') || true # grep counts 0: not yet
    ((known == $(rows peerOrganisations | wc -l))) || fail "$peer knows ${known:-0} endorsers"
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
    await "$ENDORSERS_SECONDS" "an endorser of every organisation is known to $1" knows_all_endorsers "$1"
    await "$ANSWER_SECONDS" "the chaincode of $1 answers" chaincode_answers "$1"
}
for_each_organisation await_endorsement
