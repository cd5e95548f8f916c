package org.gridmarket.kernel.licence.operation;

import java.util.Optional;
import java.util.function.Function;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.licence.Licence;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Counted;
import org.jspecify.annotations.Nullable;

/**
 * Where a market keeps licences of one kind: a row for each holder, which stays when the licence is withdrawn, and a mark under
 * its organisation while it is in force.
 *
 * @param world to read and write
 * @param byHolder by the holder's account
 * @param byOrganisation by organisation, then by the holder's account
 * @param mark the row of that table
 * @param made the market's own record
 * @param <T> what the market counts licences by
 * @param <L> the market's licences
 * @param <M> the market's marks
 */
public record LicenceRows<T extends Counted<T>, L extends Licence<T>, M>(
        WorldState world,
        StateTable<L> byHolder,
        StateTable<M> byOrganisation,
        Function<Organisation, M> mark,
        Making<T, L> made) {
    /** The constructor of a market's licences. */
    @FunctionalInterface
    public interface Making<T extends Counted<T>, L extends Licence<T>> {
        /** @param until null while it is in force */
        L licence(AccountKey holder, Organisation organisation, T from, @Nullable T until);
    }

    /** The licence of an account, in force or withdrawn; nothing when there is no row. */
    Optional<L> of(AccountKey holder) {
        return byHolder.find(world, holder);
    }

    /** How many licences of an organisation are in force; no more are read than the bound. */
    int heldBy(Organisation organisation, int most) {
        return byOrganisation.startingWith(world, most, organisation).size();
    }

    /** Stores a licence in force, and counts it for its organisation. */
    L grant(AccountKey holder, Organisation organisation, T from) {
        byOrganisation.put(world, mark.apply(organisation), organisation, holder);
        return put(made.licence(holder, organisation, from, null));
    }

    /** Stores that a licence ends, and no longer counts it. */
    L withdraw(L held, T until) {
        byOrganisation.delete(world, held.organisation(), held.holder());
        return put(made.licence(held.holder(), held.organisation(), held.from(), until));
    }

    private L put(L licence) {
        byHolder.put(world, licence, licence.holder());
        return licence;
    }
}
