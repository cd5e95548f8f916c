package org.gridmarket.testbed.day;

import java.security.SecureRandom;
import java.util.List;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.grid.Feeder;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.GridPlan;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.UnitPrice;
import org.gridmarket.process.Closing;

/**
 * A market of one feeder and short intervals on a network of its own, founded step by step by a test. Ends with the closing.
 *
 * @param parts its processes
 * @param consortium the organisations that found it
 * @param founding what they propose and approve
 */
public record FastMarket(PartsOfDay parts, FabricConsortium consortium, Founding founding) {
    public static final long INTERVAL_MILLIS = 8_000;
    public static final FeederId FEEDER = new FeederId("feeder-1");
    public static final Tariff TARIFF = new Tariff(new UnitPrice(60), new UnitPrice(320), new UnitPrice(5));

    /** Rules hold from so long before the first interval. */
    public static final Interval LONG_AGO = Interval.of(-100);

    private static final Energy FEEDER_LIMIT = Energy.ofWh(5_000);
    private static final int MINUTES = 15;
    private static final int CLEARANCE = 1;
    private static final int HORIZON = 5;

    /** Network and gateways run, solvers are starting with their licences, grid and tariff are in force. */
    public static FastMarket start(DaySetup setup, Closing closing) throws InterruptedException {
        PartsOfDay parts = new PartsOfDay(setup, closing);
        parts.startNetwork();
        FabricConsortium consortium = FabricConsortium.open(parts.network().properties());
        closing.add("close the connections", consortium::close);
        parts.startGateways(consortium.members(), consortium.peers());
        parts.awaitGateways();
        parts.startSolvers(new SecureRandom(), INTERVAL_MILLIS);
        Founding founding = new Founding(consortium);
        GridPlan grid =
                GridPlan.oneGroupPerFeeder(List.of(new Feeder(FEEDER, new NetLimit(FEEDER_LIMIT, FEEDER_LIMIT))));
        founding.setRules(grid, TARIFF, LONG_AGO);
        founding.licence(parts.solvers().values());
        return new FastMarket(parts, consortium, founding);
    }

    /** Fixes the calendar, once the solvers hear the ledger. */
    public void found(long openingMillis) throws InterruptedException {
        parts.awaitSolvers();
        founding.found(new MarketCalendar(
                new LedgerTime(System.currentTimeMillis() + openingMillis),
                MINUTES,
                INTERVAL_MILLIS,
                CLEARANCE,
                HORIZON,
                HORIZON,
                INTERVAL_MILLIS,
                2 * HORIZON,
                Interval.of(0),
                Objective.ENERGY,
                true));
    }
}
