#!/usr/bin/env bash
# Keys and certificates of all organisations (cryptogen)
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
use_instance

mkdir -p "$INSTANCE/config"

# A chaincode process is named beside its peer: its TLS pair comes from the same organisation.
for peer in $(rows peers); do
    chaincode=$(chaincode_of "$(field "$peer" organisation)")
    TOPOLOGY[row.$peer.chaincode]=$chaincode
    TOPOLOGY[row.$peer.chaincodeHost]=$(field "$chaincode" host)
done
render "$(dirname "$NETWORK_HOME")/crypto-config/crypto-config.yaml" '' >"$INSTANCE/config/crypto-config.yaml"

quietly cryptogen "$FABRIC/cryptogen" generate --config="$INSTANCE/config/crypto-config.yaml" --output="$INSTANCE/crypto"

# Least privilege: neither a chaincode process nor the peer's side of that connection needs an identity on the channel.
for chaincode in $(rows chaincodes); do
    rm -r "$(node_keys "$chaincode")/msp" "$(user_keys "$(field "$chaincode" organisation)" "$CHAINCODE_CLIENT")/msp"
done
