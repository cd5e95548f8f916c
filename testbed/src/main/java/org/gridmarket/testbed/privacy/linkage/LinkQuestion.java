package org.gridmarket.testbed.privacy.linkage;

import java.util.List;
import java.util.function.Function;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.party.AccountKey;

/**
 * The outsider is asked whose these accounts are: one of each home that mixed, all serving the same part of the window. This is
 * the question that is easiest to answer, since it is told which accounts go together.
 *
 * @param seen what it has read of each account
 * @param session the mix
 * @param past what it knows of the homes
 * @param place which of a home's accounts these are; it knows what each serves
 * @param asked one account of each home, in the order of the joint transaction
 */
record LinkQuestion(
        Function<AccountKey, SeenAccount> seen,
        SeenSession session,
        PastPlans past,
        int place,
        List<AccountKey> asked) {
    LinkQuestion {
        asked = List.copyOf(asked);
    }

    int homes() {
        return session.homes().size();
    }

    AccountKey home(int index) {
        return session.homes().get(index);
    }

    SeenAccount seen(AccountKey account) {
        return seen.apply(account);
    }

    List<Offer> expected(int home) {
        return past.expected(home(home), session.session().window(), place);
    }
}
