package org.gridmarket.gateway.purse;

import java.util.List;
import org.gridmarket.gateway.readmodel.Count;
import org.gridmarket.kernel.party.AccountKey;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the read model knows of purses. Amounts in µ, as decimal text, since a reader's numbers may be too small for them. */
public final class PurseReports {
    /** Rows of one answer. */
    static final int MOST = 200;

    /** What waits from one deal. */
    public record Payout(String market, String deal, String amount) {}

    /** One that was asked for; {@code reference} is that of the payment outside. */
    public record Redemption(
            String account,
            String redemption,
            String amount,
            String status,
            @Nullable String reference) {}

    /** What an account has. Lists are cut at {@link #MOST}, redemptions newest first. */
    public record Purse(String account, String held, List<Payout> payouts, List<Redemption> redemptions) {}

    /** Money of one kind, or of one market. */
    public record Sum(String of, String amount) {}

    /** All money, and what the operator owes outside. */
    public record Overview(List<Sum> sums, List<Sum> deals, long waiting, List<Redemption> redemptions) {}

    private final Jdbi jdbi;

    public PurseReports(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An account's purse; one that nobody has heard of is empty. */
    public Purse purse(AccountKey account) {
        return jdbi.inTransaction(rows -> new Purse(
                account.toHex(),
                rows.createQuery("select held from purse_account where account = :account")
                        .bind("account", account.toHex())
                        .mapTo(Long.class)
                        .findOne()
                        .map(String::valueOf)
                        .orElse("0"),
                rows.createQuery("""
                                select market, deal, amount from purse_payout where account = :account
                                order by market, deal limit :most""")
                        .bind("account", account.toHex())
                        .bind("most", MOST)
                        .map((row, context) ->
                                new Payout(row.getString("market"), row.getString("deal"), row.getString("amount")))
                        .list(),
                redemptions(rows, "account = '" + account.toHex() + "'", "desc")));
    }

    /** Whether an account has ever brought something into its purse, and so shown that somebody has its key. */
    public boolean hasOpened(AccountKey account) {
        return Count.all(jdbi, "purse_account where account = ?", account.toHex()) > 0;
    }

    /** Sums, and the redemptions that wait, oldest first. */
    public Overview overview() {
        return jdbi.inTransaction(rows -> new Overview(
                sums(rows, "select place as name, amount from purse_sum order by place"),
                sums(
                        rows,
                        "select market as name, sum(held) as amount from purse_deal group by market order by market"),
                waiting(rows),
                redemptions(rows, "status = 'WAITING'", "asc")));
    }

    /** How many redemptions wait for the operator. */
    public long waiting() {
        return jdbi.withHandle(PurseReports::waiting);
    }

    /** Money in a place, in µ. */
    long held(MoneyPlace place) {
        return jdbi.withHandle(rows -> rows.createQuery("select amount from purse_sum where place = :place")
                .bind("place", place.label())
                .mapTo(Long.class)
                .findOne()
                .orElse(0L));
    }

    /** Pots of deals that have paid out more than was put into them, which no market may do. */
    long overdrawn() {
        return Count.all(jdbi, "purse_deal where held < 0");
    }

    private static long waiting(Handle rows) {
        return Count.all(rows, "purse_redemption where status = 'WAITING'");
    }

    private static List<Sum> sums(Handle rows, String query) {
        return rows.createQuery(query)
                .map((row, context) -> new Sum(row.getString("name"), row.getString("amount")))
                .list();
    }

    /** The condition is one of this class's own. */
    private static List<Redemption> redemptions(Handle rows, String condition, String direction) {
        return rows.createQuery("select account, name, amount, status, reference from purse_redemption where "
                        + condition + " order by block " + direction + ", name limit :most")
                .bind("most", MOST)
                .map((row, context) -> new Redemption(
                        row.getString("account"),
                        row.getString("name"),
                        row.getString("amount"),
                        row.getString("status"),
                        row.getString("reference")))
                .list();
    }
}
