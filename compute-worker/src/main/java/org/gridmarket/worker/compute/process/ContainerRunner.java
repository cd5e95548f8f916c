package org.gridmarket.worker.compute.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.compute.match.ResultStatus;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.compute.quantity.Speed;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.FileTree;
import org.gridmarket.sandbox.OutputArchive;
import org.gridmarket.sandbox.oci.ContainerJob;
import org.gridmarket.sandbox.oci.ContainerOutcome;
import org.gridmarket.sandbox.oci.Containers;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.work.InputFetching;
import org.gridmarket.worker.compute.work.JobRunner;
import org.gridmarket.worker.compute.work.ObjectStore;

/**
 * Jobs in containers (class {@code oci} of compute-market, Sandbox). The manifest's execution layer is the image, its arguments
 * are the command. A container may run for as long as the machine's word says that its instructions take; what it writes to its
 * two streams is the output, and nothing is counted.
 */
public final class ContainerRunner implements JobRunner {
    private static final long MEGABYTE = 1 << 20;

    /** Threads of a container, so that a fork bomb ends in it. */
    private static final int PROCESSES = 256;

    /** Of what is wrong with an image, characters. */
    private static final int LONGEST_REASON = 200;

    /** An archive of two empty streams and no files takes less. */
    private static final long ARCHIVE_ROOM = 1_024;

    private final Containers containers;
    private final Path folder;
    private final Speed speed;

    /**
     * @param folder for images while they run
     * @param speed of this machine, as it is offered
     */
    public ContainerRunner(Containers containers, Path folder, Speed speed) {
        this.containers = containers;
        this.folder = folder;
        this.speed = speed;
    }

    @Override
    public List<String> engines() {
        return List.of(Environment.CONTAINERS);
    }

    @Override
    public Outcome run(Bytes manifest, ObjectStore objects, JobLimits limits, List<String> engines) {
        Optional<Manifest> read = InputFetching.manifest(manifest)
                .filter(one -> one.sandbox().equals(Environment.CONTAINERS))
                .filter(one -> one.base() == null && one.standardInput().length() == 0);
        if (read.isEmpty()) {
            return result(ResultStatus.JOB_DESCRIPTION_ERROR);
        }
        try {
            Files.createDirectories(folder);
            Path image = Files.createTempFile(folder, "image", ".tar");
            try {
                Files.write(
                        image,
                        JobFiles.object(objects, read.get().execution().hash()).copy());
                return outcome(containers.run(job(image, read.get(), objects, limits), patience(limits)), limits);
            } finally {
                Files.delete(image);
            }
        } catch (IllegalArgumentException noJob) {
            return result(ResultStatus.JOB_DESCRIPTION_ERROR);
        } catch (IOException full) {
            return new Outcome.Undecided("the image cannot be written: " + full.getMessage());
        }
    }

    private Duration patience(JobLimits limits) {
        return Duration.ofMillis(
                speed.time(limits.instructions(), new ByteCount(0)).count());
    }

    private static ContainerJob job(Path image, Manifest manifest, ObjectStore objects, JobLimits limits) {
        return new ContainerJob(
                image,
                manifest.arguments(),
                manifest.environment(),
                JobFiles.of(manifest, objects),
                Math.clamp(
                        limits.memory().count() / MEGABYTE, ContainerJob.LEAST_MEGABYTES, ContainerJob.MOST_MEGABYTES),
                PROCESSES,
                Math.clamp(limits.output().count() - ARCHIVE_ROOM, 0, ContainerJob.MOST_OUTPUT));
    }

    private static Outcome outcome(ContainerOutcome outcome, JobLimits limits) {
        return switch (outcome) {
            case ContainerOutcome.Ended(int exitCode, Bytes output, Bytes error) -> {
                Bytes archive = new OutputArchive(exitCode, output, error, FileTree.EMPTY).toBytes();
                yield archive.length() > limits.output().count()
                        ? result(ResultStatus.STORAGE_EXCEEDED)
                        : new Outcome.Result(ResultStatus.COMPLETED, new Instructions(0), archive);
            }
            case ContainerOutcome.Stopped(var bound) ->
                result(
                        switch (bound) {
                            case OUTPUT -> ResultStatus.STORAGE_EXCEEDED;
                            case TIME -> ResultStatus.INSTRUCTIONS_EXCEEDED;
                        });
            case ContainerOutcome.NoImage(var reason) -> result(ResultStatus.JOB_DESCRIPTION_ERROR, reason);
            case ContainerOutcome.NotRun(var reason) -> new Outcome.Undecided(reason);
        };
    }

    private static Outcome result(ResultStatus status) {
        return result(status, "");
    }

    /** @param reason for the job creator to read, as what was written to standard error */
    private static Outcome result(ResultStatus status, String reason) {
        String brief = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
        return new Outcome.Result(
                status,
                new Instructions(0),
                new OutputArchive(0, Bytes.of(new byte[0]), Bytes.utf8(brief), FileTree.EMPTY).toBytes());
    }
}
