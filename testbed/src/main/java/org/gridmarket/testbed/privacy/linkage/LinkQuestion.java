package org.gridmarket.testbed.privacy.linkage;

import java.util.List;
import java.util.function.Function;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.party.AccountKey;

/**
 * The outsider is asked whose these accounts are: one of each home that mixed, all serving the same part of the window. This is
 * the question that is easiest to answer, since it is told which accounts go together.
 *
 * @param accounts what it has read of each account
 * @param session the mix
 * @param expected by home: what the account asked about would offer if the home repeated its past
 * @param asked one account of each home, in the order of the joint transaction
 */
record LinkQuestion(
        Function<AccountKey, SeenAccount> accounts,
        SeenSession session,
        List<List<Offer>> expected,
        List<AccountKey> asked) {
    LinkQuestion {
        expected = List.copyOf(expected);
        asked = List.copyOf(asked);
    }

    int homes() {
        return session.homes().size();
    }

    AccountKey home(int index) {
        return session.homes().get(index);
    }

    SeenAccount seen(AccountKey account) {
        return accounts.apply(account);
    }
}
