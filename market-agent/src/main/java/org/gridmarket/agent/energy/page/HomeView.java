package org.gridmarket.agent.energy.page;

import java.util.List;
import java.util.Optional;
import org.gridmarket.agent.energy.statement.CycleStatement;
import org.gridmarket.agent.energy.statement.OwnMoney;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.UnitPrice;

/** Port: a home as its page shows it, and what its page may set. Called by any thread. */
public interface HomeView {
    /** What people call the home. */
    String home();

    /** What people call a million µ. */
    String currency();

    /** Minutes of market time in an interval. */
    int intervalMinutes();

    /** The interval in which power flows now; empty before the market is founded. */
    Optional<Interval> present();

    /** The first interval that an offer made now can still change; empty before the market is founded. */
    Optional<Interval> firstOpen();

    /** The day in which power flows now. */
    Optional<CycleStatement> today();

    /** The intervals of that day, ascending. */
    List<Hour> strip();

    /** The billed cycles, newest first. */
    List<CycleStatement> cycles();

    OwnMoney ownMoney();

    Optional<Tariff> tariff();

    Wishes wishes();

    /** From now on these count; what is open is replaced. */
    void wish(Wishes wishes);

    List<Words> troubles();

    /** How many troubles there have been. */
    long troublesEver();

    /** How the home's privacy stands, in one or two sentences. */
    String privacy();

    /** How its bills are proved, in one or two sentences. */
    String proof();

    /** Operations that the ledger took and refused since the start. */
    Counts counts();

    Hearing hearing();

    /**
     * One interval of the strip.
     *
     * @param net what was measured, if it was
     * @param traded by final trades: positive was bought
     * @param offered what is still offered of it: positive is for sale
     */
    record Hour(Interval t, Optional<NetEnergy> net, NetEnergy traded, NetEnergy offered) {}

    /**
     * What can be set on the page.
     *
     * @param sellAtLeast empty: the edge of the band
     * @param buyAtMost the same for buying
     * @param reserve of the battery that is not offered
     */
    record Wishes(Optional<UnitPrice> sellAtLeast, Optional<UnitPrice> buyAtMost, Energy reserve) {}

    /** A trouble and the next step. */
    record Words(String what, String next, String since) {}

    /**
     * What its agent has done.
     *
     * @param committed operations on the ledger since the start
     * @param refused operations that the ledger refused since the start
     * @param offersOpen offers on the ledger that can be traded
     * @param sealedSent requests through forwarders since the start
     * @param sealedAnswered answers that came back that way
     */
    record Counts(long committed, long refused, long offersOpen, long sealedSent, long sealedAnswered) {}

    /**
     * How it hears the market.
     *
     * @param heardMillisAgo since something was believed; empty before the first
     * @param allowedMillis how long a market in time may tell nothing; empty before it is founded
     */
    record Hearing(Optional<Long> heardMillisAgo, Optional<Long> allowedMillis) {}
}
