#!/usr/bin/env bash
# The definition of the chaincode: approved by every organisation that has a peer, then committed
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
use_instance

ordering_options
sequence=$(($(committed_definition sequence) + 1))
definition=(--channelID "$(topology channel)" --name "$(topology chaincode)" --sequence "$sequence" --version "$(cat "$INSTANCE/chaincode/version")")

approve() {
    approve_definition "$1" "${definition[@]}"
}
for_each_peer_owner approve
commit_definition "${definition[@]}"
