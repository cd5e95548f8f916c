package org.gridmarket.chain;

/** No peer answers a question now. Whoever asks for itself waits and asks again: peers come back. */
public final class UnansweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnansweredException(String reason) {
        super(reason);
    }
}
