#!/usr/bin/env bash
# The channel's first block: members, policies, ordering (configtxgen)
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
use_instance

types=()
for policy in policies.{admins,lifecycle,endorsement}; do
    types+=("$policy.type=$(policy_type "$(topology "$policy")")")
done
render "$NETWORK_HOME/templates/configtx.yaml" '' "${types[@]}" >"$INSTANCE/config/configtx.yaml"

quietly configtxgen env FABRIC_CFG_PATH="$INSTANCE/config" "$FABRIC/configtxgen" \
    -profile Market -channelID "$(topology channel)" -outputBlock "$INSTANCE/config/genesis.block"
