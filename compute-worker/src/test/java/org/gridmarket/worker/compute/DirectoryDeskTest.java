package org.gridmarket.worker.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.testkit.compute.ComputeExamples;
import org.gridmarket.testkit.compute.OneMatch;
import org.gridmarket.worker.compute.directory.Directory;
import org.gridmarket.worker.compute.directory.DirectoryDesk;
import org.gridmarket.worker.compute.directory.DirectoryLimits;
import org.gridmarket.worker.compute.parcel.Layer;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.parcel.ObjectHash;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.JournalFile;
import org.gridmarket.worker.compute.role.OperationDesk;
import org.gridmarket.worker.compute.role.Party;
import org.gridmarket.worker.compute.work.ObjectsInMemory;
import org.gridmarket.worker.compute.work.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may bring what to a directory, and who gets it when (compute-market, Who sees what when). */
class DirectoryDeskTest {
    private static final Bytes MODULE = Bytes.utf8("a module");
    private static final Manifest MANIFEST = new Manifest(
            "wasm1",
            null,
            new Layer(ObjectHash.of(MODULE), new ByteCount(MODULE.length()), ""),
            List.of(),
            List.of("x"),
            List.of(),
            Bytes.utf8(""));
    private static final Bytes DELIVERY = Bytes.utf8("sealed");

    private final OneMatch match = OneMatch.matched();
    private final ObjectsInMemory objects = new ObjectsInMemory();
    private final List<Fact> journal = new ArrayList<>();
    private final Directory directory = new Directory(Cast.D.account(), 1, ComputeExamples::directoryNote);
    private final DirectoryDesk desk =
            new DirectoryDesk(directory, this::keep, objects, Cast.D.keys(), ClockedLedger.TARGET);
    private int heard;

    @TempDir
    private Path folder = Path.of(".");

    private void keep(Fact fact) {
        journal.add(fact);
        directory.learn(fact);
    }

    private void hear() {
        List<ComputeEvent> all = match.ledger().events();
        all.subList(heard, all.size()).forEach(event -> directory.hear((Record) event));
        heard = all.size();
    }

    private LedgerTime now() {
        return match.ledger().now();
    }

    private static ResultCommitment result(OneMatch match) {
        return new ResultCommitment(
                ComputeExamples.RIGHT.commitment(match.id()), ObjectHash.of(DELIVERY), "chicory-aot");
    }

    private Reply<Bytes> deposit(Cast by, Opening opening) {
        hear();
        return desk.deposit(by.account(), match.id(), result(match), opening);
    }

