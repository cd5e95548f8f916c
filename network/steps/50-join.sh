#!/usr/bin/env bash
# Peers: started, and joined to the channel (peer channel join)
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
use_instance

for peer in $(own peers); do
    write_node_file "$peer" core.yaml core.yaml
    start_node "$peer"
done

await_and_join() {
    await_node "$(peer_of "$1")"
    join_peer "$1"
}
for_each_peer_owner await_and_join
