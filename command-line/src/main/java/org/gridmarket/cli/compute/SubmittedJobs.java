package org.gridmarket.cli.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.PrivateFile;
import org.gridmarket.worker.compute.parcel.JobOrder;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that have been submitted with one key, a file each in the worker's folder: so that a submission which was killed goes
 * on with the job that it had ordered, and never orders and pays a second one.
 */
final class SubmittedJobs {
    private static final RecordCodec<Submitted> CODEC = RecordCodec.of(Submitted.class);
    private static final String SUFFIX = ".job";
    private static final String ID = "[0-9a-f]{1,32}";

    /** How far it has come. */
    enum Phase {
        /** Written down, and perhaps not yet in the journal of the worker. */
        PLANNED,
        /** In the journal of the worker, until it has ended. */
        ORDERED,
        /** Its owner has been told how it ended. */
        TOLD
    }

    /** One of them; its id is the order's. */
    record Submitted(JobOrder order, Phase phase) {
        Submitted at(Phase next) {
            return new Submitted(order, next);
        }

        String name() {
            return order.id().toHex();
        }
    }

    private final Path folder;

    /** @param worker the folder of its journal */
    SubmittedJobs(Path worker) {
        this.folder = CommandTools.made(worker.resolve("jobs"));
    }

    /** On disk when this returns. */
    void keep(Submitted job) {
        new PrivateFile(folder.resolve(job.name() + SUFFIX)).replace(RecordCodec.text(job));
    }

    /** All of them, by deadline. */
    List<Submitted> all() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(file -> CODEC.read(new PrivateFile(file).read()))
                    .sorted(Comparator.comparing((Submitted job) -> job.order().deadline())
                            .thenComparing(Submitted::name))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot look into " + folder, unreadable);
        }
    }

    /** Those of this manifest whose owner has not been told how they ended. */
    List<Submitted> unfinished(Bytes manifest) {
        return all().stream()
                .filter(job ->
                        job.phase() != Phase.TOLD && job.order().manifest().equals(manifest))
                .toList();
    }

    /**
     * The one that is meant.
     *
     * @param typed the beginning of its id; null for the only one
     */
    Submitted meant(@Nullable String typed) {
        if (typed != null && !typed.matches(ID)) {
            throw new UsageException("'" + typed + "' is no job: the id that submit printed, or its first digits");
        }
        List<Submitted> fitting = all().stream()
                .filter(job ->
                        typed == null ? job.phase() != Phase.TOLD : job.name().startsWith(typed))
                .toList();
        if (fitting.size() == 1) {
            return fitting.getFirst();
        }
        String which = fitting.isEmpty() ? "no job" : fitting.size() + " jobs";
        throw new UsageException(which + (typed == null ? " unfinished" : " beginning with " + typed) + " in " + folder
                + "; name one of " + all().stream().map(Submitted::name).toList());
    }
}
