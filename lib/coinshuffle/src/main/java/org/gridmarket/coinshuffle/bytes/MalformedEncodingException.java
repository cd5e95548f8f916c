package org.gridmarket.coinshuffle.bytes;

/** Octets from outside are not what a canonical encoder writes. Never leaves a decoder of this library. */
public final class MalformedEncodingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public MalformedEncodingException(String message) {
        super(message);
    }
}
