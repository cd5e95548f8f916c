package org.gridmarket.agent.energy.home;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.agent.energy.statement.CycleStatement;
import org.gridmarket.agent.energy.statement.OwnMoney;
import org.gridmarket.agent.energy.statement.StatementBook;
import org.gridmarket.agent.source.SourceException;
import org.gridmarket.kernel.energy.bill.Tariff;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.jspecify.annotations.Nullable;

/** The statements of a home as its page, its metrics and its broker show them: trades of the agent, readings of the meter. */
final class HomeAccounts {
    /** Readings are asked of the meter so many at a time. */
    private static final int TOGETHER = 96;

    /** A year of quarters of an hour. */
    private static final int LONGEST = 366 * 96;

    private static final int MINUTES_A_DAY = 24 * 60;

    private final StatementBook book;
    private final MeterAtHome meter;
    private final Troubles troubles;
    private final Map<Interval, NetEnergy> readings = new HashMap<>();
    private @Nullable MarketCalendar calendar;

    HomeAccounts(AccountKey account, MeterId meter, MeterAtHome door, Troubles troubles) {
        this.book = new StatementBook(account, meter);
        this.meter = door;
        this.troubles = troubles;
    }

    /** One more account of the home, before it posts. */
    synchronized void adopt(AccountKey anonymous) {
        book.adopt(anonymous);
    }

    synchronized void observe(List<EnergyEvent> events) {
        for (EnergyEvent event : events) {
            if (event instanceof EnergyEvent.MarketFounded founded) {
                calendar = founded.calendar();
            }
            book.observe(event);
        }
    }

    /** The interval in which power flows now; empty before the market is founded. */
    synchronized Optional<Interval> present(LedgerTime now) {
        return Optional.ofNullable(calendar).map(known -> known.intervalAt(now));
    }

    synchronized Optional<MarketCalendar> calendar() {
        return Optional.ofNullable(calendar);
    }

    /** The first interval of the day in which an interval lies. */
    synchronized Interval dayOf(Interval t) {
        int perDay = calendar == null ? TOGETHER : MINUTES_A_DAY / calendar.intervalMinutes();
        return t.minus(Math.floorMod(t.index(), perDay));
    }

    /** Of a range; readings that the meter has not got yet are left out. */
    synchronized CycleStatement statement(Interval first, Interval last) {
        fetch(first, last);
        return book.of(first, last, this::reading);
    }

    /** The billed cycles, newest first. */
    synchronized List<CycleStatement> billed() {
        List<CycleStatement> cycles = book.billed(t -> Optional.empty());
        cycles.forEach(cycle -> fetch(cycle.first(), cycle.last()));
        List<CycleStatement> read = book.billed(this::reading);
        for (CycleStatement cycle : read) {
            cycle.difference()
                    .filter(more -> !more.isZero() && cycle.unread() == 0)
                    .ifPresent(more -> troubles.tell(
                            "bill " + cycle.last(),
                            "the bill of cycle " + cycle.first() + ".." + cycle.last() + " is " + more
                                    + " more than the home's own statement",
                            "not all assets were given back in time, or a reading is wrong; see the statement"));
        }
        return read;
    }

    /** All intervals since the market began, up to the one before the present. */
    synchronized CycleStatement everything(LedgerTime now) {
        Interval last = present(now).map(Interval::previous).orElse(Interval.of(0));
        Interval first = calendar == null ? last : calendar.firstInterval();
        Interval oldest = last.minus(LONGEST);
        Interval from = first.isBefore(oldest) ? oldest : first;
        return last.isBefore(from) ? book.of(from, from, this::reading) : statement(from, last);
    }

    synchronized OwnMoney ownMoney() {
        return book.ownMoney();
    }

    synchronized Optional<Tariff> tariffAt(Interval t) {
        return book.tariffAt(t);
    }

    synchronized NetEnergy tradedIn(Interval t) {
        return book.tradedIn(t);
    }

    synchronized Optional<NetEnergy> reading(Interval t) {
        return Optional.ofNullable(readings.get(t));
    }

    private void fetch(Interval first, Interval last) {
        for (Interval from = first; !from.isAfter(last); from = from.plus(TOGETHER)) {
            Interval to = from.plus(TOGETHER - 1).isAfter(last) ? last : from.plus(TOGETHER - 1);
            boolean known = true;
            for (Interval t = from; !t.isAfter(to); t = t.next()) {
                known &= readings.containsKey(t);
            }
            if (!known) {
                ask(from, to);
            }
        }
    }

    private void ask(Interval from, Interval to) {
        try {
            readings.putAll(meter.readings(from, to));
            troubles.over("meter");
        } catch (SourceException silent) {
            troubles.tell("meter", String.valueOf(silent.getMessage()), "see that gridmarket meter runs");
        }
    }
}
