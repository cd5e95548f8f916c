#!/usr/bin/env bash
# Keys and certificates of all organisations that act here (cryptogen)
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
use_instance

mkdir -p "$INSTANCE/config"
render "$(dirname "$NETWORK_HOME")/crypto-config/crypto-config.yaml" '' >"$INSTANCE/config/crypto-config.yaml"

quietly cryptogen "$FABRIC/cryptogen" generate --config="$INSTANCE/config/crypto-config.yaml" --output="$INSTANCE/crypto"

# Least privilege: neither a chaincode process nor the peer's side of that connection needs an identity on the channel.
for chaincode in $(own chaincodes); do
    rm -r "$(node_keys "$chaincode")/msp"
done
for organisation in $(own peerOrganisations); do
    rm -r "$(user_keys "$organisation" "$CHAINCODE_CLIENT")/msp"
done
