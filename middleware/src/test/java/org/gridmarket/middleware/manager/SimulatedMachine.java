package org.gridmarket.middleware.manager;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.manager.ActorLifeCycle.Status;
import org.gridmarket.middleware.manager.Reconciliation.Act;

/**
 * A machine with a daemon that is killed at any point of its work, a disk, and processes that take their time, hang, end and do
 * not hear. It notes what breaks a promise.
 */
final class SimulatedMachine {
    /** A process, from its fork on. */
    private static final class Forked {
        final ActorId id;
        final Bytes launch;
        final long runsAtMillis;
        final boolean deaf;
        final boolean everReady;
        boolean running;
        long readyAtMillis;
        long endsAtMillis = Long.MAX_VALUE;
        long memoryBytes = WELL_BYTES;

        Forked(ActorId id, Bytes launch, long runsAtMillis, boolean deaf, boolean everReady) {
            this.id = id;
            this.launch = launch;
            this.runsAtMillis = runsAtMillis;
            this.deaf = deaf;
            this.everReady = everReady;
        }
    }

    /** What a crash of the daemon ends in the middle of. */
    private static final class KilledException extends RuntimeException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;
    }

    static final long STEP_MILLIS = ManagerLimits.LOOK_MILLIS;
    /** What an actor may use. */
    static final long WELL_BYTES = 1;

    private static final long PATIENT_MILLIS = 2_000;

    final List<String> violations = new ArrayList<>();
    final Map<String, Integer> deeds = new HashMap<>();
    private final Wording wording;
    private final RandomGenerator random;
    private final List<Forked> processes = new ArrayList<>();
    private final Map<ActorId, List<Long>> starts = new HashMap<>();
    private final List<Long> lives = new ArrayList<>();
    private double crashes;
    long nowMillis;

    // The disk.
    private final Map<ActorId, ManagedActor> kept = new HashMap<>();

    // What the daemon holds in its memory; gone when it is killed.
    private boolean daemon = true;
    private final Map<ActorId, Forked> children = new HashMap<>();

    SimulatedMachine(Wording wording, RandomGenerator random) {
        this.wording = wording;
        this.random = random;
    }

    /** How likely the daemon is killed at each point of a step. */
    void crashes(double chance) {
        crashes = chance;
    }

    boolean isUp() {
        return daemon;
    }

    void note(String deed) {
        deeds.merge(deed, 1, Integer::sum);
    }

    /** One look of the daemon at all that is wanted, and one step of all processes. */
    void step(Map<ActorId, Wish> wishes) {
        nowMillis += STEP_MILLIS;
        if (daemon) {
            try {
                wishes.forEach(this::look);
            } catch (KilledException killed) {
                note("KILLED");
                daemon = false;
                children.clear();
            }
        }
        List.copyOf(processes).forEach(this::live);
        check(wishes);
    }

    private void point() {
        if (random.nextDouble() < crashes) {
            throw new KilledException();
        }
    }

    private void look(ActorId id, Wish wish) {
        ManagedActor before = kept.getOrDefault(id, ManagedActor.fetched(id, nowMillis));
        Sight sight = sight(id);
        Reconciliation.Step step = wording.step(before, wish, sight, nowMillis);
        checkEnd(id, wish, before, step);
        point();
        if (!step.next().equals(before)) {
            kept.put(id, step.next());
        }
        point();
        note(step.next().reason().name());
        act(step.act(), id, wish);
        point();
    }

    /** Nobody who runs as wanted, and well, is asked to end: not by a new life of the daemon either. */
    private void checkEnd(ActorId id, Wish wish, ManagedActor before, Reconciliation.Step step) {
        boolean begins = step.next().status() == Status.STOPPING && before.status() != Status.STOPPING;
        boolean well = owner(id)
                .filter(each -> each.everReady && each.memoryBytes <= WELL_BYTES)
                .filter(each -> wish instanceof Wish.Run run && run.launch().equals(each.launch))
                .isPresent();
        if (begins && well) {
            violations.add(nowMillis + ": " + id + " is well and wanted, and is ended");
        }
    }

    private Sight sight(ActorId id) {
        Optional<Forked> owner = owner(id);
        if (owner.isPresent()) {
            Forked there = owner.get();
            return new Sight.Alive(
                    there.launch, there.everReady && there.readyAtMillis <= nowMillis, there.memoryBytes);
        }
        Forked child = children.get(id);
        return child != null && processes.contains(child)
                ? new Sight.Alive(child.launch, false, 0)
                : new Sight.Nobody();
    }

    private Optional<Forked> owner(ActorId id) {
        return processes.stream()
                .filter(each -> each.id.equals(id) && each.running)
                .findFirst();
    }

    private void act(Act act, ActorId id, Wish wish) {
        switch (act) {
            case NOTHING -> {}
            case START -> start(id, (Wish.Run) wish);
            case END, KILL -> {
                Forked there = owner(id).orElse(children.get(id));
                if (there != null) {
                    signal(there, act);
                }
            }
        }
    }

    private void start(ActorId id, Wish.Run run) {
        if (owner(id).isPresent() || processes.contains(children.get(id))) {
            violations.add(nowMillis + ": " + id + " is started while it is there");
        }
        starts.computeIfAbsent(id, key -> new ArrayList<>()).add(nowMillis);
        Forked process = new Forked(
                id, run.launch(), nowMillis + random.nextInt(5_000), random.nextInt(4) == 0, random.nextInt(20) != 0);
        processes.add(process);
        children.put(id, process);
        note("STARTS");
    }

    private void signal(Forked process, Act act) {
        if (act == Act.KILL) {
            processes.remove(process);
        } else if (!process.deaf) {
            process.endsAtMillis = Math.min(process.endsAtMillis, nowMillis + random.nextInt(3_000));
        }
    }

    private void live(Forked process) {
        if (process.endsAtMillis <= nowMillis) {
            processes.remove(process);
        } else if (!process.running && process.runsAtMillis <= nowMillis) {
            boolean taken = owner(process.id).isPresent();
            if (taken && wording != Wording.NO_LOCK) {
                note("LOCKED_OUT");
                processes.remove(process);
            } else {
                process.running = true;
                process.readyAtMillis = nowMillis + random.nextInt(2_000);
            }
        }
    }

    private void check(Map<ActorId, Wish> wishes) {
        for (ActorId id : wishes.keySet()) {
            long running = processes.stream()
                    .filter(each -> each.id.equals(id) && each.running)
                    .count();
            if (running > 1) {
                violations.add(nowMillis + ": " + id + " runs " + running + " times");
            }
        }
    }

    /** Each end of its own costs one start, and each death of the daemon may cost one; ends are forgotten at a reboot. */
    void checkStarts(ActorId id, long orderedMillis) {
        long from = Math.max(orderedMillis, nowMillis - ManagerLimits.ENDS_MILLIS);
        long begun = starts.getOrDefault(id, List.of()).stream()
                .filter(each -> each > from)
                .count();
        long restarts = lives.stream().filter(each -> each > from).count();
        if (begun > ManagerLimits.ENDS + restarts + 1) {
            violations.add(nowMillis + ": " + id + " is started " + begun + " times in ten minutes");
        }
    }

    void restart() {
        if (!daemon) {
            daemon = true;
            lives.add(nowMillis);
            kept.replaceAll((id, actor) -> actor.resumed(nowMillis));
        }
    }

    /** The machine goes down and comes up again. */
    void reboot() {
        note("REBOOT");
        processes.clear();
        starts.clear();
        children.clear();
        daemon = true;
        lives.add(nowMillis);
        kept.replaceAll((id, actor) -> actor.rebooted(nowMillis));
    }

    void killOne(ActorId id) {
        owner(id).ifPresent(there -> {
            note("ACTOR_KILLED");
            processes.remove(there);
        });
    }

    void swell(ActorId id, long bytes) {
        owner(id).ifPresent(there -> there.memoryBytes = bytes);
    }

    ManagedActor kept(ActorId id) {
        return kept.getOrDefault(id, ManagedActor.fetched(id, nowMillis));
    }

    /** Whether the machine does what is wanted of this actor. */
    boolean isAsWanted(ActorId id, Wish wish) {
        Optional<Forked> there = owner(id);
        return switch (wish) {
            case Wish.Rest rest -> there.isEmpty();
            case Wish.Run run ->
                there.filter(each -> each.launch.equals(run.launch())).isPresent()
                        || (kept(id).status() == Status.FAILED && there.isEmpty());
        };
    }

    /** Longer than anything that is under way takes: a start, an end, the longest pause, each as often as ends are counted. */
    static long quietMillis() {
        return ManagerLimits.ENDS
                        * (ManagerLimits.START_MILLIS + ManagerLimits.STOP_MILLIS + ManagerLimits.LONGEST_PAUSE_MILLIS)
                + PATIENT_MILLIS;
    }
}
