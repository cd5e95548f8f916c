package org.gridmarket.chain.block;

/** A block that is not what the channel's orderers have signed, or does not follow from the one before it. */
public final class BlockRefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public BlockRefusedException(String message) {
        super(message);
    }

    public BlockRefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
