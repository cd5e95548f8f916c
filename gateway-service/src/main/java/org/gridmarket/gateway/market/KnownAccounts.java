package org.gridmarket.gateway.market;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmarket.kernel.party.AccountKey;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Which keys the ledger has spoken of, by market and by what for. A market writes its own rows; whether a key is known at all
 * any may ask.
 */
public final class KnownAccounts {
    private final Jdbi jdbi;

    public KnownAccounts(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * From now on the key is known; it may have been before. For projections.
     *
     * @param market whose rows they are
     * @param kind why it is known, 1..16 characters of the market's own
     */
    public static void know(Handle rows, String market, Projection.Place place, AccountKey account, String kind) {
        boolean known = rows.createQuery("""
                                select count(*) from known_account
                                where market = :market and account = :account and kind = :kind""")
                        .bind("market", market)
                        .bind("account", account.toHex())
                        .bind("kind", kind)
                        .mapTo(Integer.class)
                        .one()
                > 0;
        if (!known) {
            rows.createUpdate(
                            "insert into known_account (market, account, kind, block) values (:market, :account, :kind, :block)")
                    .bind("market", market)
                    .bind("account", account.toHex())
                    .bind("kind", kind)
                    .bind("block", place.block())
                    .execute();
        }
    }

    /** Why a market knows the key; empty for one of which its events have not spoken. */
    public Set<String> kindsOf(String market, AccountKey account) {
        return jdbi.withHandle(
                rows -> rows.createQuery("select kind from known_account where market = :market and account = :account")
                        .bind("market", market)
                        .bind("account", account.toHex())
                        .mapTo(String.class)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** Whether any market's events have spoken of the key. */
    public boolean isKnown(AccountKey account) {
        return jdbi.withHandle(rows -> rows.createQuery("select count(*) from known_account where account = :account")
                        .bind("account", account.toHex())
                        .mapTo(Integer.class)
                        .one()
                > 0);
    }
}
