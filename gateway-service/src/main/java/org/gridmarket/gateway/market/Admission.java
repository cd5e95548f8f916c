package org.gridmarket.gateway.market;

import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Numbered;

/**
 * Port: for whom a gateway spends endorsements of a market, so that a flood of fresh keys costs nothing. Cheap questions to
 * the read model; no rule of the market is decided here.
 */
public interface Admission {
    /** How many bytes a payload may have; the ledger refuses longer ones. */
    int payloadBytes();

    /** What is known of the signer of an operation. Its signature is good, its payload unread. */
    SignerStatus signer(String function, Submission submission);

    /** The beat in which the operations of an account are counted: the round or ledger period that lasts, or a minute. */
    Numbered beat(LedgerTime now);
}
