package org.gridmarket.testbed.day;

/** A peer does not answer a question, which says nothing of what it holds; asking again may help. */
final class PeerSilentException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PeerSilentException(String message) {
        super(message);
    }

    PeerSilentException(String message, Throwable cause) {
        super(message, cause);
    }
}
