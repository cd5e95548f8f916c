package org.gridmarket.audit.purse;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.gridmarket.audit.FindingTable;
import org.gridmarket.audit.MarketAudit;
import org.gridmarket.audit.MarketFindings;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.purse.MoneyInDeals;
import org.gridmarket.kernel.purse.PurseBook;
import org.gridmarket.kernel.purse.PurseLimit;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.purse.operation.PurseAudit;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * The money of all markets but energy (docs/adr/0017): purses, payouts, redemptions and deals hold what the events say and
 * together what came in less what went out (G17); a reference is booked once while it is kept; and each redemption ends once,
 * with the amount that was asked for (G18).
 */
public final class MoneyAudit implements MarketAudit {
    private static final EventFamily<PurseEvent> EVENTS = EventFamily.of(PurseEvent.class);
    private static final long DAY_MILLIS = 86_400_000;

    private final PurseAudit conservation;
    private final PurseBook book = new PurseBook();
    private final Map<String, LedgerTime> booked = new TreeMap<>();
    private final Map<OperationName, Money> waiting = new LinkedHashMap<>();
    private final NavigableMap<Long, Day> days = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private long day;
    private boolean touched;

    /** Money that came in and went out on one day of ledger time, counted from 1970, UTC. */
    private static final class Day {
        private long moves;
        private Money in = Money.ZERO;
        private Money out = Money.ZERO;
        private boolean offended;
    }

    /** @param deals what the deals of each market hold */
    public MoneyAudit(List<MoneyInDeals> deals) {
        this.conservation = new PurseAudit(deals);
    }

    @Override
    public String market() {
        return PurseFunctions.PREFIX;
    }

    @Override
    public String placeOf(List<String> events) {
        return touched ? "money on " + LocalDate.ofEpochDay(day) : "before any money";
    }

    @Override
    public void read(long block, LedgerTransaction transaction) {
        touched |= transaction.function().startsWith(PurseFunctions.PREFIX + ':');
        day = Math.floorDiv(transaction.time().epochMillis(), DAY_MILLIS);
        String where = transaction.function() + " in transaction " + transaction.transactionId() + " of block " + block;
        EVENTS.own(transaction.events().stream()).forEach(event -> {
            touched = true;
            observe(event, transaction.time(), where);
            book.apply(event);
            today().moves++;
        });
    }

    private void observe(PurseEvent event, LedgerTime time, String where) {
        switch (event) {
            case PurseEvent.PurseMoneyBooked(var account, var reference, var amount) -> {
                book(reference, time, where);
                today().in = today().in.plus(amount);
            }
            case PurseEvent.PurseMoneyTakenBack(var account, var reference, var amount) -> {
                if (!booked.containsKey(reference)) {
                    offend(where + " takes back reference " + reference + ", which was never booked");
                }
                today().out = today().out.plus(amount);
            }
            case PurseEvent.PurseFilledFromEnergy(var account, var amount) ->
                today().in = today().in.plus(amount);
            case PurseEvent.PurseEmptiedToEnergy(var account, var amount) ->
                today().out = today().out.plus(amount);
            case PurseEvent.PurseRedemptionAsked(var account, var redemption, var amount) -> {
                if (waiting.put(redemption, amount) != null) {
                    offend(where + " asks for redemption " + redemption + " a second time");
                }
            }
            case PurseEvent.PurseRedeemed(var account, var redemption, var amount, var reference) -> {
                end(redemption, amount, where);
                today().out = today().out.plus(amount);
            }
            case PurseEvent.PurseRedemptionReturned(var account, var redemption, var amount) ->
                end(redemption, amount, where);
            case PurseEvent.PurseCollected collected -> {
                // stays inside
            }
            case PurseEvent.PurseStaked staked -> {
                // stays inside
            }
            case PurseEvent.PursePaidOut paid -> {
                // stays inside
            }
            case PurseEvent.PurseGiven given -> {
                // stays inside
            }
        }
    }

    /** Once, as long as the reference is kept; by the time that the transaction claims, as the ledger itself goes by. */
    private void book(String reference, LedgerTime time, String where) {
        LedgerTime earlier = booked.put(reference, time);
        if (earlier != null && time.isBefore(earlier.plusMillis(PurseLimit.REFERENCE_DAYS.ceiling() * DAY_MILLIS))) {
            offend(where + " books reference " + reference + " a second time");
        }
    }

    private void end(OperationName redemption, Money amount, String where) {
        Money asked = waiting.remove(redemption);
        if (!amount.equals(asked)) {
            offend(where + " ends redemption " + redemption + " of " + amount + ", where "
                    + (asked == null ? "none waits" : asked + " waits"));
        }
    }

    private Day today() {
        return days.computeIfAbsent(day, any -> new Day());
    }

    private void offend(String what) {
        today().offended = true;
        violations.add(placeOf(List.of()) + ": " + what);
    }

    @Override
    public MarketFindings findings(NavigableMap<String, String> rows) {
        List<String> unbalanced = conservation.offences(book, rows);
        List<String> all = new ArrayList<>(violations);
        unbalanced.forEach(what -> all.add(placeOf(List.of()) + ": " + what));
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("purse_inside_micro", touched ? book.inside().micro() : null);
        figures.put("purse_in_purses_micro", touched ? book.inPurses().micro() : null);
        figures.put("purse_in_payouts_micro", touched ? book.inPayouts().micro() : null);
        figures.put("purse_in_redemptions_micro", touched ? book.inRedemptions().micro() : null);
        book.inDeals().forEach((market, money) -> figures.put("purse_in_deals_of_" + market + "_micro", money.micro()));
        figures.put("purse_references", touched ? booked.size() : null);
        figures.put("purse_conserved", touched ? unbalanced.isEmpty() : null);
        figures.put("purse_paid_once", touched ? violations.isEmpty() : null);
        return new MarketFindings(touched ? null : "no money has moved", all, List.of(), figures, table());
    }

    private FindingTable table() {
        List<FindingTable.Row> rows = new ArrayList<>();
        days.forEach((number, moved) -> rows.add(new FindingTable.Row(
                number,
                true,
                List.of(
                        LocalDate.ofEpochDay(number),
                        moved.moves,
                        moved.in.micro(),
                        moved.out.micro(),
                        moved.offended ? "NO" : "yes"))));
        return new FindingTable("day", List.of("date", "moves", "in_micro", "out_micro", "holds"), rows);
    }
}