    @Test
    void a_delivery_is_kept_after_its_match_is_closed_and_after_a_restart() {
        hear();
        desk.put(Cast.RP.account(), DELIVERY, now());
        deposit(Cast.RP, ComputeExamples.RIGHT);
        match.commit(ComputeExamples.RIGHT).orThrow();
        match.accept(ComputeExamples.RIGHT).orThrow();
        JournalFile kept = new JournalFile(folder.resolve("journal"));
        Directory again = new Directory(Cast.D.account(), 1, ComputeExamples::directoryNote);
        Party party = new Party(
                again,
                new OperationDesk(Cast.D.keys(), ClockedLedger.TARGET, Clock.real(ClockedLedger.EPOCH), kept),
                kept);
        journal.forEach(party::order);
        match.ledger().events().forEach(event -> party.hear((Record) event));
        Directory restarted = new Directory(Cast.D.account(), 1, ComputeExamples::directoryNote);
        kept.facts().forEach(restarted::learn);
        DirectoryDesk later =
                new DirectoryDesk(restarted, restarted::learn, objects, Cast.D.keys(), ClockedLedger.TARGET);
        later.sweep(now());

        assertThat(later.get(Cast.JC.account(), ObjectHash.of(DELIVERY))).isEqualTo(new Reply.Given<>(DELIVERY));
        later.sweep(match.expiry().plusMillis(DirectoryLimits.LONGEST_HOLD_MILLIS));
        assertThat(later.get(Cast.JC.account(), ObjectHash.of(DELIVERY))).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void it_signs_for_a_job_all_of_which_it_has() {
        hear();
        desk.put(Cast.JC.account(), MANIFEST.toBytes(), now());
        desk.put(Cast.JC.account(), MODULE, now());

        Reply<JobInputs> word = desk.hold(Cast.JC.account(), MANIFEST.hash(), now().plusMillis(1_000), now());

        assertThat(word).isInstanceOf(Reply.Given.class);
        assertThat(journal).anyMatch(Fact.Held.class::isInstance);
    }

    @Test
    void it_signs_for_no_job_of_which_a_layer_is_missing() {
        hear();
        desk.put(Cast.JC.account(), MANIFEST.toBytes(), now());

        assertThat(desk.hold(Cast.JC.account(), MANIFEST.hash(), now().plusMillis(1_000), now()))
                .isInstanceOf(Reply.Refused.class);
    }

    @Test
    void it_signs_for_a_result_that_it_has_and_the_ledger_takes_its_word() {
        desk.put(Cast.RP.account(), DELIVERY, now());

        assertThat(deposit(Cast.RP, ComputeExamples.RIGHT))
                .isInstanceOfSatisfying(
                        Reply.Given.class,
                        given -> assertThat(new PinnedEd25519()
                                        .isGood(
                                                Cast.D.account(),
                                                result(match).heldMessage(ClockedLedger.TARGET, match.id()),
                                                (Bytes) given.value()))
                                .isTrue());
    }

    @Test
    void it_signs_for_no_result_without_delivery_of_another_or_by_another() {
        assertThat(deposit(Cast.RP, ComputeExamples.RIGHT)).isInstanceOf(Reply.Refused.class);
        desk.put(Cast.RP.account(), DELIVERY, now());
        assertThat(deposit(Cast.RP, ComputeExamples.LIE)).isInstanceOf(Reply.Refused.class);
        assertThat(deposit(Cast.RP2, ComputeExamples.RIGHT)).isInstanceOf(Reply.Refused.class);
    }

    /** Else the directory, which is honest, would be found to have nothing, and pay the run. */
    @Test
    void a_provider_that_brings_two_results_is_held_to_the_one_that_it_commits_to() {
        Bytes other = Bytes.utf8("sealed otherwise");
        hear();
        desk.put(Cast.RP.account(), DELIVERY, now());
        desk.put(Cast.RP.account(), other, now());
        deposit(Cast.RP, ComputeExamples.RIGHT);
        ResultCommitment second =
                new ResultCommitment(ComputeExamples.LIE.commitment(match.id()), ObjectHash.of(other), "chicory-aot");
        assertThat(desk.deposit(Cast.RP.account(), match.id(), second, ComputeExamples.LIE))
                .isInstanceOf(Reply.Given.class);

        match.commit(ComputeExamples.RIGHT).orThrow();
        hear();
        desk.sweep(now().plusMillis(DirectoryLimits.UNHELD_MILLIS + 1));

        assertThat(desk.opening(Cast.JC.account(), match.id())).isEqualTo(new Reply.Given<>(ComputeExamples.RIGHT));
        assertThat(desk.get(Cast.JC.account(), ObjectHash.of(DELIVERY))).isEqualTo(new Reply.Given<>(DELIVERY));
    }

    @Test
    void a_provider_fills_no_directory_with_results_of_one_match() {
        hear();
        List<Reply<Bytes>> replies = new ArrayList<>();
        for (int i = 0; i <= DirectoryLimits.DEPOSITS_PER_MATCH; i++) {
            Bytes delivery = Bytes.utf8("sealed " + i);
            desk.put(Cast.RP.account(), delivery, now());
            ResultCommitment one = new ResultCommitment(
                    ComputeExamples.RIGHT.commitment(match.id()), ObjectHash.of(delivery), "chicory-aot");
            replies.add(desk.deposit(Cast.RP.account(), match.id(), one, ComputeExamples.RIGHT));
            replies.set(i, desk.deposit(Cast.RP.account(), match.id(), one, ComputeExamples.RIGHT));
        }

        assertThat(replies.subList(0, DirectoryLimits.DEPOSITS_PER_MATCH)).allMatch(Reply.Given.class::isInstance);
        assertThat(replies.getLast()).isInstanceOf(Reply.Refused.class);
        assertThat(journal.stream().filter(Fact.Deposited.class::isInstance))
                .hasSize(DirectoryLimits.DEPOSITS_PER_MATCH);
    }

    @Test
    void an_opening_is_for_the_job_creator_once_committed_and_for_a_mediator_once_it_has_run() {
        desk.put(Cast.RP.account(), DELIVERY, now());
        deposit(Cast.RP, ComputeExamples.RIGHT);
        assertThat(desk.opening(Cast.JC.account(), match.id())).isInstanceOf(Reply.Refused.class);

        match.commit(ComputeExamples.RIGHT).orThrow();
        hear();
        assertThat(desk.opening(Cast.JC.account(), match.id())).isInstanceOf(Reply.Given.class);

        match.reject(RejectReason.WRONG_RESULTS).orThrow();
        hear();
        assertThat(desk.opening(Cast.M1.account(), match.id())).isInstanceOf(Reply.Refused.class);

        match.report(Cast.M1, ComputeExamples.run(ComputeExamples.RIGHT)).orThrow();
        hear();
        assertThat(desk.opening(Cast.M1.account(), match.id())).isInstanceOf(Reply.Given.class);
        assertThat(desk.opening(Cast.M2.account(), match.id())).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void an_object_is_for_whom_it_belongs_to() {
        Bytes hash = ((Reply.Given<Bytes>) desk.put(Cast.JC.account(), MODULE, now())).value();

        assertThat(desk.get(Cast.JC.account(), hash)).isEqualTo(new Reply.Given<>(MODULE));
        assertThat(desk.get(Cast.RP.account(), hash)).isInstanceOf(Reply.Refused.class);
    }

    @Test
    void what_nobody_holds_goes_after_an_hour_and_what_is_held_stays() {
        hear();
        desk.put(Cast.JC.account(), MANIFEST.toBytes(), now());
        desk.put(Cast.JC.account(), MODULE, now());
        desk.put(Cast.JC.account(), Bytes.utf8("left behind"), now());
        LedgerTime later = now().plusMillis(DirectoryLimits.UNHELD_MILLIS + 1);
        desk.hold(Cast.JC.account(), MANIFEST.hash(), later.plusMillis(1), now());

        desk.sweep(later);
        assertThat(objects.has(ObjectHash.of(MODULE))).isTrue();
        assertThat(objects.has(ObjectHash.of(Bytes.utf8("left behind")))).isFalse();

        desk.sweep(later.plusMillis(2));
        desk.sweep(later.plusMillis(2));
        assertThat(objects.has(ObjectHash.of(MODULE))).isFalse();
    }

    @Test
    void a_job_that_is_held_twice_is_held_until_the_later_moment() {
        hear();
        desk.put(Cast.JC.account(), MANIFEST.toBytes(), now());
        desk.put(Cast.JC.account(), MODULE, now());
        LedgerTime later = now().plusMillis(DirectoryLimits.UNHELD_MILLIS + 1);
        desk.hold(Cast.JC.account(), MANIFEST.hash(), later.plusMillis(1), now());
        desk.hold(Cast.JC.account(), MANIFEST.hash(), now().plusMillis(1), now());

        desk.sweep(later);

        assertThat(objects.has(ObjectHash.of(MODULE))).isTrue();
    }

    @Test
    void nobody_brings_more_than_its_share() {
        ByteCount most = new ByteCount(DirectoryLimits.OBJECT_BYTES);

        assertThat(desk.whyNot(Cast.JC.account(), most)).isEmpty();
        assertThat(desk.whyNot(Cast.JC.account(), most.plus(new ByteCount(1)))).isPresent();
    }
}
