#!/usr/bin/env bash
# The definition of the chaincode: approved by every organisation that has a peer here, then committed
#
# On several machines each organisation takes this step, and the last one commits.
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
use_instance

readonly AGREED_SECONDS=30

ordering_options
sequence=$(($(committed_definition sequence) + 1))
definition=(--channelID "$(topology channel)" --name "$(topology chaincode)" --sequence "$sequence" --version "$(cat "$INSTANCE/chaincode/version")")

approve() {
    approve_definition "$1" "${definition[@]}"
}
for_each_peer_owner approve
if [[ -z $OWN ]]; then
    await "$AGREED_SECONDS" 'all have approved' is_agreed "${definition[@]}"
elif ! missing=$(is_agreed "${definition[@]}" 2>&1); then
    say "approved here; whoever approves last commits (${missing#error: })"
    exit 0
fi
commit_definition "${definition[@]}"
