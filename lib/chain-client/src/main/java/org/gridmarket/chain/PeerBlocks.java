package org.gridmarket.chain;

import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.protos.common.Block;

/** The blocks that one organisation's peer gives; nothing of them is believed yet. */
interface PeerBlocks {
    /** The peer's organisation, for alerts. */
    String name();

    /** How many blocks it says it has. */
    long height() throws GatewayException;

    /** Its blocks from this one on, without end; failures are {@code GatewayRuntimeException}s of the iterator. */
    CloseableIterator<Block> from(long block);
}
