package org.gridmarket.audit.energy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.solver.energy.MatcherChoice;
import org.gridmarket.solver.energy.SolveBudget;
import org.jspecify.annotations.Nullable;

/** An audit of all blocks of a channel, from block 0 on. */
public final class BlockAudit {
    private static final RecordCodec<EnergyEvent> EVENT = RecordCodec.of(EnergyEvent.class);

    private final IntervalAudit intervals;
    private final AccountAudit accounts = new AccountAudit();
    private final BlockReplay replay;
    private final Target target;

    /**
     * @param target the ledger whose blocks they are; signatures name it
     * @param withGap whether to solve rounds again that no certificate bounds
     */
    public BlockAudit(Target target, boolean withGap) {
        this.target = target;
        this.replay = new BlockReplay(target);
        MatcherChoice exact = new MatcherChoice();
        this.intervals = new IntervalAudit(
                withGap
                        ? instance -> Energy.ofWh(exact.match(instance, SolveBudget.UNHURRIED)
                                .orThrow()
                                .value()
                                .energyWh())
                        : null);
    }

    /** Takes in the next block. */
    public void read(LedgerBlock block) {
        replay.read(block);
        for (String text : block.events()) {
            EnergyEvent event = EVENT.read(text);
            accounts.observe(event);
            intervals.observe(event);
        }
    }

    public List<IntervalFinding> findings() {
        return intervals.findings();
    }

    /** Whether something was checked, and all of it holds. */
    public boolean isClean() {
        return nothingChecked().isEmpty() && firstViolation().isEmpty();
    }

    /** Why these blocks prove nothing; empty when they do. */
    public Optional<String> nothingChecked() {
        if (replay.transactions() == 0) {
            return Optional.of("no valid transaction of " + target.chaincode());
        }
        if (findings().isEmpty()) {
            return Optional.of(
                    "no interval is final in " + replay.transactions() + " transactions of " + target.chaincode());
        }
        return Optional.empty();
    }

    /** The first thing that does not hold, with its interval; empty when all does. */
    public Optional<String> firstViolation() {
        return findings().stream()
                .map(IntervalFinding::offence)
                .filter(Objects::nonNull)
                .findFirst()
                .or(replay::difference)
                .or(accounts::assetOffence)
                .or(accounts::creditOffence);
    }

    /** Rounds of which nobody computed how far the accepted solution was from the best. */
    public long unbounded() {
        return findings().stream().filter(finding -> finding.gap() == null).count();
    }

    /** What the transactions cost when they were carried out again. */
    public CostTable costs() {
        return replay.costs();
    }

    /** The state that the blocks have led to, by key. */
    public NavigableMap<String, String> state() {
        return replay.state();
    }

    /** {@code audit --report}, without the time it took. What was not checked is null, never true. */
    public Map<String, Object> keys() {
        List<IntervalFinding> all = findings();
        boolean checked = nothingChecked().isEmpty();
        long feasible = all.stream().filter(IntervalFinding::isFeasible).count();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("transactions", replay.transactions());
        keys.put("intervals", all.size());
        keys.put("feasible", checked ? feasible : null);
        keys.put("infeasible", checked ? all.size() - feasible : null);
        keys.put("assets_conserved", checked ? accounts.assetOffence().isEmpty() : null);
        keys.put("credit_conserved", checked ? accounts.creditOffence().isEmpty() : null);
        keys.put(
                "certified",
                checked ? all.stream().filter(IntervalFinding::certified).count() : null);
        keys.put("gap_wh_max", largestGap(all));
        keys.put("replayed", checked ? replay.difference().isEmpty() : null);
        keys.put("first_violation", firstViolation().orElse(null));
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
}
