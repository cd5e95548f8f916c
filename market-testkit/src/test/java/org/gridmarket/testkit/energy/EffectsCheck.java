package org.gridmarket.testkit.energy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmarket.kernel.energy.operation.EnergyLifeCycles;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.ledger.memory.CommitStatus;

/** Holds the effects that life-cycle tables state against what committed transactions have written and told. */
public final class EffectsCheck {
    /** Which rows of which tables a function may follow. */
    private static final Map<String, List<String>> EVENTS_OF_FUNCTION = Map.ofEntries(
            Map.entry("energy:closeRound", List.of("interval CLOSE_ROUND")),
            Map.entry("energy:finalise", List.of("interval FINALISE")),
            Map.entry("energy:settle", List.of("interval SETTLE")),
            Map.entry("energy:sweep", List.of("interval SWEEP", "interval SWEEP_PORTION")),
            Map.entry("energy:proposeRules", List.of("proposal PROPOSE")),
            Map.entry("energy:approveRules", List.of("proposal APPROVE")),
            Map.entry("energy:grantLicence", List.of("licence GRANT")),
            Map.entry("energy:withdrawLicence", List.of("licence WITHDRAW")),
            Map.entry("energy:forget", List.of("licence FORGET", "proposal FORGET")),
            Map.entry("energy:postSolutionPart", List.of("upload BEGIN", "upload ADD")),
            Map.entry("energy:sealSolution", List.of("upload SEAL")),
            Map.entry("energy:openMix", List.of("mix-session OPEN")),
            Map.entry("energy:postMixMessage", List.of("mix-session POST_MESSAGE")),
            Map.entry("energy:abortMix", List.of("mix-session ABORT", "mix-session ABANDON")),
            Map.entry("energy:commitMix", List.of("mix-session COMMIT")));

    /** What every signed operation writes besides: its first outcome. */
    private static final String FIRST_OUTCOME = "operation";

    private final Set<String> functions = new LinkedHashSet<>();
    private final List<String> differences = new ArrayList<>();

    private EffectsCheck() {}

    /** Looks at all that was committed. */
    public static EffectsCheck of(MarketOnLedger market) {
        EffectsCheck check = new EffectsCheck();
        for (Block block : market.ledger().blocks()) {
            block.transactions().stream()
                    .filter(entry -> entry.status() == CommitStatus.VALID)
                    .forEach(check::look);
        }
        return check;
    }

    private void look(Block.Entry entry) {
        String function = entry.transaction().function();
        List<Effect> effects = effects(EVENTS_OF_FUNCTION.getOrDefault(function, List.of()));
        if (effects.isEmpty()) {
            return; // moves nothing that has a table
        }
        functions.add(function);
        Set<String> written = entry.transaction().effects().writes().keySet().stream()
                .map(key -> key.contains("~") ? key.substring(0, key.indexOf('~')) : key)
                .filter(table -> !table.equals(FIRST_OUTCOME))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> told = entry.events().stream().map(EffectsCheck::type).collect(Collectors.toSet());
        boolean stated = effects.stream()
                .anyMatch(effect -> effect.tables().containsAll(written) && told.containsAll(effect.events()));
        if (!stated) {
            differences.add(function + " changed " + written + " and told " + told);
        }
    }

    private static List<Effect> effects(List<String> events) {
        return EnergyLifeCycles.ALL.stream()
                .flatMap(cycle -> cycle.rows().stream()
                        .filter(row -> events.contains(cycle.name() + " " + row.event()))
                        .map(row -> row.effect()))
                .toList();
    }

    private static String type(String event) {
        String from = event.substring(event.indexOf("\"type\":\"") + 8);
        return from.substring(0, from.indexOf('"'));
    }

    /** Transactions that did more, or told less, than any row of theirs states. */
    public List<String> differences() {
        return List.copyOf(differences);
    }

    /** Functions that were seen: an empty history says nothing. */
    public Set<String> functions() {
        return Set.copyOf(functions);
    }
}
