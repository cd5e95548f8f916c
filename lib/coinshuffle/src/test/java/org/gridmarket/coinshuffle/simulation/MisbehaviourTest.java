package org.gridmarket.coinshuffle.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gridmarket.coinshuffle.MixParticipation;
import org.gridmarket.coinshuffle.blame.BlameVerifier;
import org.gridmarket.coinshuffle.blame.Fault;
import org.gridmarket.coinshuffle.blame.Offence;
import org.gridmarket.coinshuffle.blame.Verdict;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.message.Body;
import org.gridmarket.coinshuffle.message.Message;
import org.gridmarket.coinshuffle.run.OutputPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every misbehaviour at every position, under seeded schedules: with the restarts and
 * {@link CollusionTest} more than two thousand runs.
 */
class MisbehaviourTest {
    private static final int SCHEDULES = 6;

    static Stream<Sabotage> misbehaviours() {
        return Sabotage.all().stream();
    }

    @ParameterizedTest
    @MethodSource("misbehaviours")
    void the_guilty_is_named_and_the_others_complete_without_it(Sabotage sabotage) {
        IntStream.rangeClosed(1, Table.SIZE)
                .filter(sabotage.positions())
                .boxed()
                .flatMap(position -> IntStream.range(0, SCHEDULES).mapToObj(schedule -> List.of(position, schedule)))
                .toList()
                .parallelStream()
                .forEach(each -> playOut(sabotage, each.get(0), each.get(1)));
    }

    @Test
    void every_offence_has_its_misbehaviour() {
        assertThat(misbehaviours().flatMap(sabotage -> sabotage.offences().stream()))
                .contains(Offence.values());
    }

    private static void playOut(Sabotage sabotage, int position, int schedule) {
        var table = new Table(31L * sabotage.name().hashCode() + 1_000L * position + schedule);
        table.seat(Map.of(position, sabotage));
        table.play();
        var culprit = table.run().at(position);
        var blamed = assertOnlyBlamed(table, culprit, sabotage);
        assertThirdPartyAgrees(table, blamed);
        assertNobodySignedAndRevealed(table);
        assertNoSignatureUnderLostOutputs(table);
        if (schedule == 0) {
            assertOthersCompleteWithout(table, blamed, culprit);
        }
    }

    private static void assertOthersCompleteWithout(Table table, Verdict.Blamed blamed, AccountKey culprit) {
        var firstOutputs = outputs(table.honest());
        table.restart(blamed);
        table.play();
        assertThat(table.run().includes(culprit)).isFalse();
        assertCompletedWithFreshOutputs(table, firstOutputs);
    }

    private static Verdict.Blamed assertOnlyBlamed(Table table, AccountKey culprit, Sabotage sabotage) {
        var verdicts = table.honest().stream().map(MixParticipation::verdict).toList();
        assertThat(Set.copyOf(verdicts)).as("one verdict for all").hasSize(1);
        assertThat(verdicts.get(0)).isInstanceOf(Verdict.Blamed.class);
        var blamed = (Verdict.Blamed) verdicts.get(0);
        assertThat(blamed.culprits()).as("culprits of %s", sabotage).containsExactly(culprit);
        assertThat(sabotage.offences())
                .containsAll(blamed.faults().stream().map(Fault::offence).toList());
        return blamed;
    }

    private static void assertThirdPartyAgrees(Table table, Verdict verdict) {
        var verifier = new BlameVerifier(OutputPolicy.ANY, table.check);
        assertThat(verifier.judge(table.run(), table.transcript(), table.onLedger))
                .isEqualTo(verdict);
    }

    private static void assertNobodySignedAndRevealed(Table table) {
        var signers = senders(table, Body.Kind.SIGN);
        signers.retainAll(senders(table, Body.Kind.REVEAL));
        signers.retainAll(honestKeys(table));
        assertThat(signers).isEmpty();
    }

    /** Assets are conserved: whatever an honest participant signed has the outputs of all honest participants. */
    private static void assertNoSignatureUnderLostOutputs(Table table) {
        var signers = senders(table, Body.Kind.SIGN);
        signers.retainAll(honestKeys(table));
        if (!signers.isEmpty()) {
            var lists = messages(table).stream()
                    .filter(message -> message.sender().equals(table.run().at(Table.SIZE)))
                    .map(Message::body)
                    .filter(Body.Shuffle.class::isInstance)
                    .map(body -> ((Body.Shuffle) body).entries())
                    .toList();
            var honest =
                    outputs(table.honest()).stream().map(AccountKey::octets).toList();
            assertThat(lists).singleElement().satisfies(list -> assertThat(list).containsAll(honest));
        }
    }

    private static void assertCompletedWithFreshOutputs(Table table, Set<AccountKey> earlier) {
        var outputs = outputs(table.honest());
        assertThat(outputs).doesNotContainAnyElementsOf(earlier);
        for (var each : table.honest()) {
            assertThat(each.verdict()).isInstanceOfSatisfying(Verdict.Completed.class, completed -> {
                assertThat(Set.copyOf(completed.transaction().outputs())).isEqualTo(outputs);
                assertThat(completed.transaction().isSignedBy(completed.signatures(), table.check))
                        .isTrue();
            });
        }
    }

    private static Set<AccountKey> outputs(List<MixParticipation> participations) {
        var outputs = new HashSet<AccountKey>();
        participations.forEach(each -> outputs.addAll(each.outputs()));
        return outputs;
    }

    private static Set<AccountKey> senders(Table table, Body.Kind kind) {
        var senders = new HashSet<AccountKey>();
        messages(table).stream()
                .filter(message -> message.kind() == kind)
                .forEach(message -> senders.add(message.sender()));
        return senders;
    }

    private static List<Message> messages(Table table) {
        var messages = new ArrayList<Message>();
        table.transcript().forEach(entry -> Message.decode(entry.content()).ifPresent(messages::add));
        return messages;
    }

    private static Set<AccountKey> honestKeys(Table table) {
        return Set.copyOf(table.honestKeys());
    }
}
