package org.gridmarket.chain;

import org.gridmarket.kernel.command.Target;

/**
 * Port: the ledger as its clients see it. Functions and arguments travel unread. Safe for use by many threads; every call
 * blocks, but never longer than {@link ChainDeadlines} times the attempts allow.
 */
public interface Chain extends AutoCloseable {
    /** Below every block's number. */
    long NOTHING_SEEN = -1;

    /** Channel and chaincode, which signed operations name. */
    Target target();

    /** Whether this machine holds an identity; submitting as one that it does not hold is a {@link ChainException}. */
    boolean holds(Credential credential);

    /**
     * Has a command executed and awaits its commit. What a network does is an {@link Outcome}.
     *
     * @param credential the identity that signs the proposal
     * @param function such as {@code energy:postOffers}
     * @param argument canonical JSON
     * @param seen number of the newest block that the caller builds on; what a peer refuses that has not got this block yet
     *     is asked again once it has. {@link #NOTHING_SEEN} when the caller builds on nothing but its own commits here
     * @throws ChainException when chaincode or network answer what they never should: a bug, or a wrong configuration
     */
    Outcome submit(Credential credential, String function, String argument, long seen);

    default Outcome submit(Credential credential, String function, String argument) {
        return submit(credential, function, argument, NOTHING_SEEN);
    }

    default Outcome submit(String function, String argument) {
        return submit(Credential.CLIENT, function, argument);
    }

    /**
     * Asks one peer; nothing is ordered.
     *
     * @throws ChainException as {@link #submit}
     */
    Answer query(Credential credential, Question question);

    default Answer query(Question question) {
        return query(Credential.CLIENT, question);
    }

    @Override
    void close();
}
