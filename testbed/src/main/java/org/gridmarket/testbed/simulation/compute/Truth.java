package org.gridmarket.testbed.simulation.compute;

import java.util.List;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.ResultStatus;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.compute.quantity.Speed;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.worker.compute.parcel.ObjectHash;
import org.gridmarket.worker.compute.work.JobRunner;
import org.gridmarket.worker.compute.work.ObjectStore;
import org.gridmarket.worker.compute.work.ObjectsInMemory;

/** What comes of each job, whoever runs it: a sandbox whose programs are hashes. Some of a liar's jobs do not end in time. */
final class Truth implements JobRunner {
    /** How fast every machine is. */
    static final Speed SPEED = new Speed(new Instructions(100_000_000_000L), new ByteCount(1_000_000_000L));

    static final JobLimits LIMITS =
            new JobLimits(new Instructions(1_000_000_000_000L), new ByteCount(1 << 20), new ByteCount(1 << 20));

    /** An argument of jobs that do not end. */
    static final String SLOW = "slow";

    private static final ObjectStore EMPTY = new ObjectsInMemory();
    private static final Bytes SLOW_MARK = Bytes.utf8("\"" + SLOW + "\"");

    @Override
    public Outcome run(Bytes manifest, ObjectStore objects, JobLimits limits, List<String> engines) {
        return manifest.toHex().contains(SLOW_MARK.toHex())
                ? new Outcome.Undecided("it does not end")
                : new Outcome.Result(status(manifest), instructions(manifest, limits), archive(manifest));
    }

    @Override
    public List<String> engines() {
        return List.of("chicory-aot", "v8");
    }

    private static int number(Bytes manifest) {
        return Byte.toUnsignedInt(Digest.sha256(manifest).copy()[0]);
    }

    private static ResultStatus status(Bytes manifest) {
        return number(manifest) < 64 ? ResultStatus.EXCEPTION_OCCURRED : ResultStatus.COMPLETED;
    }

    private static Instructions instructions(Bytes manifest, JobLimits limits) {
        return new Instructions(limits.instructions().count() / 300 * number(manifest));
    }

    private static Bytes archive(Bytes manifest) {
        return Bytes.utf8("out of " + ObjectHash.of(manifest));
    }

    /** Whether an opening says what really comes of a job. */
    boolean isRight(Opening opening, Match match, Bytes manifest) {
        return run(manifest, EMPTY, match.job().offer().limits(), List.of())
                        instanceof Outcome.Result(var status, var instructions, var archive)
                && status == opening.status()
                && instructions.equals(opening.instructions())
                && ObjectHash.of(archive).equals(opening.output())
                && archive.length() == opening.size().count();
    }
}
