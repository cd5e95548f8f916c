package org.gridmarket.testbed.audit;

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

    /**
     * @param target the ledger whose blocks they are; signatures name it
     * @param withGap whether to solve rounds again that no certificate bounds
     */
    public BlockAudit(Target target, boolean withGap) {
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

    public boolean isClean() {
        return firstViolation().isEmpty();
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

    /** What the transactions cost when they were carried out again. */
    public CostTable costs() {
        return replay.costs();
    }

    /** The state that the blocks have led to, by key. */
    public NavigableMap<String, String> state() {
        return replay.state();
    }

    /** {@code audit --report}, without the time it took. */
    public Map<String, Object> keys() {
        List<IntervalFinding> all = findings();
        long feasible = all.stream().filter(IntervalFinding::isFeasible).count();
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("intervals", all.size());
        keys.put("feasible", feasible);
        keys.put("infeasible", all.size() - feasible);
        keys.put("assets_conserved", accounts.assetOffence().isEmpty());
        keys.put("credit_conserved", accounts.creditOffence().isEmpty());
        keys.put("certified", all.stream().filter(IntervalFinding::certified).count());
        keys.put("gap_wh_max", largestGap(all));
        keys.put("replayed", replay.difference().isEmpty());
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
