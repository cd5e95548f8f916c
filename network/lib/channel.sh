# shellcheck shell=bash
# Joining the channel, and the chaincode to it: the verbs of Fabric's command lines, each called by its own operator.

# join_orderer NODE: it must be running.
join_orderer() {
    quietly "osnadmin channel join on $1" operator "$1" "$FABRIC/osnadmin" channel join \
        --channelID "$(topology channel)" --config-block "$INSTANCE/config/genesis.block"
}

# join_peer ORGANISATION: its peer must be running.
join_peer() {
    quietly "peer channel join of $1" as Admin "$1" "$FABRIC/peer" channel join -b "$INSTANCE/config/genesis.block"
}

# install_package ORGANISATION: tells its peer where its chaincode is.
install_package() {
    quietly "peer lifecycle chaincode install of $1" as Admin "$1" "$FABRIC/peer" lifecycle chaincode install \
        "$(node_folder "$(chaincode_of "$1")")/chaincode.tgz"
}

# committed_definition sequence|version: of the chaincode as the channel has agreed on it; 0 before the first commit.
committed_definition() {
    local definition
    definition=$(as Admin "$(field "$(first_peer)" organisation)" "$FABRIC/peer" lifecycle chaincode querycommitted \
        --channelID "$(topology channel)" --output json 2>&1) || fail "the committed chaincodes cannot be asked for: $definition"
    printf '%s' "$definition" | tr -d ' \n' | awk -v name="\"name\":\"$(topology chaincode)\"" -v key="\"$1\":" '
        BEGIN {RS = "}"; found = 0}
        index($0, name) {value = substr($0, index($0, key) + length(key)); sub(/,.*/, "", value); gsub(/"/, "", value); print value; found = 1; exit}
        END {if (!found) print 0}'
}

# approve_definition ORGANISATION OPTION...: OPTIONs name channel, chaincode, version and sequence.
approve_definition() {
    local organisation=$1
    shift
    quietly "approval of $organisation" as Admin "$organisation" "$FABRIC/peer" lifecycle chaincode approveformyorg \
        "${ORDERING[@]}" "$@" --package-id "$(cat "$(node_folder "$(chaincode_of "$organisation")")/package-id")"
}

# is_agreed OPTION...: whether every organisation that has a peer has approved this definition, as the first peer knows.
is_agreed() {
    local approvals owner
    approvals=$(as Admin "$(field "$(first_peer)" organisation)" "$FABRIC/peer" lifecycle chaincode checkcommitreadiness \
        "$@" --output json | tr -d ' \n')
    for owner in $(peer_owners); do
        [[ $approvals == *"\"$(field "$owner" msp)\":true"* ]] || fail "$owner has not approved yet"
    done
}

# commit_definition OPTION...: signed by the organisation of the first peer, endorsed by all peers.
commit_definition() {
    local peer
    local -a endorsers=()
    for peer in $(rows peers); do
        endorsers+=(--peerAddresses "$(endpoint_of "$peer")" --tlsRootCertFiles "$(tls_ca "$(field "$peer" organisation)")")
    done
    quietly "commit of the chaincode's definition" as Admin "$(field "$(first_peer)" organisation)" \
        "$FABRIC/peer" lifecycle chaincode commit "${ORDERING[@]}" "$@" "${endorsers[@]}"
}
