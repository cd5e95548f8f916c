package org.gridmarket.oblivious;

/** Whether a sealed request could be opened. */
public sealed interface Opening permits OpenedRequest, Opening.Refused {
    /** It could not. */
    enum Refused implements Opening {
        /** Shorter than any sealed request, or of algorithms that nobody offered. */
        MALFORMED,
        /** Sealed to a key that is not this one: the client holds an old configuration. */
        UNKNOWN_KEY,
        /** Altered on the way, or sealed to another key of the same id. */
        NOT_OPENED
    }
}
