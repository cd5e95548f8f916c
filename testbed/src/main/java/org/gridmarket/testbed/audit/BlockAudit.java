package org.gridmarket.testbed.audit;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.solver.energy.MatcherChoice;
import org.gridmarket.solver.energy.SolveBudget;

/** An audit of all blocks of a channel, from block 0 on. */
public final class BlockAudit {
    private static final RecordCodec<EnergyEvent> EVENT = RecordCodec.of(EnergyEvent.class);

    private final IntervalAudit intervals;
    private final AccountAudit accounts = new AccountAudit();
    private final boolean withGap;

    /** @param withGap whether to solve every round again */
    public BlockAudit(boolean withGap) {
        this.withGap = withGap;
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

    private Optional<String> firstViolation() {
        return findings().stream()
                .map(IntervalFinding::offence)
                .filter(Objects::nonNull)
                .findFirst()
                .or(accounts::assetOffence)
                .or(accounts::creditOffence);
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
        keys.put(
                "certified", withGap ? all.stream().filter(BlockAudit::hasNoGap).count() : null);
        keys.put("gap_wh_max", withGap ? largestGap(all) : null);
        keys.put("first_violation", firstViolation().orElse(null));
        return keys;
    }

    private static boolean hasNoGap(IntervalFinding finding) {
        return finding.gap() != null && finding.gap().isZero();
    }

    private static long largestGap(List<IntervalFinding> all) {
        return all.stream()
                .map(IntervalFinding::gap)
                .filter(Objects::nonNull)
                .mapToLong(Energy::wh)
                .max()
                .orElse(0);
    }
}
