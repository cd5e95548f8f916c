package org.gridmarket.ledger.memory;

/**
 * When a key was last written, as Fabric counts it.
 *
 * @param block the block's number
 * @param position of the transaction in its block, from 0
 */
public record Version(long block, int position) {
    @Override
    public String toString() {
        return block + "." + position;
    }
}
