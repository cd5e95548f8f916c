package org.gridmarket.gateway.market;

import org.gridmarket.chain.Credential;
import org.gridmarket.kernel.quantity.LedgerTime;

/**
 * Port: work on the ledger that nobody asks for and somebody has to do, such as sealing and sweeping. Each step is a portion
 * that fits a transaction. Gateways take turns: each organisation waits a while longer than the one before it, so whoever is
 * first has mostly done it. Called by one thread.
 */
public interface Chore {
    /** What to do next. */
    sealed interface Step {
        /**
         * Submit this now.
         *
         * @param as with which of the organisation's identities
         * @param function such as {@code clock:sealPeriod}
         * @param argument canonical JSON of the command
         */
        record Submit(Credential as, String function, String argument) implements Step {}

        /** Nothing is due; ask again at this moment, or before. */
        record Wait(LedgerTime until) implements Step {}
    }

    /** Such as {@code clock}; for log and metrics. */
    String name();

    /** What is due. May ask the ledger; what it throws is logged, and it is asked again later. */
    Step next(LedgerTime now);

    /**
     * Whether the ledger has told something since {@link #next} was asked last that may make a step due before the moment that
     * it gave. Asked after every block, so it has to cost nothing.
     */
    default boolean hasNews() {
        return false;
    }

    /**
     * The step was carried out, or was refused, mostly because another gateway was faster.
     *
     * @param done whether the ledger has carried it out
     * @param result canonical JSON of what it answered; empty unless done
     */
    default void ended(Step.Submit step, boolean done, String result, LedgerTime now) {
        // most ask the ledger again
    }
}
