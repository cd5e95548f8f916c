package org.gridmarket.testkit.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.compute.ComputeExamples.LIE;
import static org.gridmarket.testkit.compute.ComputeExamples.NOISE;
import static org.gridmarket.testkit.compute.ComputeExamples.RIGHT;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmarket.kernel.compute.match.MatchLifeCycle;
import org.gridmarket.kernel.compute.match.OfferLifeCycle;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.Row;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.ledger.memory.CommitStatus;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.junit.jupiter.api.Test;

/** The effects that the tables state are what operations do. */
class ComputeEffectsTest {
    private static final List<String> JUDGING = List.of("JUDGE_ALONE", "JUDGE_AGREED", "JUDGE_APART", "JUDGE_SPLIT");

    /** Which rows of the tables a function may follow. */
    private static final Map<String, List<String>> EVENTS_OF_FUNCTION = Map.ofEntries(
            Map.entry("compute:postJobs", List.of("POST")),
            Map.entry("compute:postResources", List.of("POST")),
            Map.entry("compute:postNotes", List.of("POST")),
            Map.entry("compute:withdrawOffer", List.of("WITHDRAW")),
            Map.entry("compute:expireOffer", List.of("EXPIRE_OFFER")),
            Map.entry("compute:postMatches", List.of("MATCH")),
            Map.entry("compute:commitResults", List.of("COMMIT")),
            Map.entry("compute:decline", List.of("DECLINE")),
            Map.entry("compute:acceptResults", List.of("ACCEPT")),
            Map.entry("compute:rejectResult", List.of("REJECT")),
            Map.entry("compute:postRun", with(JUDGING, "RUN")),
            Map.entry("compute:revealResult", with(JUDGING, "REVEAL_UNASKED")),
            Map.entry("compute:appeal", List.of("APPEAL")),
            Map.entry("compute:acceptVerdict", List.of("ACCEPT_VERDICT")),
            Map.entry("compute:takeCase", List.of("TAKE")),
            Map.entry("compute:expire", with(with(JUDGING, "EXPIRE"), "EXPIRE_LAST")));

    private final Set<String> functions = new LinkedHashSet<>();
    private final List<String> differences = new ArrayList<>();

    private static List<String> with(List<String> events, String another) {
        List<String> all = new ArrayList<>(events);
        all.add(another);
        return List.copyOf(all);
    }

    private void look(OneMatch played) {
        for (Block block : played.ledger().ledger().ledger().blocks()) {
            block.transactions().stream()
                    .filter(entry -> entry.status() == CommitStatus.VALID)
                    .forEach(this::look);
        }
    }

    private void look(Block.Entry entry) {
        String function = entry.transaction().function();
        List<String> events = EVENTS_OF_FUNCTION.getOrDefault(function, List.of());
        if (events.isEmpty()) {
            return;
        }
        functions.add(function);
        Set<String> written = entry.transaction().effects().writes().keySet().stream()
                .map(key -> key.contains("~") ? key.substring(0, key.indexOf('~')) : key)
                .filter(table -> !table.equals("clock.outcome"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Set<String> told = entry.events().stream().map(ComputeEffectsTest::type).collect(Collectors.toSet());
        boolean stated = effects(MatchLifeCycle.TABLE, events).stream()
                        .anyMatch(effect -> covers(effect, written, told))
                || effects(OfferLifeCycle.TABLE, events).stream().anyMatch(effect -> covers(effect, written, told));
        if (!stated) {
            differences.add(function + " changed " + written + " and told " + told);
        }
    }

    private static boolean covers(Effect effect, Set<String> written, Set<String> told) {
        return effect.tables().containsAll(written) && told.containsAll(effect.events());
    }

    private static List<Effect> effects(LifeCycle<?, ?> table, List<String> events) {
        return table.rows().stream()
                .filter(row -> events.contains(row.event().name()))
                .<Effect>map(Row::effect)
                .toList();
    }

    private static String type(String event) {
        String from = event.substring(event.indexOf("\"type\":\"") + 8);
        return from.substring(0, from.indexOf('"'));
    }

    @Test
    void operations_do_what_their_rows_state() {
        OneMatch contested = OneMatch.committed(RIGHT);
        contested.reject(RejectReason.WRONG_RESULTS).orThrow();
        contested.report(Cast.M1, NOISE).orThrow();
        contested.reveal(Cast.RP, RIGHT).orThrow();
        contested.appeal(Cast.RP).orThrow();
        contested.take(Cast.M2).orThrow();
        contested.report(Cast.M2, ComputeExamples.run(RIGHT)).orThrow();
        contested.silence().orThrow();
        look(contested);

        OneMatch stands = OneMatch.committed(LIE);
        stands.silence().orThrow();
        stands.report(Cast.M1, ComputeExamples.run(RIGHT)).orThrow();
        stands.silence().orThrow();
        stands.acceptVerdict(Cast.RP).orThrow();
        look(stands);

        OneMatch accepted = OneMatch.committed(RIGHT);
        accepted.accept(RIGHT).orThrow();
        accepted.ledger()
                .run(Cast.RP, new ComputeCommand.WithdrawOffer(OfferKind.RESOURCE, accepted.resource()))
                .orThrow();
        accepted.ledger().goTo(accepted.expiry().plusMillis(60_000));
        accepted.ledger()
                .run(ClockedLedger.COOPERATIVE, new ComputeCommand.ExpireOffer(OfferKind.NOTE, accepted.mediatorNote()))
                .orThrow();
        look(accepted);

        OneMatch declined = OneMatch.matched();
        declined.decline().orThrow();
        look(declined);

        assertThat(differences).isEmpty();
        assertThat(functions).containsExactlyInAnyOrderElementsOf(EVENTS_OF_FUNCTION.keySet());
    }
}
