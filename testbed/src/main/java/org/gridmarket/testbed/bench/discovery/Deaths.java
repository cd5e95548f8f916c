package org.gridmarket.testbed.bench.discovery;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.Closing;
import org.gridmarket.process.JavaProgram;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testbed.day.Percentiles;

/** How soon a machine is told that a service of another one is gone; the service is of the last machine of the first site. */
final class Deaths {
    /** Ends a program as a power cut does. */
    static final String KILLED = "KILL";

    /** It does nothing any more, and is there. */
    static final String STOPPED = "STOP";

    private static final int VICTIM = 2;
    private static final int HEAP_MEGABYTES = 32;
    private static final long PATIENCE_MILLIS = 60_000;

    /** After it nobody is told down of a daemon that came back in time: doubt, lease and some more. */
    private static final long QUIET_MILLIS = 8_000;

    private final NodeFinder nodes;
    private final BenchMachines machines;
    private final Sightings told;
    private final Path logs;
    private final Closing closing;
    private int trials;

    /**
     * How daemons came back.
     *
     * @param downs how often somebody was told down meanwhile
     * @param away until a daemon was back, ms
     */
    record Restarts(int downs, Percentiles away) {}

    Deaths(NodeFinder nodes, BenchMachines machines, Sightings told, Path logs, Closing closing) {
        this.nodes = nodes;
        this.machines = machines;
        this.told = told;
        this.logs = logs;
        this.closing = closing;
    }

    /**
     * Programs that are killed or stopped.
     *
     * @param signal {@link #KILLED} or {@link #STOPPED}
     * @param observer the machine that is told
     */
    Percentiles programs(int runs, String signal, int observer) throws InterruptedException {
        List<Long> millis = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            String service = "trial-" + trials++;
            ChildProcess actor = actor(service);
            awaitUp(observer, service);
            long begun = System.nanoTime();
            actor.signal(signal);
            millis.add(downAfter(observer, service, begun));
            actor.kill();
        }
        return Percentiles.of(millis);
    }

    private ChildProcess actor(String service) {
        JavaProgram program = new JavaProgram(
                service,
                new JavaProgram.Code.Own(
                        TrialActor.class, List.of(nodes.socket(VICTIM).toString(), service)),
                HEAP_MEGABYTES,
                Map.of());
        ChildProcess actor =
                ChildProcess.start(service, program.command(), Leftovers.mark(), logs.resolve(service + ".log"));
        closing.add("end " + service, actor::kill);
        return actor;
    }

    /** Daemons that are killed; the next one begins when all have been told. */
    Percentiles nodes(int runs, int observer) throws InterruptedException {
        List<Long> millis = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            long begun = System.nanoTime();
            nodes.kill(VICTIM);
            millis.add(downAfter(observer, beacon(), begun));
            begin(observer);
        }
        return Percentiles.of(millis);
    }

    private void begin(int observer) throws InterruptedException {
        nodes.start(VICTIM);
        nodes.announce(VICTIM, beacon());
        awaitUp(observer, beacon());
    }

    /** Machines whose wire is cut, and mended when all have been told. */
    Percentiles wires(int runs, int observer) throws InterruptedException {
        List<Long> millis = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            long begun = System.nanoTime();
            machines.cut(VICTIM);
            millis.add(downAfter(observer, beacon(), begun));
            machines.mend(VICTIM);
            awaitUp(observer, beacon());
        }
        return Percentiles.of(millis);
    }

    /** Daemons that are killed and started again at once, while their program lives on. */
    Restarts restarts(int runs, int observer) throws InterruptedException {
        List<Long> away = new ArrayList<>();
        int downs = 0;
        for (int run = 0; run < runs; run++) {
            int before = told.downs();
            long begun = System.nanoTime();
            nodes.kill(VICTIM);
            nodes.start(VICTIM);
            nodes.announce(VICTIM, beacon());
            away.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
            TimeUnit.MILLISECONDS.sleep(QUIET_MILLIS);
            downs += told.downs() - before;
            awaitUp(observer, beacon());
        }
        return new Restarts(downs, Percentiles.of(away));
    }

    private static String beacon() {
        return Speed.beacon(VICTIM);
    }

    private void awaitUp(int observer, String service) throws InterruptedException {
        if (!told.await(() -> told.seenAt(observer).contains(service), PATIENCE_MILLIS)) {
            throw new PartFailedException(
                    "machine " + observer + " is not told of " + service + " within " + PATIENCE_MILLIS / 1_000 + " s");
        }
    }

    private long downAfter(int observer, String service, long begunNanos) throws InterruptedException {
        told.await(() -> !told.seenAt(observer).contains(service), PATIENCE_MILLIS);
        OptionalLong at = told.downAt(observer, service);
        return at.isPresent() && at.getAsLong() >= begunNanos
                ? TimeUnit.NANOSECONDS.toMillis(at.getAsLong() - begunNanos)
                : PATIENCE_MILLIS;
    }
}
