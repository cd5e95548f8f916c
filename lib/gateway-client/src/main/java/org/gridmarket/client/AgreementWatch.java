package org.gridmarket.client;

/** Port: who is told when a gateway loses its standing; for logs. */
@FunctionalInterface
public interface AgreementWatch {
    /** Tells nobody. */
    AgreementWatch NOBODY = (gateway, standing) -> {};

    /** A gateway was caught; the standing says for what, and until when it is left. */
    void caught(Gateway gateway, GatewayStanding standing);

    /** A transaction is believed, next in order, of whose events only length and digest were told. */
    default void leftOut(TransactionText believed) {}
}
