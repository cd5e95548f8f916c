#!/usr/bin/env bash
# Chaincode: one Java process per peer, started side by side; its package installed on the peer
#
# The id of a package is known before it is installed, so the JVMs start while the peers work.
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
use_instance

# A copy: the build may replace the jar under a JVM that is still loading classes from it.
mkdir -p "$INSTANCE/chaincode"
cp "$(chaincode_source)" "$(chaincode_jar)"
jar_version "$(chaincode_jar)" >"$INSTANCE/chaincode/version"

for chaincode in $(own chaincodes); do
    package_chaincode "$chaincode"
    start_node "$chaincode"
done

for_each_peer_owner install_package
