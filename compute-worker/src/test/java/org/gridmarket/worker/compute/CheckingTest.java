package org.gridmarket.worker.compute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.compute.match.ResultStatus;
import org.gridmarket.kernel.compute.message.CommittedResult;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.message.ProposedMatch;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.HoldingReceipt;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.offer.JobMoney;
import org.gridmarket.kernel.compute.offer.JobTrust;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.FileTree;
import org.gridmarket.sandbox.OutputArchive;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.testkit.compute.ComputeExamples;
import org.gridmarket.testkit.compute.ComputeOnLedger;
import org.gridmarket.worker.compute.creator.Creator;
import org.gridmarket.worker.compute.creator.Inspecting;
import org.gridmarket.worker.compute.parcel.Checking;
import org.gridmarket.worker.compute.parcel.Delivery;
import org.gridmarket.worker.compute.parcel.FileArchive;
import org.gridmarket.worker.compute.parcel.JobOrder;
import org.gridmarket.worker.compute.parcel.Layer;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.parcel.ObjectHash;
import org.gridmarket.worker.compute.parcel.Secrets;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.Intent;
import org.gridmarket.worker.compute.role.Work;
import org.gridmarket.worker.compute.role.WorkerLimits;
import org.gridmarket.worker.compute.work.JobRunner;
import org.gridmarket.worker.compute.work.ObjectStore;
import org.gridmarket.worker.compute.work.ObjectsInMemory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Policies of a job creator beside the ledger's draw (compute-market, Verification and cheating as policies). */
class CheckingTest {
    private static final long HOUR = 3_600_000;
    private static final Secrets SECRETS = new Secrets(ComputeExamples.hash("seed of a creator"));
    private static final ByteCount SIZE = new ByteCount("inputs".length() + "a module".length());
    private static final Bytes ONE = id("one");
    private static final Bytes OTHER = id("other");
    private static final Bytes CHECKER = Bytes.utf8("a module that checks");

    private final ComputeOnLedger ledger = ComputeOnLedger.founded(ComputeExamples.terms());
    private final Creator creator = new Creator(Cast.JC.account(), SECRETS);
    private final ObjectsInMemory objects = new ObjectsInMemory();
    private int heard;

    private static Bytes id(String name) {
        return Bytes.of(Arrays.copyOf(ComputeExamples.hash(name).copy(), 16));
    }

    private void hear() {
        List<ComputeEvent> all = ledger.events();
        all.subList(heard, all.size()).forEach(event -> creator.hear((Record) event));
        heard = all.size();
    }

    private JobOrder order(Bytes id, Bytes manifest, Checking checking) {
        LedgerTime deadline = ledger.now().plusMillis(HOUR);
        return new JobOrder(
                id,
                manifest,
                ComputeExamples.LIMITS,
                new JobMoney(
                        ComputeExamples.ASK_OF_PROVIDER,
                        ComputeExamples.PLENTY,
                        ComputeExamples.PLENTY,
                        new Money(100_000)),
                new Environment(ComputeExamples.WASM, null),
                new JobTrust(ComputeExamples.accounts(Cast.M1, Cast.M2, Cast.M3), List.of()),
                Cast.D.account(),
                deadline,
                deadline,
                0,
                checking,
                0,
                "twins");
    }

    /** An order that the creator has, in a match of this provider, who has committed to a result. */
    private MatchId committed(JobOrder order, Cast provider, Function<MatchId, ResultCommitment> result) {
        LedgerTime far = ledger.now().plusMillis(24 * HOUR);
        OfferId note = posted(Cast.D, new ComputeCommand.PostNotes(List.of(ComputeExamples.directoryNote(far))));
        OfferId mediator = posted(Cast.M1, new ComputeCommand.PostNotes(List.of(ComputeExamples.mediatorNote(far))));
        OfferId machine = posted(provider, new ComputeCommand.PostResources(List.of(ComputeExamples.resource(far))));
        JobInputs inputs = new JobInputs(order.manifest(), SIZE, receipt(order, note));
        creator.learn(new Fact.Ordered(order));
        OfferId job = posted(Cast.JC, new ComputeCommand.PostJobs(List.of(order.offer(inputs, SECRETS))));
        MatchId match = ComputeOnLedger.matchOf(
                ledger.run(Cast.S, new ComputeCommand.PostMatches(List.of(new ProposedMatch(job, machine, mediator)))));
        ResultCommitment committed = result.apply(match);
        Bytes receipt = Cast.D.keys().sign(committed.heldMessage(ClockedLedger.TARGET, match));
        ledger.run(provider, new ComputeCommand.CommitResults(List.of(new CommittedResult(match, committed, receipt))))
                .orThrow();
        hear();
        return match;
    }

    private static HoldingReceipt receipt(JobOrder order, OfferId note) {
        LedgerTime until = ComputeExamples.terms().windows().hold().after(order.deadline());
        Bytes message =
                HoldingReceipt.message(ClockedLedger.TARGET, note, Cast.JC.account(), order.manifest(), SIZE, until);
        return new HoldingReceipt(Cast.D.account(), note, until, Cast.D.keys().sign(message));
    }

    private MatchId committed(Bytes id, Checking checking, Cast provider) {
        return committed(
                order(id, ComputeExamples.hash("manifest"), checking),
                provider,
                match -> new ResultCommitment(
                        ComputeExamples.RIGHT.commitment(match), ComputeExamples.hash("delivery"), "chicory-aot"));
    }

    private OfferId posted(Cast party, ComputeCommand.Signed command) {
        return ComputeOnLedger.offerOf(ledger.run(party, command));
    }

    private Stream<Record> wanted(LedgerTime now) {
        return creator.wants(now).stream().map(Intent::command);
    }

