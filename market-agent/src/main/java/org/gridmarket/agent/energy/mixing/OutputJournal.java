package org.gridmarket.agent.energy.mixing;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.keys.AccountKeyPair;

/**
 * Port: where an agent keeps the keys of fresh accounts before anybody sees them. What is kept survives a crash; a key that
 * was not kept would be a bundle lost.
 */
public interface OutputJournal {
    /** Returns only once these keys would survive. */
    void keep(MixSession session, int run, List<AccountKeyPair> outputs);

    /** Whether keys were kept for the run; who has forgotten everything else about it must not join it again. */
    boolean hasJoined(MixSession session, int run);

    /** The secret of an output, if it is the household's. */
    Optional<AccountKeyPair> find(AccountKey output);

    /** Whether an output is the household's, also when its secret is forgotten: its trades stay in the home's statements. */
    default boolean isOwn(AccountKey output) {
        return find(output).isPresent();
    }

    /**
     * All accounts of the session are settled, so nobody needs their secrets any more; that its runs were joined, and which
     * outputs were its own, is still known. A journal that ends with its agent may keep them.
     */
    default void forget(MixSession session) {}
}
