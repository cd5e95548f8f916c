package org.gridmarket.audit.compute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.gridmarket.audit.FindingTable;
import org.gridmarket.audit.MarketAudit;
import org.gridmarket.audit.MarketFindings;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Move;
import org.gridmarket.kernel.compute.match.MoveReason;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * Matches as blocks tell them: each is made once and closes once; what is paid for a result is the price of what was revealed,
 * at the provider's ask; who gets no result or a wrong one gets the estimate; a fine is the whole fine, and fees are those of
 * the match. That draws, verdicts and all else come out the same again is what carrying transactions out again shows; that no
 * money is lost, the audit of purses.
 */
public final class ComputeAudit implements MarketAudit {
    private static final EventFamily<ComputeEvent> EVENTS = EventFamily.of(ComputeEvent.class);
    private static final String MATCH_ROWS = "compute.match~";

    /** A match, as far as blocks say something of it. */
    private static final class Told {
        private final long number;
        private final Match match;
        private @Nullable Opening opening;
        private @Nullable AccountKey appellant;
        private @Nullable Outcome outcome;
        private Money paid = Money.ZERO;
        private Money forfeited = Money.ZERO;
        private boolean offended;

        Told(long number, Match match) {
            this.number = number;
            this.match = match;
        }
    }

    private final Map<MatchId, Told> matches = new LinkedHashMap<>();
    private final NavigableMap<Outcome, Integer> outcomes = new TreeMap<>();
    private final List<String> violations = new ArrayList<>();

    @Override
    public String market() {
        return ComputeFunctions.PREFIX;
    }

    @Override
    public String placeOf(List<String> events) {
        return events.stream()
                .flatMap(text -> EVENTS.read(text).stream())
                .filter(ComputeEvent.MatchClosed.class::isInstance)
                .map(event -> "match " + ((ComputeEvent.MatchClosed) event).match())
                .findFirst()
                .orElse("after " + matches.size() + " matches");
    }

    @Override
    public void read(long block, LedgerTransaction transaction) {
        String where = transaction.function() + " in transaction " + transaction.transactionId() + " of block " + block;
        for (String text : transaction.events()) {
            EVENTS.read(text).ifPresent(event -> observe(event, where));
        }
    }

    private void observe(ComputeEvent event, String where) {
        switch (event) {
            case ComputeEvent.Matched(var match) -> {
                if (matches.containsKey(match.id())) {
                    violations.add("match " + match.id() + ": " + where + " makes it a second time");
                }
                matches.putIfAbsent(match.id(), new Told(matches.size() + 1L, match));
            }
            case ComputeEvent.OpeningRevealed(var id, var opening) -> {
                Told told = matches.get(id);
                if (told != null) {
                    told.opening = opening;
                }
            }
            case ComputeEvent.MediatorSought sought -> {
                Told told = matches.get(sought.match());
                if (told != null && sought.appellant() != null) {
                    told.appellant = sought.appellant();
                }
            }
            case ComputeEvent.MatchClosed closed -> close(closed, where);
            default -> {
                // moves no money between parties
            }
        }
    }

    private void close(ComputeEvent.MatchClosed closed, String where) {
        Told told = matches.get(closed.match());
        if (told == null) {
            violations.add("match " + closed.match() + ": " + where + " closes it, and nobody made it");
            return;
        }
        if (told.outcome != null) {
            offend(told, where + " closes it a second time");
        }
        told.outcome = closed.outcome();
        outcomes.merge(closed.outcome(), 1, Integer::sum);
        told.paid = told.paid.plus(sum(closed, MoveReason.PRICE));
        told.forfeited = told.forfeited
                .plus(sum(closed, MoveReason.FINE))
                .plus(sum(closed, MoveReason.FEES_FORFEITED))
                .plus(sum(closed, MoveReason.STAKE_FORFEITED));
        expect(told, MoveReason.PRICE, sum(closed, MoveReason.PRICE), price(told), where);
        expect(told, MoveReason.DAMAGE, sum(closed, MoveReason.DAMAGE), damage(told), where);
        expect(told, MoveReason.SOLVER_FEE, sum(closed, MoveReason.SOLVER_FEE), solverFee(told), where);
        if (closed.outcome() == Outcome.RP) {
            Money fined = fine(told, closed, Integer.MAX_VALUE);
            // who has contested in vain pays the run that confirms the first, besides the fine
            boolean hasContested = told.match.provider().equals(told.appellant);
            Money less = hasContested ? fine(told, closed, 1) : fined;
            Money due = told.match.fine();
            expect(told, MoveReason.FINE, less.equals(due) ? less : fined, due, where);
        }
    }

