package org.gridmarket.chain.block;

import java.util.List;
import java.util.OptionalInt;

/**
 * Who ordered a block, by the signatures in it, which hold: all that a client sees of orderers. A quorum signs each block,
 * the first ones to agree, so that one that is well is missing now and then; one that is away is missing from then on.
 *
 * @param block its number
 * @param orderers under BFT all of the channel, ascending by number; else those who signed
 * @param leader the number of the one that led; empty where blocks do not tell
 */
public record BlockSigners(long block, List<Orderer> orderers, OptionalInt leader) {
    /**
     * An orderer.
     *
     * @param number among the consenters; 0 where they have none
     * @param mspId of its organisation
     * @param address host and port by the channel's configuration; empty where it does not say
     * @param signed whether its signature is in the block
     */
    public record Orderer(int number, String mspId, String address, boolean signed) {}

    public BlockSigners {
        orderers = List.copyOf(orderers);
    }
}
