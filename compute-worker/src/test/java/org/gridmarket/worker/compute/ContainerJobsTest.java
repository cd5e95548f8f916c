package org.gridmarket.worker.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.compute.match.Finding;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.compute.match.ResultStatus;
import org.gridmarket.kernel.compute.match.RunReport;
import org.gridmarket.kernel.compute.message.CommittedResult;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.compute.quantity.Speed;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.FileTree;
import org.gridmarket.sandbox.OutputArchive;
import org.gridmarket.sandbox.oci.Containers;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.testkit.compute.ComputeExamples;
import org.gridmarket.testkit.compute.ContainerExample;
import org.gridmarket.testkit.compute.OneMatch;
import org.gridmarket.worker.compute.mediator.Rerunning;
import org.gridmarket.worker.compute.parcel.Delivery;
import org.gridmarket.worker.compute.parcel.Layer;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.parcel.ObjectHash;
import org.gridmarket.worker.compute.process.ContainerRunner;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.Work;
import org.gridmarket.worker.compute.work.JobRunner;
import org.gridmarket.worker.compute.work.ObjectStore;
import org.gridmarket.worker.compute.work.ObjectsInMemory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers as jobs: what a mediator finds of a delivery, and what is no container. */
class ContainerJobsTest {
    private static final Bytes NOTHING = Bytes.of(new byte[0]);
    private static final Bytes ARCHIVE =
            new OutputArchive(0, Bytes.utf8("what a container said"), NOTHING, FileTree.EMPTY).toBytes();
    private static final JobLimits LIMITS =
            new JobLimits(new Instructions(1_000_000), new ByteCount(1 << 24), new ByteCount(1 << 16));

    @TempDir
    Path folder;

    // ---- a mediator

    /** A match whose provider has committed to {@link #ARCHIVE}, and whose job creator says that the delivery does not open. */
    private static OneMatch complained(Bytes delivery, OneMatch match) {
        Opening opening = new Opening(
                ResultStatus.COMPLETED,
                ObjectHash.of(ARCHIVE),
                new Instructions(0),
                new ByteCount(ARCHIVE.length()),
                ComputeExamples.hash("salt"));
        ResultCommitment result =
                new ResultCommitment(opening.commitment(match.id()), ObjectHash.of(delivery), Environment.CONTAINERS);
        Bytes receipt = Cast.D.keys().sign(result.heldMessage(ClockedLedger.TARGET, match.id()));
        match.ledger()
                .run(
                        Cast.RP,
                        new ComputeCommand.CommitResults(List.of(new CommittedResult(match.id(), result, receipt))))
                .orThrow();
        match.reject(RejectReason.RESULT_NOT_FOUND).orThrow();
        return match;
    }

    private static Bytes sealed(Bytes archive, OneMatch match) {
        return Delivery.seal(
                        archive,
                        match.id(),
                        match.ledger().match(match.id()).job().offer().resultKey(),
                        ComputeExamples.hash("sender"))
                .orElseThrow();
    }

    /** A mediator runs no container again. */
    private static final class RunsNothing implements JobRunner {
        @Override
        public JobRunner.Outcome run(Bytes manifest, ObjectStore objects, JobLimits limits, List<String> engines) {
            throw new AssertionError("a container is run again");
        }

        @Override
        public List<String> engines() {
            return List.of("none");
        }
    }

    private static RunReport.Ran looked(OneMatch match, ObjectsInMemory held) {
        Rerunning rerunning = new Rerunning(
                new ObjectsInMemory(), new DirectoryOfEverything(held, ComputeExamples.RIGHT), new RunsNothing());
        Optional<Fact> fact = rerunning.rerun(new Work.Rerun(match.ledger().match(match.id()), true));
        assertThat(fact).containsInstanceOf(Fact.Reran.class);
        return (RunReport.Ran) ((Fact.Reran) fact.orElseThrow()).report();
    }

    @Test
    void a_mediator_opens_the_delivery_of_a_container_and_runs_nothing() {
        OneMatch match = OneMatch.matched(new ContainerExample());
        ObjectsInMemory held = new ObjectsInMemory();
        Bytes delivery = sealed(ARCHIVE, match);
        held.keep(delivery);

        RunReport.Ran report = looked(complained(delivery, match), held);
        match.report(Cast.M1, report).orThrow();

        assertThat(report.delivery()).isEqualTo(Finding.GOOD);
        assertThat(report.output()).isEqualTo(ObjectHash.of(ARCHIVE));
    }

    @Test
    void a_delivery_that_opens_to_anything_else_costs_the_provider_the_fine() {
        OneMatch match = OneMatch.matched(new ContainerExample());
        ObjectsInMemory held = new ObjectsInMemory();
        Bytes delivery = sealed(Bytes.utf8("anything"), match);
        held.keep(delivery);

        match.report(Cast.M1, looked(complained(delivery, match), held)).orThrow();
        match.silence().orThrow();
        match.acceptVerdict(Cast.RP).orThrow();

        assertThat(match.outcome()).isEqualTo(Outcome.RP);
    }

    @Test
    void a_delivery_that_does_not_open_and_one_that_is_not_given_are_told_apart() {
        OneMatch rubbish = OneMatch.matched(new ContainerExample());
        ObjectsInMemory held = new ObjectsInMemory();
        Bytes delivery = Bytes.utf8("rubbish");
        held.keep(delivery);
        OneMatch gone = OneMatch.matched(new ContainerExample());

        assertThat(looked(complained(delivery, rubbish), held).delivery()).isEqualTo(Finding.BAD);
        assertThat(looked(complained(delivery, gone), new ObjectsInMemory()).delivery())
                .isEqualTo(Finding.GONE);
    }

    // ---- a provider

    private JobRunner runner() {
        Containers.Found found = Containers.find(folder.resolve("store"));
        assumeTrue(found instanceof Containers.Found.Here, found.toString());
        Speed speed = new Speed(new Instructions(100_000), new ByteCount(1_000_000));
        return new ContainerRunner(((Containers.Found.Here) found).containers(), folder.resolve("images"), speed);
    }

    private static JobRunner.Outcome described() {
        return new JobRunner.Outcome.Result(
                ResultStatus.JOB_DESCRIPTION_ERROR,
                new Instructions(0),
                new OutputArchive(0, NOTHING, NOTHING, FileTree.EMPTY).toBytes());
    }

    private JobRunner.Outcome ran(String sandbox, Bytes input) {
        ObjectsInMemory objects = new ObjectsInMemory();
        Bytes image = Bytes.utf8("no image");
        Manifest manifest = new Manifest(
                sandbox,
                null,
                new Layer(objects.keep(image), new ByteCount(image.length()), ""),
                List.of(),
                List.of("/program"),
                List.of(),
                input);
        JobRunner runner = runner();
        return runner.run(manifest.toBytes(), objects, LIMITS, runner.engines());
    }

    @Test
    void what_is_no_image_is_the_job_creators_error_and_not_this_machines() {
        JobRunner.Outcome.Result result = (JobRunner.Outcome.Result) ran(Environment.CONTAINERS, NOTHING);

        assertThat(result.status()).isEqualTo(ResultStatus.JOB_DESCRIPTION_ERROR);
        assertThat(OutputArchive.read(result.archive()).standardError().toUtf8())
                .contains("image");
    }

    @Test
    void a_program_for_the_sandbox_is_no_container() {
        assertThat(ran(ComputeExamples.WASM, NOTHING)).isEqualTo(described());
    }

    @Test
    void a_container_has_no_standard_input() {
        assertThat(ran(Environment.CONTAINERS, Bytes.utf8("something to read"))).isEqualTo(described());
    }
}
