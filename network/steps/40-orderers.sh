#!/usr/bin/env bash
# Orderers: started, and joined to the channel by their own operators (osnadmin)
source "$(dirname "${BASH_SOURCE[0]}")/../lib.sh"
use_instance

for orderer in $(own orderers); do
    write_node_file "$orderer" orderer.yaml orderer.yaml
    start_node "$orderer"
done
for orderer in $(own orderers); do
    await_node "$orderer"
    join_orderer "$orderer"
done
