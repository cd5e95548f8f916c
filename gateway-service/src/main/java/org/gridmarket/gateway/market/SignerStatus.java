package org.gridmarket.gateway.market;

/** What a gateway knows of the signer of an operation. */
public sealed interface SignerStatus {
    /**
     * Nothing answers for it: nothing is carried for it.
     *
     * @param lacks what would answer for it, after the words "account X"
     */
    record Stranger(String lacks) implements SignerStatus {}

    /**
     * Something answers for it.
     *
     * @param anonymous whether no meter, no organisation and no payment names it
     * @param inParts whether it is licensed for what comes in many operations, and so may send more
     */
    record Vouched(boolean anonymous, boolean inParts) implements SignerStatus {}
}
