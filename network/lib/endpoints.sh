# shellcheck shell=bash
# <instance>/network.properties: all that a client needs to know. Written whole after every start and stop of a node.

write_endpoints() {
    endpoints >"$INSTANCE/network.properties.new"
    mv "$INSTANCE/network.properties.new" "$INSTANCE/network.properties"
    consortium >"$INSTANCE/consortium.json.new"
    mv "$INSTANCE/consortium.json.new" "$INSTANCE/consortium.json"
}

# <instance>/consortium.json: whose certificates nodes and clients of discovery believe. In the kernel's canonical form
# (docs/middleware.md): one line, fields in this order, certificates as hex.
consortium() {
    local organisation separator=
    printf '{"channel":"%s","roots":[' "$(topology channel)"
    for organisation in $(rows peerOrganisations); do
        printf '%s{"organisation":"%s","certificate":"%s"}' "$separator" "$organisation" \
            "$(sed '/^-----/d' "$(tls_ca "$organisation")" | base64 -d | od -An -v -tx1 | tr -d ' \n')"
        separator=,
    done
    printf ']}\n'
}

endpoints() {
    local organisation orderer
    printf '# Written by network/%s; read by clients of this network. Paths are absolute.\n' "$(basename "$0")"
    printf 'channel=%s\nchaincode=%s\nprofile=%s\n' "$(topology channel)" "$(topology chaincode)" "$(topology profile)"
    printf 'chaincode.version=%s\n' "$(cat "$INSTANCE/chaincode/version" 2>/dev/null || true)" # empty where no peer is
    # The channel's first block, in which members and orderers stand: what clients check every other block against.
    printf 'genesis=%s\n' "$INSTANCE/config/genesis.block"
    printf 'organisations=%s\n' "$(rows peerOrganisations | paste -sd ,)"
    for organisation in $(rows peerOrganisations); do
        peer_endpoints "$organisation"
    done
    printf 'orderers=%s\n' "$(rows ordererOrganisations | paste -sd ,)"
    for organisation in $(rows ordererOrganisations); do
        orderer=$(row_of orderers "$organisation")
        node_endpoint "$organisation" "$orderer"
    done
}

peer_endpoints() {
    local peer owner chaincode own=true
    peer=$(serving_peer "$1")
    owner=$(field "$peer" organisation)
    chaincode=$(chaincode_of "$owner")
    [[ $owner == "$1" ]] || own=false
    printf '%s.msp=%s\n' "$1" "$(field "$1" msp)"
    printf '%s.peer.own=%s\n' "$1" "$own" # false: what follows is the peer and the chaincode of another organisation
    printf '%s.peer.tlsCa=%s\n' "$1" "$(tls_ca "$owner")"
    node_endpoint "$1.peer" "$peer"
    printf '%s.chaincode.node=%s\n' "$1" "$chaincode"
    printf '%s.chaincode.endpoint=%s\n' "$1" "$(endpoint_of "$chaincode")"
    printf '%s.chaincode.pid=%s\n' "$1" "$(pid_of "$chaincode" || true)" # empty: it does not run
    user_endpoint "$1" admin Admin
    user_endpoint "$1" client User1
    user_endpoint "$1" solver User2
}

# node_endpoint PREFIX NODE
node_endpoint() {
    printf '%s.node=%s\n' "$1" "$2"
    printf '%s.endpoint=%s\n' "$1" "$(endpoint_of "$2")"
    printf '%s.hostOverride=%s.%s\n' "$1" "$2" "$(field "$2" domain)"
    printf '%s.operations=127.0.0.1:%s\n' "$1" "$(field "$2" operations)"
    printf '%s.pid=%s\n' "$1" "$(pid_of "$2" || true)" # empty: it does not run
}

# user_endpoint ORGANISATION ROLE USER
user_endpoint() {
    printf '%s.%s.cert=%s\n' "$1" "$2" "$(user_certificate "$1" "$3")"
    printf '%s.%s.key=%s\n' "$1" "$2" "$(user_key "$1" "$3")"
}
