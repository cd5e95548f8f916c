package org.gridmarket.kernel.compute.match;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;

/** What lies in a match, stake by stake, while it is divided up. */
final class Pots {
    /** A stake. */
    enum Kind {
        CREATOR,
        PROVIDER,
        DIRECTORY,
        APPELLANT,
        MEDIATOR
    }

    /**
     * One stake.
     *
     * @param index of the case, for mediators
     */
    record Pot(Kind kind, int index) {
        static final Pot CREATOR = new Pot(Kind.CREATOR, 0);
        static final Pot PROVIDER = new Pot(Kind.PROVIDER, 0);
        static final Pot DIRECTORY = new Pot(Kind.DIRECTORY, 0);
        static final Pot APPELLANT = new Pot(Kind.APPELLANT, 0);

        static Pot ofCase(int index) {
            return new Pot(Kind.MEDIATOR, index);
        }
    }

    private final Map<Pot, AccountKey> owners = new LinkedHashMap<>();
    private final Map<Pot, Money> left = new LinkedHashMap<>();
    private final SortedMap<AccountKey, Money> paid = new TreeMap<>();
    private final List<Move> moves = new ArrayList<>();

    Pots(Match match) {
        put(Pot.CREATOR, match.creator(), match.job().offer().money().deposit());
        put(Pot.PROVIDER, match.provider(), match.resource().offer().deposit());
        put(Pot.DIRECTORY, match.directory(), match.directoryNote().offer().stake());
        AccountKey appellant = match.appellant();
        if (appellant != null) {
            put(Pot.APPELLANT, appellant, match.mediation());
        }
        for (int index = 0; index < match.cases().size(); index++) {
            Case one = match.cases().get(index);
            put(Pot.ofCase(index), one.mediator(), one.stake());
        }
    }

    private void put(Pot pot, AccountKey owner, Money amount) {
        owners.put(pot, owner);
        left.put(pot, amount);
    }

    Money left(Pot pot) {
        return left.getOrDefault(pot, Money.ZERO);
    }

    /**
     * Moves money out of a stake.
     *
     * @throws IllegalStateException when the stake does not hold it: the rules of matching should have refused
     */
    void move(Pot from, AccountKey to, Money amount, MoveReason reason) {
        if (amount.isNegative() || amount.exceeds(left(from))) {
            throw new IllegalStateException(
                    reason + ": " + amount + " out of the stake of " + from + ", which holds " + left(from));
        }
        if (!amount.isZero()) {
            left.put(from, left(from).minus(amount));
            give(to, amount);
            moves.add(new Move(Objects.requireNonNull(owners.get(from)), to, amount, reason));
        }
    }

    /** What is left of a stake goes back to its owner. */
    void giveBack(Pot pot) {
        AccountKey owner = owners.get(pot);
        if (owner != null) {
            give(owner, left(pot));
            left.put(pot, Money.ZERO);
        }
    }

    /** What is left of a stake stays in the book with its offer. */
    void keepInBook(Pot pot) {
        left.put(pot, Money.ZERO);
    }

    /** Fills a stake up to what an offer in the book must hold, from what its owner is paid. */
    void fillUp(Pot pot, Money whole) {
        AccountKey owner = Objects.requireNonNull(owners.get(pot));
        Money missing = whole.minus(left(pot));
        paid.put(owner, paid(owner).minus(missing));
        left.put(pot, whole);
    }

    Money paid(AccountKey account) {
        return paid.getOrDefault(account, Money.ZERO);
    }

    private void give(AccountKey to, Money amount) {
        paid.put(to, paid(to).plus(amount));
    }

    List<Move> moves() {
        return List.copyOf(moves);
    }

    /** What each account is paid, nothing left out, in the order of accounts. */
    SortedMap<AccountKey, Money> payouts() {
        SortedMap<AccountKey, Money> payouts = new TreeMap<>(paid);
        payouts.values().removeIf(Money::isZero);
        return payouts;
    }
}