    /** What the provider has lost besides fees, with so many of the runs that it pays, the earliest first. */
    private static Money fine(Told told, ComputeEvent.MatchClosed closed, int runs) {
        Money fine = Money.ZERO;
        int counted = 0;
        for (Move move : closed.moves()) {
            boolean isRun = move.reason() == MoveReason.RUN;
            boolean isPart = move.reason() == MoveReason.DAMAGE || move.reason() == MoveReason.FINE;
            if (move.from().equals(told.match.provider()) && (isPart || (isRun && counted < runs))) {
                counted += isRun ? 1 : 0;
                fine = fine.plus(move.amount());
            }
        }
        return fine;
    }

    private static Money sum(ComputeEvent.MatchClosed closed, MoveReason reason) {
        return closed.moves().stream()
                .filter(move -> move.reason() == reason)
                .map(Move::amount)
                .reduce(Money.ZERO, Money::plus);
    }

    private void expect(Told told, MoveReason reason, Money moved, Money due, String where) {
        if (!moved.equals(due)) {
            offend(told, where + " moves " + moved + " as " + reason + ", and " + due + " is due");
        }
    }

    private void offend(Told told, String what) {
        told.offended = true;
        violations.add("match " + told.match.id() + ": " + what);
    }

    private static Money price(Told told) {
        Opening opening = told.opening;
        boolean isPaid =
                told.outcome == Outcome.ACCEPTED || told.outcome == Outcome.NONE || told.outcome == Outcome.DIRECTORY;
        if (!isPaid || opening == null) {
            return Money.ZERO;
        }
        return told.match
                .resource()
                .offer()
                .ask()
                .price(
                        opening.instructions(),
                        told.match.job().offer().inputs().size().plus(opening.size()))
                .min(told.match.estimate());
    }

    private static Money damage(Told told) {
        return told.outcome == Outcome.RP || told.outcome == Outcome.PROVIDER_SILENT
                ? told.match.estimate()
                : Money.ZERO;
    }

    /** Only of a match that brought a result. */
    private static Money solverFee(Told told) {
        return told.outcome == Outcome.DECLINED || told.outcome == Outcome.PROVIDER_SILENT
                ? Money.ZERO
                : told.match.terms().solverFee();
    }

    @Override
    public MarketFindings findings(NavigableMap<String, String> rows) {
        List<String> all = new ArrayList<>(violations);
        long open =
                matches.values().stream().filter(told -> told.outcome == null).count();
        long held =
                rows.keySet().stream().filter(key -> key.startsWith(MATCH_ROWS)).count();
        if (open != held) {
            all.add("after " + matches.size() + " matches: " + open + " are open by what is told, and " + held
                    + " have a row");
        }
        boolean checked = !matches.isEmpty();
        Map<String, @Nullable Object> figures = new LinkedHashMap<>();
        figures.put("compute_matches", matches.size());
        figures.put("compute_open_matches", open);
        figures.put("compute_paid_micro", checked ? total(told -> told.paid) : null);
        figures.put("compute_treasury_micro", checked ? total(told -> told.forfeited) : null);
        figures.put("compute_settled_as_due", checked ? all.isEmpty() : null);
        return new MarketFindings(
                checked ? null : "nothing was matched",
                all,
                List.of("what lies with directories, and whether a program was run at all"),
                figures,
                table());
    }

    private long total(Function<Told, Money> amount) {
        return matches.values().stream()
                .map(amount)
                .reduce(Money.ZERO, Money::plus)
                .micro();
    }

    private FindingTable table() {
        return new FindingTable(
                "match",
                List.of("closed", "paid_micro", "treasury_micro", "holds"),
                matches.values().stream()
                        .map(told -> new FindingTable.Row(
                                told.number,
                                true,
                                List.of(
                                        told.outcome == null ? "open" : told.outcome.name(),
                                        told.paid.micro(),
                                        told.forfeited.micro(),
                                        !told.offended)))
                        .toList());
    }
}
