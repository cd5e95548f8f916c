package org.gridmarket.audit.allocation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.gridmarket.audit.FindingTable;
import org.gridmarket.audit.MarketAudit;
import org.gridmarket.audit.MarketFindings;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.kernel.allocation.message.AllocationEvent;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;
import org.gridmarket.kernel.ledger.EventFamily;
import org.jspecify.annotations.Nullable;

/**
 * Cycles of allocation markets as their events tell them: books are closed in order and take nothing afterwards, each accepted
 * solution is better than the one before and comes before its cycle is final, cycles become final in order and once, with the
 * candidate or with nothing, and seals and heads never go. Whether each transaction follows from the rules, the replay sees.
 */
public final class AllocationAudit implements MarketAudit {
    private static final EventFamily<AllocationEvent> EVENTS = EventFamily.of(AllocationEvent.class);
    private static final String SEALED = "allocation.sealed~";
    private static final String FINAL = "allocation.final~";

    private final SortedMap<MarketName, CyclesOfMarket> markets = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();
    private String place = "before the first allocation market";
    private boolean touched;

    @Override
    public String market() {
        return AllocationFunctions.PREFIX;
    }

    @Override
    public String placeOf(List<String> events) {
        return events.stream()
                .flatMap(text -> EVENTS.read(text).stream())
                .flatMap(event -> placeOf(event).stream())
                .findFirst()
                .orElse(place);
    }

    private static Optional<String> placeOf(AllocationEvent event) {
        return switch (event) {
            case AllocationEvent.AllocationCycleClosed e -> Optional.of(placeOf(e.market(), e.cycle()));
            case AllocationEvent.AllocationSolutionAccepted e -> Optional.of(placeOf(e.market(), e.cycle()));
            case AllocationEvent.AllocationCycleFinalised e -> Optional.of(placeOf(e.market(), e.cycle()));
            case AllocationEvent.AllocationReversed e -> Optional.of(placeOf(e.market(), e.cycle()));
            case AllocationEvent.AllocationFeesCollected e -> Optional.of(placeOf(e.market(), e.cycle()));
            case AllocationEvent.AllocationOfferPosted e ->
                Optional.of(placeOf(e.market(), e.id().page().book()));
            case AllocationEvent.AllocationOfferCancelled e -> Optional.of(placeOf(e.market(), e.book()));
            case AllocationEvent.AllocationSwept e -> Optional.of(placeOf(e.market(), e.book()));
            default -> Optional.empty();
        };
    }

    private static String placeOf(MarketName market, Cycle cycle) {
        return "cycle " + cycle + " of " + market;
    }

    @Override
    public void read(long block, LedgerTransaction transaction) {
        String where = transaction.function() + " in transaction " + transaction.transactionId() + " of block " + block;
        touched |= transaction.function().startsWith(AllocationFunctions.PREFIX + ':');
        transaction.writes().own().forEach((key, value) -> {
            if (value.isEmpty() && (key.startsWith(SEALED) || key.startsWith(FINAL))) {
                violations.add(place + ": " + where + " deletes " + key);
            }
        });
        for (String text : transaction.events()) {
            EVENTS.read(text).ifPresent(event -> {
                touched = true;
                place = placeOf(event).orElse(place);
                observe(event).ifPresent(offence -> violations.add(place + ": " + where + " " + offence));
            });
        }
    }

    private Optional<String> observe(AllocationEvent event) {
        return switch (event) {
            case AllocationEvent.AllocationMarketFounded e ->
                markets.putIfAbsent(e.schema().name(), new CyclesOfMarket(e.schema())) == null
                        ? Optional.empty()
                        : Optional.of("founds " + e.schema().name() + " a second time");
            case AllocationEvent.AllocationOfferPosted e ->
                in(e.market(), market -> market.posted(e.id().page().book()));
            case AllocationEvent.AllocationOfferCancelled e -> in(e.market(), market -> market.posted(e.book()));
            case AllocationEvent.AllocationCycleClosed e -> in(e.market(), market -> market.closed(e));
            case AllocationEvent.AllocationSolutionAccepted e -> in(e.market(), market -> market.accepted(e));
            case AllocationEvent.AllocationCycleFinalised e -> in(e.market(), market -> market.finalised(e));
            default -> Optional.empty(); // what else there is follows from the rules: the replay sees to it
        };
    }

    private Optional<String> in(MarketName name, Function<CyclesOfMarket, Optional<String>> look) {
        CyclesOfMarket market = markets.get(name);
        return market == null ? Optional.of("speaks of market " + name + ", which is not founded") : look.apply(market);
    }

    @Override
    public MarketFindings findings(NavigableMap<String, String> rows) {
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("allocation_markets", touched ? markets.size() : null);
        figures.put("allocation_cycles_final", touched ? sum(CyclesOfMarket::finals) : null);
        figures.put("allocation_assignments", touched ? sum(CyclesOfMarket::assignments) : null);
        figures.put("allocation_holds", touched ? violations.isEmpty() : null);
        List<FindingTable.Row> table = new ArrayList<>();
        int number = 0;
        for (Map.Entry<MarketName, CyclesOfMarket> each : markets.entrySet()) {
            table.add(new FindingTable.Row(
                    number++,
                    each.getValue().assignments() > 0,
                    List.of(
                            each.getKey().text(),
                            each.getValue().finals(),
                            each.getValue().assignments())));
        }
        return new MarketFindings(
                touched ? null : "the ledger has no allocation market",
                violations,
                List.of(),
                figures,
                new FindingTable("market", List.of("name", "final cycles", "assignments"), table));
    }

    private long sum(ToLongFunction<CyclesOfMarket> part) {
        return markets.values().stream().mapToLong(part).sum();
    }
}
