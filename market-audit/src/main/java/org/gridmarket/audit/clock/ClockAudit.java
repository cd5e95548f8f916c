package org.gridmarket.audit.clock;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.gridmarket.audit.FindingTable;
import org.gridmarket.audit.MarketAudit;
import org.gridmarket.audit.MarketFindings;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockEvent;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.clock.operation.ClockState;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's periods (docs/adr/0016): there is one clock; each period is sealed once and only when it is over; once it is
 * sealed, no operation that names it as its last takes effect any more, in any market (G16); outcomes are swept after the seal
 * only; and seals stay. Periods may be sealed in any order.
 */
public final class ClockAudit implements MarketAudit {
    private static final EventFamily<ClockEvent> EVENTS = EventFamily.of(ClockEvent.class);
    private static final String SEAL = ClockState.SEAL.name() + '~';
    private static final String OUTCOME = ClockState.OUTCOME.name() + '~';

    /** A period, as far as blocks say something of it. */
    private static final class Told {
        private @Nullable LedgerTime sealed;
        private long outcomes;
        private long swept;
        private boolean offended;
    }

    private final NavigableMap<LedgerPeriod, Told> periods = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private @Nullable Clock clock;
    private @Nullable LedgerPeriod last;
    private boolean touched;

    @Override
    public String market() {
        return ClockFunctions.PREFIX;
    }

    @Override
    public String placeOf(List<String> events) {
        return EVENTS.own(events.stream())
                .flatMap(event -> periodOf(event).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(last))
                .map(period -> "ledger period " + period)
                .orElse("before the first ledger period");
    }

    private static Optional<LedgerPeriod> periodOf(ClockEvent event) {
        return switch (event) {
            case ClockEvent.PeriodSealed(var period, var time) -> Optional.of(period);
            case ClockEvent.OutcomesSwept(var period, var rows, var all) -> Optional.of(period);
            case ClockEvent.ClockProposed proposed -> Optional.empty();
            case ClockEvent.ClockFounded founded -> Optional.empty();
        };
    }

    /** What is written is held against the seals before; what is told then counts for the transactions behind. */
    @Override
    public void read(long block, LedgerTransaction transaction) {
        String where = transaction.function() + " in transaction " + transaction.transactionId() + " of block " + block;
        touched |= transaction.function().startsWith(ClockFunctions.PREFIX + ':');
        transaction.writes().own().forEach((key, value) -> look(key, value.isPresent(), where));
        EVENTS.own(transaction.events().stream()).forEach(event -> observe(event, transaction, where));
    }

    private void look(String key, boolean put, String where) {
        if (key.startsWith(SEAL) && !put) {
            offend(periodIn(key), where + " takes the seal away");
        }
        if (key.startsWith(OUTCOME)) {
            LedgerPeriod period = periodIn(key);
            boolean sealed = of(period).sealed != null;
            if (put) {
                of(period).outcomes++;
            }
            if (put && sealed) {
                offend(period, where + " takes effect after the seal of its last period");
            }
            if (!put && !sealed) {
                offend(period, where + " deletes an outcome before the seal");
            }
        }
    }

    private static LedgerPeriod periodIn(String key) {
        return LedgerPeriod.of(Math.toIntExact(Keys.numberSegment(key, 1).number()));
    }

    private void observe(ClockEvent event, LedgerTransaction transaction, String where) {
        touched = true;
        switch (event) {
            case ClockEvent.ClockProposed proposed -> {
                // binds nobody
            }
            case ClockEvent.ClockFounded(var founded) -> {
                if (clock != null) {
                    violations.add(placeOf(List.of()) + ": " + where + " founds a second clock");
                }
                clock = founded;
            }
            case ClockEvent.PeriodSealed(var period, var time) -> seal(period, time, transaction.time(), where);
            case ClockEvent.OutcomesSwept(var period, var rows, var all) -> {
                of(period).swept += rows;
                if (of(period).sealed == null) {
                    offend(period, where + " sweeps it before it is sealed");
                }
            }
        }
    }

    private void seal(LedgerPeriod period, LedgerTime time, LedgerTime claimed, String where) {
        Told told = of(period);
        if (told.sealed != null) {
            offend(period, where + " seals it a second time");
        }
        if (clock == null) {
            offend(period, where + " seals it, and there is no clock");
        } else if (time.isBefore(clock.sealable(period))) {
            offend(period, where + " seals it at " + time + ", before " + clock.sealable(period));
        }
        if (!time.equals(claimed)) {
            offend(period, where + " says " + time + ", and its transaction says " + claimed);
        }
        told.sealed = time;
        last = period;
    }

    private Told of(LedgerPeriod period) {
        return periods.computeIfAbsent(period, any -> new Told());
    }

    private void offend(LedgerPeriod period, String what) {
        of(period).offended = true;
        violations.add("ledger period " + period + ": " + what);
    }

    @Override
    public MarketFindings findings(NavigableMap<String, String> rows) {
        long sealed =
                periods.values().stream().filter(told -> told.sealed != null).count();
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("clock_periods_sealed", touched ? sealed : null);
        figures.put("clock_outcomes", touched ? sum(told -> told.outcomes) : null);
        figures.put("clock_outcomes_swept", touched ? sum(told -> told.swept) : null);
        figures.put("clock_holds", touched ? violations.isEmpty() : null);
        return new MarketFindings(touched ? null : "the ledger has no clock", violations, List.of(), figures, table());
    }

    private long sum(ToLongFunction<Told> part) {
        return periods.values().stream().mapToLong(part).sum();
    }

    private FindingTable table() {
        List<FindingTable.Row> rows = new ArrayList<>();
        periods.forEach((period, told) -> rows.add(new FindingTable.Row(
                period.index(),
                told.outcomes > 0 || told.offended,
                List.of(
                        told.sealed == null ? "open" : Instant.ofEpochMilli(told.sealed.epochMillis()),
                        told.outcomes,
                        told.swept,
                        told.offended ? "NO" : "yes"))));
        return new FindingTable("period", List.of("sealed", "outcomes", "swept", "holds"), rows);
    }
}
