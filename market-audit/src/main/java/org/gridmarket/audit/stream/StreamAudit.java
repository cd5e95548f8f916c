package org.gridmarket.audit.stream;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gridmarket.audit.FindingTable;
import org.gridmarket.audit.MarketAudit;
import org.gridmarket.audit.MarketFindings;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.message.StreamFunctions;
import org.jspecify.annotations.Nullable;

/**
 * Allocations as blocks tell them: each is made once and closes once, with all its lanes; a lane whose supplier and customer had
 * no fault earns floor(V P / N) for every epoch that it has rooted, and no lane earns more; nobody is paid for an output that is
 * not the revealed one. That signatures, feasibility, commitments, paths and verdicts come out the same again is what carrying
 * transactions out again shows; that no money is lost, the audit of purses.
 */
public final class StreamAudit implements MarketAudit {
    private static final EventFamily<StreamEvent> EVENTS = EventFamily.of(StreamEvent.class);
    private static final String OPEN_ROWS = "stream.customer~";

    private final KeptStreams kept;
    private final Map<AllocationId, ToldAllocation> allocations = new LinkedHashMap<>();
    private final List<String> violations = new ArrayList<>();

    public StreamAudit() {
        this(KeptStreams.NONE);
    }

    /** @param kept what is run again, when findings are asked for */
    public StreamAudit(KeptStreams kept) {
        this.kept = kept;
    }

    @Override
    public String market() {
        return StreamFunctions.PREFIX;
    }

    @Override
    public String placeOf(List<String> events) {
        return events.stream()
                .flatMap(text -> EVENTS.read(text).stream())
                .filter(StreamEvent.StreamRevealed.class::isInstance)
                .map(StreamEvent.StreamRevealed.class::cast)
                .map(revealed -> "epoch " + revealed.epoch() + " of allocation " + revealed.allocation())
                .findFirst()
                .orElse("after " + allocations.size() + " allocations");
    }

    @Override
    public void read(long block, LedgerTransaction transaction) {
        String where = transaction.function() + " in transaction " + transaction.transactionId() + " of block " + block;
        for (String text : transaction.events()) {
            EVENTS.read(text).ifPresent(event -> observe(event, where));
        }
    }

    private void observe(StreamEvent event, String where) {
        switch (event) {
            case StreamEvent.StreamAllocationCreated(var id, var made) -> {
                ToldAllocation told = new ToldAllocation(
                        allocations.size() + 1L, made, what -> violations.add(what + " (" + where + ")"));
                if (!id.equals(made.terms().id()) || allocations.putIfAbsent(id, told) != null) {
                    violations.add("allocation " + id + ": " + where + " makes it under a wrong name or again");
                }
            }
            case StreamEvent.StreamRootPosted e ->
                of(e.allocation(), where, told -> told.root(e.supplier(), e.epoch(), e.root()));
            case StreamEvent.StreamRevealed e ->
                of(e.allocation(), where, told -> told.reveal(e.epoch(), e.revealed()));
            case StreamEvent.StreamOpened e ->
                of(e.allocation(), where, told -> told.open(e.supplier(), e.epoch(), e.opened(), e.lane()));
            case StreamEvent.StreamConcluded e ->
                of(e.allocation(), where, told -> told.conclude(e.epoch(), e.conclusion()));
            case StreamEvent.StreamLaneJudged e ->
                of(e.allocation(), where, told -> told.judge(e.supplier(), e.epoch(), e.lane()));
            case StreamEvent.StreamOutputProved e ->
                of(e.allocation(), where, told -> told.judge(e.supplier(), e.epoch(), e.lane()));
            case StreamEvent.StreamCustomerGone e -> of(e.allocation(), where, told -> told.goes(e.gone()));
            case StreamEvent.StreamLaneClosed e ->
                of(e.allocation(), where, told -> told.close(e.supplier(), e.closing()));
            case StreamEvent.StreamAllocationClosed e -> of(e.allocation(), where, ToldAllocation::close);
            default -> {
                // shows in the lane, which its closing tells
            }
        }
    }

    private void of(AllocationId id, String where, Consumer<ToldAllocation> step) {
        ToldAllocation told = allocations.get(id);
        if (told == null) {
            violations.add("allocation " + id + ": " + where + " is about it, and nobody made it");
        } else {
            step.accept(told);
        }
    }

    @Override
    public MarketFindings findings(NavigableMap<String, String> rows) {
        List<String> all = new ArrayList<>(violations);
        long open =
                allocations.values().stream().filter(told -> !told.isClosed()).count();
        long held =
                rows.keySet().stream().filter(key -> key.startsWith(OPEN_ROWS)).count();
        if (open != held) {
            all.add("after " + allocations.size() + " allocations: " + open + " are open by what is told, and " + held
                    + " have a row");
        }
        boolean checked = !allocations.isEmpty();
        RunAgain again = runAgain(all);
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("stream_allocations", allocations.size());
        figures.put("stream_open_allocations", open);
        figures.put(
                "stream_epochs_revealed",
                allocations.values().stream().mapToInt(ToldAllocation::epochs).sum());
        figures.put("stream_paid_micro", checked ? total(ToldAllocation::paid) : null);
        figures.put("stream_treasury_micro", checked ? total(ToldAllocation::forfeited) : null);
        figures.put("stream_settled_as_due", checked ? all.isEmpty() : null);
        again.into(figures);
        return new MarketFindings(
                checked ? null : "no stream was allocated",
                all,
                again.notChecked(),
                figures,
                new FindingTable(
                        "allocation",
                        List.of("ended", "epochs", "paid_micro", "treasury_micro", "holds"),
                        allocations.values().stream()
                                .map(told -> new FindingTable.Row(told.number(), true, told.cells()))
                                .toList()));
    }

    /** What is kept of these allocations, run again; offences are added to all others. */
    private RunAgain runAgain(List<String> all) {
        RunAgain again = new RunAgain(kept != KeptStreams.NONE);
        for (ToldAllocation told : allocations.values()) {
            kept.of(told.terms()).ifPresent(of -> {
                try (of) {
                    again.add(told.runAgain(of, all::add));
                }
            });
        }
        if (again.isAskedInVain()) {
            all.add("run again: nothing that is kept is of an epoch of these allocations");
        }
        return again;
    }

    private long total(Function<ToldAllocation, Money> amount) {
        return allocations.values().stream()
                .map(amount)
                .reduce(Money.ZERO, Money::plus)
                .micro();
    }
}
