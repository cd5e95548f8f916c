package org.gridmarket.audit.energy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import org.gridmarket.audit.CostTable;
import org.gridmarket.audit.FindingTable;
import org.gridmarket.audit.MarketAudit;
import org.gridmarket.audit.MarketFindings;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.solver.effort.SolveBudget;
import org.gridmarket.solver.energy.MatcherChoice;
import org.jspecify.annotations.Nullable;

/** The energy market: whether each interval's trades are feasible and how good they are, and where assets and credit went. */
public final class EnergyAudit implements MarketAudit {
    private static final EventFamily<EnergyEvent> EVENTS = EventFamily.of(EnergyEvent.class);

    private final IntervalAudit intervals;
    private final AccountAudit accounts = new AccountAudit();
    private final VerificationCost verification = new VerificationCost();
    private @Nullable Round closed;
    private boolean founded;

    /** @param withGap whether to solve rounds again that no certificate bounds */
    public EnergyAudit(boolean withGap) {
        MatcherChoice exact = new MatcherChoice();
        this.intervals = new IntervalAudit(
                withGap
                        ? instance -> Energy.ofWh(exact.match(instance, SolveBudget.UNHURRIED)
                                .orThrow()
                                .value()
                                .energyWh())
                        : null);
    }

    @Override
    public String market() {
        return EnergyFunctions.PREFIX;
    }

    /** Since its calendar is in force. Replay sees to it that nobody has left that event out. */
    @Override
    public boolean isFounded() {
        return founded;
    }

    @Override
    public String placeOf(List<String> events) {
        Optional<Interval> open = Optional.ofNullable(closed).map(Round::next).map(Round::interval);
        return EVENTS.own(events.stream())
                .flatMap(event -> intervalOf(event).stream())
                .findFirst()
                .or(() -> open)
                .map(t -> "interval " + t)
                .orElse("before the first interval");
    }

    @Override
    public void read(long block, LedgerTransaction transaction) {
        EVENTS.own(transaction.events().stream()).forEach(this::observe);
        verification.read(transaction);
    }

    private void observe(EnergyEvent event) {
        accounts.observe(event);
        intervals.observe(event);
        if (event instanceof EnergyEvent.RoundClosed(var round, var time)) {
            closed = round;
        }
        founded |= event instanceof EnergyEvent.MarketFounded;
    }

    /** The interval that an event is about; where it is about none, the open round is named. */
    private static Optional<Interval> intervalOf(EnergyEvent event) {
        return switch (event) {
            case EnergyEvent.Finalised done -> Optional.of(done.interval());
            case EnergyEvent.SolutionAccepted accepted ->
                Optional.of(accepted.round().interval());
            case EnergyEvent.OfferPosted(var page) ->
                Optional.of(page.book().round().interval());
            case EnergyEvent.OfferCancelled cancelled ->
                Optional.of(cancelled.page().book().round().interval());
            case EnergyEvent.RoundClosed closed -> Optional.of(closed.round().interval());
            case EnergyEvent.Claimed claimed -> Optional.of(claimed.intervals().first());
            case EnergyEvent.Retired retired -> Optional.of(retired.t());
            case EnergyEvent.Settled settled -> Optional.of(settled.interval());
            case EnergyEvent.Swept swept -> Optional.of(swept.interval());
            default -> Optional.empty();
        };
    }

    /** What the verification of solutions came to per trade verified. */
    public Map<String, @Nullable Object> verification(CostTable costs) {
        return verification.keys(costs);
    }

    @Override
    public MarketFindings findings(NavigableMap<String, String> rows) {
        List<IntervalFinding> all = intervals.findings();
        List<String> violations = new ArrayList<>();
        all.stream().map(IntervalFinding::offence).filter(Objects::nonNull).forEach(violations::add);
        accounts.assetOffence().ifPresent(violations::add);
        accounts.creditOffence().ifPresent(violations::add);
        long unbounded = all.stream().filter(finding -> finding.gap() == null).count();
        return new MarketFindings(
                all.isEmpty() ? "no interval is final" : null,
                violations,
                unbounded == 0 ? List.of() : List.of("how far from the best " + unbounded + " accepted solutions are"),
                figures(all),
                table(all));
    }

    private Map<String, @Nullable Object> figures(List<IntervalFinding> all) {
        boolean checked = !all.isEmpty();
        long feasible = all.stream().filter(IntervalFinding::isFeasible).count();
        Map<String, @Nullable Object> keys = new LinkedHashMap<>();
        keys.put("intervals", all.size());
        keys.put("feasible", checked ? feasible : null);
        keys.put("infeasible", checked ? all.size() - feasible : null);
        keys.put("assets_conserved", checked ? accounts.assetOffence().isEmpty() : null);
        keys.put("credit_conserved", checked ? accounts.creditOffence().isEmpty() : null);
        keys.put(
                "certified",
                checked ? all.stream().filter(IntervalFinding::certified).count() : null);
        keys.put("gap_wh_max", largestGap(all));
        return keys;
    }

    /** Null when no round is bounded. */
    private static @Nullable Long largestGap(List<IntervalFinding> all) {
        return all.stream()
                .map(IntervalFinding::gap)
                .filter(Objects::nonNull)
                .map(Energy::wh)
                .max(Long::compare)
                .orElse(null);
    }

    private static FindingTable table(List<IntervalFinding> all) {
        return new FindingTable(
                "interval",
                List.of("source", "traded_wh", "feasible", "certified", "gap_wh"),
                all.stream().map(EnergyAudit::row).toList());
    }

    private static FindingTable.Row row(IntervalFinding finding) {
        Energy gap = finding.gap();
        return new FindingTable.Row(
                finding.interval().index(),
                !finding.traded().isZero() || !finding.isFeasible(),
                List.of(
                        finding.source(),
                        finding.traded().wh(),
                        finding.isFeasible() ? "yes" : "NO",
                        finding.certified() ? "yes" : "-",
                        gap == null ? "-" : gap.wh()));
    }
}
