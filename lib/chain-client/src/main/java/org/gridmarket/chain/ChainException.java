package org.gridmarket.chain;

/** Chaincode, network or configuration is not what it should be; trying again does not help. */
public final class ChainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ChainException(String message) {
        super(message);
    }

    public ChainException(String message, Throwable cause) {
        super(message, cause);
    }
}
