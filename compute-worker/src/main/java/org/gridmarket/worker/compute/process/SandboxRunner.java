package org.gridmarket.worker.compute.process;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.compute.match.ResultStatus;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.EngineName;
import org.gridmarket.sandbox.FileTree;
import org.gridmarket.sandbox.Job;
import org.gridmarket.sandbox.Limits;
import org.gridmarket.sandbox.OutputArchive;
import org.gridmarket.sandbox.Result;
import org.gridmarket.sandbox.Sandbox;
import org.gridmarket.sandbox.Status;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.parcel.ObjectHash;
import org.gridmarket.worker.compute.work.InputFetching;
import org.gridmarket.worker.compute.work.JobRunner;
import org.gridmarket.worker.compute.work.ObjectStore;

/**
 * Jobs in the sandbox. How a job's limits become those of the sandbox is part of what every party must do alike: pages are
 * memory / 64 KiB; storage is the output limit less {@link #ARCHIVE_ROOM}; an archive that is longer than its limit all the
 * same counts as STORAGE_EXCEEDED and is empty.
 */
public final class SandboxRunner implements JobRunner {
    /** Lengths and paths of an archive besides the bytes that the sandbox counts. */
    static final long ARCHIVE_ROOM = 64 * 1024;

    private static final int PAGE = 64 * 1024;
    private static final String SANDBOX_CLASS = "wasm1";

    private final Sandbox sandbox;
    private final List<EngineName> engines;
    private final Duration patience;

    /**
     * @param engines the preferred one first
     * @param patience for a run
     */
    public SandboxRunner(Sandbox sandbox, List<EngineName> engines, Duration patience) {
        this.sandbox = sandbox;
        this.engines = List.copyOf(engines);
        this.patience = patience;
    }

    @Override
    public List<String> engines() {
        return engines.stream().map(EngineName::text).toList();
    }

    @Override
    public Outcome run(Bytes manifest, ObjectStore objects, JobLimits limits, List<String> named) {
        Optional<Job> job = InputFetching.manifest(manifest).flatMap(read -> job(manifest, read, objects, limits));
        if (job.isEmpty()) {
            return described(ResultStatus.JOB_DESCRIPTION_ERROR, 0);
        }
        List<EngineName> wanted =
                named.stream().flatMap(name -> EngineName.of(name).stream()).toList();
        return switch (sandbox.runOnAll(job.get(), wanted, patience)) {
            case org.gridmarket.sandbox.Outcome.Undecided(var reason) -> new Outcome.Undecided(reason);
            case Result result ->
                result.archive().length() > limits.output().count()
                        ? described(ResultStatus.STORAGE_EXCEEDED, result.instructions())
                        : new Outcome.Result(
                                status(result.status()), new Instructions(result.instructions()), result.archive());
        };
    }

    private static Outcome described(ResultStatus status, long instructions) {
        Bytes nothing = Bytes.of(new byte[0]);
        return new Outcome.Result(
                status,
                new Instructions(instructions),
                new OutputArchive(0, nothing, nothing, FileTree.EMPTY).toBytes());
    }

    private static ResultStatus status(Status status) {
        return switch (status) {
            case COMPLETED -> ResultStatus.COMPLETED;
            case EXCEPTION_OCCURRED -> ResultStatus.EXCEPTION_OCCURRED;
            case INSTRUCTIONS_EXCEEDED -> ResultStatus.INSTRUCTIONS_EXCEEDED;
            case MEMORY_EXCEEDED -> ResultStatus.MEMORY_EXCEEDED;
            case STORAGE_EXCEEDED -> ResultStatus.STORAGE_EXCEEDED;
            case JOB_DESCRIPTION_ERROR -> ResultStatus.JOB_DESCRIPTION_ERROR;
        };
    }

    /** Empty when it is no job of this class: files that collide, too long arguments, a base layer. */
    private static Optional<Job> job(Bytes bytes, Manifest manifest, ObjectStore objects, JobLimits limits) {
        if (!manifest.sandbox().equals(SANDBOX_CLASS) || manifest.base() != null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Job(
                    ObjectHash.of(bytes),
                    JobFiles.object(objects, manifest.execution().hash()),
                    manifest.arguments(),
                    manifest.environment(),
                    manifest.standardInput(),
                    JobFiles.of(manifest, objects),
                    FileTree.EMPTY,
                    limits(limits)));
        } catch (IllegalArgumentException noJob) {
            return Optional.empty();
        }
    }

    private static Limits limits(JobLimits limits) {
        long pages = Math.clamp(limits.memory().count() / PAGE, 1, Limits.MOST_PAGES);
        long storage = Math.clamp(limits.output().count() - ARCHIVE_ROOM, 0, Limits.MOST_STORAGE);
        return new Limits(Math.max(1, limits.instructions().count()), (int) pages, storage);
    }
}
