package org.gridmarket.testbed.bench;

import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.gridmarket.client.energy.GatewayLink;
import org.gridmarket.client.energy.Signer;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.IntervalSet;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testbed.day.Consortium;
import org.gridmarket.testbed.day.DayPlan;
import org.gridmarket.testbed.day.Founding;
import org.gridmarket.testbed.day.PartsOfDay;
import org.gridmarket.testbed.microgrid.Microgrid;

/**
 * One round of a large market, all services real: every home posts its whole day into one book, the book is sealed, solver
 * workers compete through gateways, the first interval becomes final, and every account with a trade claims. Homes have no
 * agents of their own here; this program signs for all of them and speaks to a peer.
 */
public final class RoundBench {
    private static final int MINUTES = 15;
    private static final int RULES_BEFORE = 10_000;
    private static final long PREPARING_MILLIS = 15_000;
    private static final long MILLIS_PER_HOME = 100;
    private static final long LOOK_MILLIS = 100;
    private static final long PATIENCE_MILLIS = 120_000;

    private final Consortium consortium;
    private final PartsOfDay parts;
    private final LedgerBench.SubmissionWay way;
    private final Consumer<String> progress;
    private final SecureRandom random = new SecureRandom();

    public RoundBench(
            Consortium consortium, PartsOfDay parts, LedgerBench.SubmissionWay way, Consumer<String> progress) {
        this.consortium = consortium;
        this.parts = parts;
        this.way = way;
        this.progress = progress;
    }

    /** How events are heard: from block 0 on, by whoever is given. */
    @FunctionalInterface
    public interface Hearing {
        void begin(GatewayLink.Listener listener);
    }

    /**
     * Runs the round.
     *
     * @param microgrid of {@link RoundCase}
     * @param realMillis how long an interval really lasts
     * @param atATime operations that wait for the ledger at a time
     */
    public RoundResult run(Microgrid microgrid, long realMillis, int atATime, Hearing hearing)
            throws InterruptedException {
        RoundHomes homes = new RoundHomes(microgrid, consortium.target(), random);
        progress.accept(homes.size() + " homes with " + homes.offers() + " offers; founding their market");
        MarketCalendar calendar = found(microgrid, homes, realMillis);
        BenchMarket market = new BenchMarket(calendar, way::carry, atATime);
        Round round = calendar.firstInterval().round();
        Book book = calendar.firstBook();
        RoundWatch watch = new RoundWatch(round);
        hearing.begin(watch::tell);
        progress.accept("registering, withdrawing, collecting credit");
        ScenarioRow prepared = accepted(
                market.run("prepare", homes.accounts(), 1, (home, number, now) -> homes.preparation(home, number)));
        sleepUntil(calendar.gate(book.minus(2)), "the book opens");
        progress.accept("posting");
        ScenarioRow posted = accepted(market.run(
                "post_offers",
                homes.accounts(),
                homes.offers() / homes.size(),
                (home, number, now) -> homes.posting(home, number, book)));
        if (!new LedgerTime(System.currentTimeMillis()).isBefore(calendar.gate(book))) {
            throw new PartFailedException(
                    "posting took until after the gate; use a larger --seconds than " + realMillis / 1_000);
        }
        long gate = calendar.gate(book).epochMillis();
        await(
                "the seal of book " + book,
                gate + PATIENCE_MILLIS,
                () -> watch.sealed().isPresent());
        progress.accept("sealed with " + watch.offers() + " offers, "
                + (watch.sealed().orElseThrow() - gate) + " ms after its gate; solvers compete");
        long end = calendar.gate(round).epochMillis();
        await(
                "interval " + round + " to become final",
                end + PATIENCE_MILLIS,
                () -> watch.finalised().isPresent());
        progress.accept("final with " + watch.finalTrades() + " trades; claiming");
        ScenarioRow claimed = claim(market, homes, watch.traders(), round.interval());
        return new RoundResult(
                homes.size(),
                microgrid.intervals(),
                realMillis,
                List.of(prepared, posted, claimed),
                watch,
                gate,
                end,
                parts.solverRecords().refusedByCode());
    }

    private ScenarioRow claim(BenchMarket market, RoundHomes homes, List<AccountKey> traders, Interval t)
            throws InterruptedException {
        List<Signer> accounts = traders.stream().map(homes::account).toList();
        return market.run(
                "claim",
                accounts,
                0,
                (one, number, now) ->
                        number == 0 ? new EnergyCommand.Claim(traders.get(one), IntervalSet.of(t)) : null);
    }

    private MarketCalendar found(Microgrid microgrid, RoundHomes homes, long realMillis) throws InterruptedException {
        Founding founding = new Founding(consortium);
        Interval from = microgrid.first().minus(RULES_BEFORE);
        founding.setRules(microgrid.grid(), DayPlan.TARIFF, from);
        founding.registerMeters(homes.registrations(), from);
        founding.book(homes.deposits());
        founding.licence(parts.solvers().values());
        long preparingMillis = PREPARING_MILLIS + MILLIS_PER_HOME * homes.size();
        MarketCalendar calendar = calendar(microgrid, preparingMillis, realMillis);
        founding.found(calendar);
        return calendar;
    }

    /** The look-ahead is the whole day; the horizon also reaches it while the homes prepare. */
    private static MarketCalendar calendar(Microgrid microgrid, long preparingMillis, long realMillis) {
        LedgerTime opening = new LedgerTime(System.currentTimeMillis()).plusMillis(preparingMillis);
        long intervalsToEpoch = 3L - microgrid.first().previous().index();
        int horizon = Math.toIntExact(microgrid.intervals() + 2 + Math.ceilDiv(preparingMillis, realMillis));
        return new MarketCalendar(
                opening.plusMillis(intervalsToEpoch * realMillis),
                MINUTES,
                realMillis,
                1,
                horizon,
                microgrid.intervals() - 1,
                realMillis / 2,
                horizon,
                microgrid.first(),
                Objective.ENERGY_THEN_WELFARE,
                true);
    }

    /** A bench whose homes are refused measures something else. */
    private static ScenarioRow accepted(ScenarioRow row) {
        if (!row.isCommitted()) {
            throw new PartFailedException(row.scenario() + ": not all operations were committed: " + row.keys("-")
                    + ", failed: " + row.failures());
        }
        return row;
    }

    private void sleepUntil(LedgerTime moment, String what) throws InterruptedException {
        long left = moment.epochMillis() - System.currentTimeMillis();
        progress.accept(left > 0 ? what + " in " + left / 1_000 + " s" : what + " " + -left + " ms ago");
        TimeUnit.MILLISECONDS.sleep(Math.max(0, left));
    }

    private void await(String what, long latest, BooleanSupplier done) throws InterruptedException {
        while (!done.getAsBoolean()) {
            parts.services().check();
            if (System.currentTimeMillis() > latest) {
                throw new PartFailedException("waited for " + what + ", in vain; the logs of gateways and chaincodes"
                        + " in the folder of the run tell more");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
    }
}
