package org.gridmarket.chain;

import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Network;
import org.hyperledger.fabric.protos.common.Block;

/** The blocks of a real peer. */
record FabricPeerBlocks(PeerGateway peer, Network network) implements PeerBlocks {
    @Override
    public String name() {
        return peer.name();
    }

    @Override
    public long height() throws GatewayException {
        return peer.height();
    }

    @Override
    public CloseableIterator<Block> from(long block) {
        return network.newBlockEventsRequest().startBlock(block).build().getEvents();
    }
}