    private static Fact.Inspected seen(MatchId match, Opening opening) {
        return new Fact.Inspected(match, opening, null);
    }

    // ---- duplicate

    @Test
    void two_equal_results_of_one_job_are_accepted_together() {
        MatchId one = committed(ONE, Checking.against(OTHER), Cast.RP);
        MatchId other = committed(OTHER, Checking.against(ONE), Cast.RP2);
        creator.learn(seen(one, ComputeExamples.RIGHT));
        creator.learn(seen(other, ComputeExamples.RIGHT));

        assertThat(wanted(ledger.now()))
                .singleElement()
                .isInstanceOfSatisfying(
                        ComputeCommand.AcceptResults.class,
                        accepted -> assertThat(accepted.results())
                                .extracting(result -> result.match())
                                .containsExactlyInAnyOrder(one, other));
    }

    @Test
    void two_results_that_differ_are_both_rejected() {
        MatchId one = committed(ONE, Checking.against(OTHER), Cast.RP);
        MatchId other = committed(OTHER, Checking.against(ONE), Cast.RP2);
        creator.learn(seen(one, ComputeExamples.RIGHT));
        creator.learn(seen(other, ComputeExamples.LIE));

        assertThat(wanted(ledger.now()))
                .containsExactlyInAnyOrder(
                        new ComputeCommand.RejectResult(one, RejectReason.WRONG_RESULTS, null),
                        new ComputeCommand.RejectResult(other, RejectReason.WRONG_RESULTS, null));
    }

    @Test
    void a_result_waits_for_its_twin_until_no_time_is_left() {
        MatchId one = committed(ONE, Checking.against(OTHER), Cast.RP);
        creator.learn(new Fact.Ordered(order(OTHER, ComputeExamples.hash("manifest"), Checking.against(ONE))));
        creator.learn(seen(one, ComputeExamples.RIGHT));
        LedgerTime due = ledger.match(one).due();

        assertThat(wanted(due.plusMillis(-WorkerLimits.LAST_LOOK_MILLIS - 1))).isEmpty();
        assertThat(wanted(due.plusMillis(-WorkerLimits.LAST_LOOK_MILLIS)))
                .hasOnlyElementsOfType(ComputeCommand.AcceptResults.class)
                .hasSize(1);
    }

    // ---- checker

    /** A sandbox in which the checker's module says whether the result's standard output is this. */
    private record ExpectsOutput(String expected) implements JobRunner {
        @Override
        public List<String> engines() {
            return List.of("chicory-aot");
        }

        @Override
        public Outcome run(Bytes manifest, ObjectStore objects, JobLimits limits, List<String> engines) {
            Manifest read = Manifest.read(manifest);
            assertThat(read.execution().hash()).isEqualTo(ObjectHash.of(CHECKER));
            assertThat(read.data()).extracting(Layer::mount).containsExactly("job/data", "result");
            Bytes output = FileArchive.read(
                            objects.find(read.data().getLast().hash()).orElseThrow())
                    .orElseThrow()
                    .files()
                    .get("stdout");
            int exit = output != null && output.equals(Bytes.utf8(expected)) ? 0 : 1;
            return new Outcome.Result(ResultStatus.COMPLETED, new Instructions(1), archive(exit, "looked"));
        }
    }

    private static Bytes archive(int exitCode, String output) {
        return new OutputArchive(exitCode, Bytes.utf8(output), Bytes.utf8(""), FileTree.EMPTY).toBytes();
    }

    private @Nullable RejectReason complaintAbout(Bytes archive) {
        Bytes data = objects.keep(Bytes.utf8("inputs"));
        Bytes module = objects.keep(Bytes.utf8("a module"));
        Manifest manifest = new Manifest(
                ComputeExamples.WASM,
                null,
                new Layer(module, new ByteCount(8), ""),
                List.of(new Layer(data, new ByteCount(6), "data")),
                List.of(),
                List.of(),
                Bytes.utf8(""));
        objects.keep(manifest.toBytes());
        Opening opening = new Opening(
                ResultStatus.COMPLETED,
                ObjectHash.of(archive),
                new Instructions(7),
                new ByteCount(archive.length()),
                ComputeExamples.hash("salt"));
        JobOrder order = order(ONE, manifest.hash(), Checking.by(objects.keep(CHECKER)));
        MatchId match = committed(order, Cast.RP, made -> {
            Bytes delivery = Delivery.seal(archive, made, SECRETS.publicResultKey(ONE), ComputeExamples.hash("sender"))
                    .orElseThrow();
            return new ResultCommitment(opening.commitment(made), objects.keep(delivery), "chicory-aot");
        });
        Inspecting inspecting =
                new Inspecting(SECRETS, objects, new DirectoryOfEverything(objects, opening), new ExpectsOutput("42"));
        Optional<Fact> fact = inspecting.inspect(new Work.Inspect(ledger.match(match), order), false);
        return ((Fact.Inspected) fact.orElseThrow()).complaint();
    }

    @Test
    void a_result_that_the_checker_ends_with_0_for_is_not_complained_of() {
        assertThat(complaintAbout(archive(0, "42"))).isNull();
    }

    @Test
    void a_result_that_the_checker_ends_otherwise_for_is_rejected() {
        assertThat(complaintAbout(archive(0, "41"))).isEqualTo(RejectReason.WRONG_RESULTS);
    }

    @Test
    void what_is_no_output_of_a_program_is_rejected_before_the_checker_looks() {
        assertThat(complaintAbout(Bytes.utf8("whatever a provider likes"))).isEqualTo(RejectReason.WRONG_RESULTS);
    }
}
