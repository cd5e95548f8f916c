# shellcheck shell=bash
# Where cryptogen puts keys, and commands in somebody's name. cryptogen's layout: see crypto-config/README.md.

# organisation_keys ORGANISATION
organisation_keys() {
    local kind=peerOrganizations
    [[ $'\n'$(rows ordererOrganisations)$'\n' != *$'\n'"$1"$'\n'* ]] || kind=ordererOrganizations
    printf '%s/crypto/%s/%s' "$INSTANCE" "$kind" "$(field "$1" domain)"
}

# node_keys NODE: the folder with msp/ and tls/ of an orderer, a peer or (tls/ only) a chaincode process.
node_keys() {
    local kind=peers
    [[ $(section_of "$1") != orderers ]] || kind=orderers
    printf '%s/%s/%s.%s' "$(organisation_keys "$(field "$1" organisation)")" "$kind" "$1" "$(field "$1" domain)"
}

# tls_ca ORGANISATION: the certificate that its nodes' TLS certificates hang from.
tls_ca() {
    printf '%s/tlsca/tlsca.%s-cert.pem' "$(organisation_keys "$1")" "$(field "$1" domain)"
}

# user_keys ORGANISATION USER: USER is Admin, User1, ...
user_keys() {
    printf '%s/users/%s@%s' "$(organisation_keys "$1")" "$2" "$(field "$1" domain)"
}

user_certificate() {
    printf '%s/msp/signcerts/%s@%s-cert.pem' "$(user_keys "$1" "$2")" "$2" "$(field "$1" domain)"
}

user_key() {
    printf '%s/msp/keystore/priv_sk' "$(user_keys "$1" "$2")"
}

endpoint_of() {
    printf '%s:%s' "$(field "$1" host)" "$(field "$1" port)"
}

# peer_settings USER ORGANISATION: what a peer command line reads, a NAME=VALUE a line: signed by that user, sent to the peer
# that serves the organisation.
peer_settings() {
    local user=$1 organisation=$2 peer
    peer=$(serving_peer "$organisation")
    printf '%s\n' FABRIC_CFG_PATH="$(node_folder "$peer")" FABRIC_LOGGING_SPEC=error \
        CORE_PEER_LOCALMSPID="$(field "$organisation" msp)" \
        CORE_PEER_MSPCONFIGPATH="$(user_keys "$organisation" "$user")/msp" \
        CORE_PEER_ADDRESS="$(endpoint_of "$peer")" \
        CORE_PEER_TLS_ENABLED=true CORE_PEER_TLS_ROOTCERT_FILE="$(tls_ca "$(field "$peer" organisation)")"
}

# as USER ORGANISATION COMMAND...: a peer command line with these settings.
as() {
    local user=$1 organisation=$2
    local -a settings
    shift 2
    mapfile -t settings < <(peer_settings "$user" "$organisation")
    env "${settings[@]}" "$@"
}

# settings_of ORGANISATION USER: those, and names for what stands on the command lines of Fabric's programs. For people.
settings_of() {
    local peer orderer
    peer=$(serving_peer "$1")
    orderer=$(ordering_leader)
    peer_settings "$2" "$1"
    printf '%s\n' CHANNEL="$(topology channel)" CHAINCODE="$(topology chaincode)" INSTANCE="$INSTANCE" \
        PEER_ADDRESS="$(endpoint_of "$peer")" PEER_CA="$(tls_ca "$(field "$peer" organisation)")" \
        ORDERER_ADDRESS="$(endpoint_of "$orderer")" ORDERER_CA="$(tls_ca "$(field "$orderer" organisation)")"
}

# known_user ORGANISATION USER: wrong usage unless there are keys of it.
known_user() {
    [[ $'\n'$(rows peerOrganisations; rows ordererOrganisations)$'\n' == *$'\n'"$1"$'\n'* ]] ||
        wrong_usage "no organisation '$1'; there are: $({ rows peerOrganisations; rows ordererOrganisations; } | tr '\n' ' ')"
    [[ -d $(user_keys "$1" "$2")/msp ]] ||
        wrong_usage "$1 has no user '$2'; there are: $(cd "$(organisation_keys "$1")/users" && printf '%s ' *@* | sed 's/@[^ ]*//g')"
}

# operator ORDERER COMMAND...: an osnadmin command line with the certificate of the orderer's own organisation.
operator() {
    local orderer=$1 organisation admin
    shift
    organisation=$(field "$orderer" organisation)
    admin=$(user_keys "$organisation" Admin)/tls
    "$@" -o "$(field "$orderer" host):$(field "$orderer" admin)" \
        --ca-file "$(tls_ca "$organisation")" --client-cert "$admin/client.crt" --client-key "$admin/client.key"
}

# ordering_options: the options of the peer command line that name an orderer; into the array ORDERING.
ordering_options() {
    local leader
    leader=$(ordering_leader)
    # shellcheck disable=SC2034 # read by the callers
    ORDERING=(-o "$(endpoint_of "$leader")" --tls --cafile "$(tls_ca "$(field "$leader" organisation)")")
}

# for_each_organisation FUNCTION: called side by side for all peer organisations that act here, even those without a peer.
for_each_organisation() {
    # shellcheck disable=SC2046 # names of organisations have no blanks
    side_by_side "$1" $(own peerOrganisations)
}

# for_each_peer_owner FUNCTION: called side by side for all organisations that have a peer here.
for_each_peer_owner() {
    # shellcheck disable=SC2046 # likewise
    side_by_side "$1" $(own_peer_owners)
}

# side_by_side FUNCTION ARGUMENT...: one call for each argument; fails if one fails.
side_by_side() {
    local function=$1 argument call failed=0
    local -a calls=()
    shift
    for argument in "$@"; do
        "$function" "$argument" &
        calls+=($!)
    done
    for call in "${calls[@]}"; do
        wait "$call" || failed=1
    done
    return "$failed"
}

# quietly WHAT COMMAND...: shows what the command said only if it fails.
quietly() {
    local what=$1 output
    shift
    output=$("$@" 2>&1) || {
        printf '%s\n' "$output" | tail -n 15 >&2
        fail "$what failed" "the logs are in $INSTANCE/nodes; network/logs NODE shows one"
    }
}
