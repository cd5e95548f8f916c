package org.gridmarket.middleware.manager.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.daemon.MachineClock;
import org.gridmarket.middleware.daemon.MachineProcesses;
import org.gridmarket.middleware.manager.ActorId;
import org.gridmarket.middleware.manager.ActorLifeCycle.Status;
import org.gridmarket.middleware.manager.ManagedActor;
import org.gridmarket.middleware.manager.ManagerLimits;
import org.gridmarket.middleware.manager.ManagerRejection;
import org.gridmarket.middleware.manager.Order;
import org.gridmarket.middleware.manager.Orders;
import org.gridmarket.middleware.manager.Reconciliation;
import org.gridmarket.middleware.manager.Sight;
import org.gridmarket.middleware.manager.SignedOrder;
import org.gridmarket.middleware.manager.WantedState;
import org.gridmarket.middleware.manager.Wish;
import org.gridmarket.middleware.manager.local.ActorView;
import org.gridmarket.middleware.manager.local.ApplicationView;
import org.gridmarket.middleware.manager.packages.MachineSetting;
import org.gridmarket.middleware.manager.packages.PackagePlan;
import org.gridmarket.middleware.manager.packages.PackageReader;
import org.gridmarket.process.FatalErrors;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is wanted of applications on this machine, and makes it so: each quarter of a second it looks at every actor, takes
 * one step ({@link Reconciliation}), keeps where it stands, and acts. What the disk does not take is tried again a moment later,
 * and nothing is done meanwhile. Thread-safe.
 */
public final class ManagedApplications implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ManagedApplications.class.getName());
    private static final String SOURCE = "middleware, Application manager";

    private final Orders.Trust trust;
    private final MachineSetting machine;
    private final ManagerFolder folder;
    private final Plans plans;
    private final ActorProcesses processes;
    private final MachineClock clock;
    private final String boot;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch quiet = new CountDownLatch(1);
    private final Thread loop;
    private final Map<ActorId, ManagedActor> actors = new LinkedHashMap<>();
    private Orders orders;
    private boolean ending;
    private volatile long steppedMillis;

    /**
     * Takes up what the disk says, and begins.
     *
     * @param root folder of all applications; the node's lock is held
     */
    public ManagedApplications(
            Path root, Orders.Trust trust, MachineSetting machine, MachineClock clock, FatalErrors fatal) {
        MachineProcesses known = new MachineProcesses();
        Path absolute = root.toAbsolutePath().normalize();
        this.trust = trust;
        this.machine = machine;
        this.clock = clock;
        this.boot = known.boot();
        this.folder = new ManagerFolder(absolute, new PackageReader(trust));
        this.plans = new Plans(folder, machine);
        this.processes = new ActorProcesses(absolute, known, clock);
        ManagerFolder.Kept kept = folder.read();
        this.orders = new Orders(kept.orders());
        long now = clock.monotonicMillis();
        boolean sameBoot = kept.boot().equals(boot);
        kept.actors().forEach(each -> actors.put(each.id(), sameBoot ? each.resumed(now) : each.rebooted(now)));
        orders.present().forEach(each -> plans.take(each.order()));
        keep();
        this.loop = fatal.vital("applications", this::run);
        loop.start();
    }

    private void run() {
        try {
            do {
                try {
                    step();
                } catch (UncheckedIOException full) {
                    LOG.log(Level.WARNING, "applications are looked at again in a moment: " + full.getMessage(), full);
                }
            } while (!closing.await(ManagerLimits.LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException nobodyMay) {
            throw new IllegalStateException("the applications' thread was interrupted", nobodyMay);
        }
    }

    /** One look at all actors. What was decided is on the disk before anything is done. */
    private synchronized void step() {
        Map<ActorId, ManagedActor> before = Map.copyOf(actors);
        Map<ActorId, Wish> wishes = wishes();
        Map<ActorId, Reconciliation.Act> acts = new LinkedHashMap<>();
        long now = clock.monotonicMillis();
        wishes.forEach((id, wish) -> {
            ManagedActor stands = actors.getOrDefault(id, ManagedActor.fetched(id, now));
            Reconciliation.Step step = Reconciliation.step(stands, wish, processes.look(id), now);
            actors.put(id, step.next());
            acts.put(id, step.act());
        });
        if (!actors.equals(before)) {
            try {
                keep();
            } catch (UncheckedIOException full) {
                actors.clear();
                actors.putAll(before);
                throw full;
            }
        }
        acts.forEach(this::act);
        tell(before);
        steppedMillis = now;
        actors.keySet().stream().filter(id -> !plans.isPlaced(id)).toList().forEach(this::forget);
        dropOldPackages();
        if (ending && actors.keySet().stream().allMatch(id -> processes.look(id) instanceof Sight.Nobody)) {
            quiet.countDown();
        }
    }

    private void tell(Map<ActorId, ManagedActor> before) {
        for (ManagedActor each : actors.values()) {
            ManagedActor known = before.get(each.id());
            if (known == null || known.status() != each.status()) {
                LOG.log(
                        Level.INFO,
                        each.id() + " is " + each.status() + ": it "
                                + each.reason().meaning());
            }
        }
    }

    private void act(ActorId id, Reconciliation.Act act) {
        switch (act) {
            case NOTHING -> {}
            case START -> processes.start(plans.start(id).orElseThrow().launch());
            case END -> processes.end(id);
            case KILL -> processes.kill(id);
        }
    }

    /** For each actor that is to run, or stands on the disk. */
    private Map<ActorId, Wish> wishes() {
        Map<ActorId, Wish> wishes = new LinkedHashMap<>();
        actors.keySet()
                .forEach(id -> wishes.put(
                        id,
                        new Wish.Rest(orders.of(id.application())
                                .map(each -> each.order().number())
                                .orElse(0L))));
        for (SignedOrder each : orders.present()) {
            Order order = each.order();
            if (order.wanted() == WantedState.LAUNCHED && !ending) {
                plans.starts(order.application())
                        .forEach((id, start) ->
                                wishes.put(id, new Wish.Run(order.number(), start.digest(), start.memoryBytes())));
            }
        }
        return wishes;
    }

    /**
     * An actor that no application has any more leaves the disk, once no process of it is there. What a killed daemon has begun
     * to start and nobody sees yet finds its launch forgotten, or is seen by the second look ({@link ActorMain}).
     */
    private void forget(ActorId id) {
        ManagedActor actor = actors.get(id);
        boolean over = actor != null && actor.status() != Status.STOPPING;
        if (over && processes.look(id) instanceof Sight.Nobody) {
            processes.folder(id).forgetLaunch();
            if (processes.look(id) instanceof Sight.Nobody) {
                actors.remove(id);
                keep();
                processes.folder(id).delete();
            }
        }
    }

    /** A package goes once no order names it and nothing runs from it: a process reads its jars as long as it runs. */
    private void dropOldPackages() {
        Set<Bytes> needed = new HashSet<>();
        orders.present().forEach(each -> needed.add(each.order().packageHash()));
        folder.dropAllBut(
                needed,
                application -> actors.keySet().stream()
                        .filter(id -> id.application().equals(application))
                        .anyMatch(this::runsOld));
    }

    private boolean runsOld(ActorId id) {
        return processes.look(id) instanceof Sight.Alive alive
                && plans.start(id)
                        .filter(start -> start.digest().equals(alive.launch()))
                        .isEmpty();
    }

    private void keep() {
        folder.keep(new ManagerFolder.Kept(boot, orders.newest(), List.copyOf(actors.values())));
    }

    /** Whether an order would be taken if its package is good; so that nobody sends a package in vain. */
    synchronized Decision<Orders> wouldTake(SignedOrder signed) {
        return orders.take(signed, true, trust);
    }

    /** Takes an order that needs no package. It is on the disk when this returns. */
    synchronized Decision<Long> take(SignedOrder signed) {
        return orders.take(signed, false, trust).then(next -> taken(signed, next, null));
    }

    /** Takes an order with its package. Both are on the disk when this returns, or nothing of them is. */
    synchronized Decision<Long> take(SignedOrder signed, ManagerFolder.Unpacked brought) throws IOException {
        Order order = signed.order();
        if (!brought.manifest().application().equals(order.application())) {
            return Decision.reject(
                    ManagerRejection.PACKAGE_DAMAGED,
                    SOURCE,
                    "the order is for " + order.application() + ", the package of "
                            + brought.manifest().application());
        }
        Decision<PackagePlan> plan = plans.of(brought.manifest(), brought.folder());
        Decision<Orders> next = plan.then(good -> orders.take(signed, true, trust));
        if (next.isAccepted()) {
            folder.add(order.packageHash(), brought);
        }
        return next.then(taken -> taken(signed, taken, plan));
    }

    private Decision<Long> taken(SignedOrder signed, Orders next, @Nullable Decision<PackagePlan> brought) {
        Orders before = orders;
        Order order = signed.order();
        orders = next;
        try {
            keep();
        } catch (UncheckedIOException full) {
            orders = before;
            return Decision.reject(ManagerRejection.DISK, SOURCE, String.valueOf(full.getMessage()));
        }
        if (order.wanted() == WantedState.REMOVED) {
            plans.remove(order.application());
        } else if (brought != null) {
            plans.put(order, brought);
        }
        LOG.log(
                Level.INFO,
                order.application() + " is to be " + order.wanted() + ", order " + order.number() + " of "
                        + signed.signer());
        return Decision.accept(order.number());
    }

    /** As deployments name it. */
    String node() {
        return machine.name();
    }

    /** What is wanted and what is, of all applications, removed ones included: their numbers are taken. */
    public synchronized List<ApplicationView> view() {
        List<ApplicationView> views = new ArrayList<>();
        for (SignedOrder each : orders.newest()) {
            String application = each.order().application();
            List<ActorView> own = actors.values().stream()
                    .filter(actor -> actor.id().application().equals(application))
                    .map(this::view)
                    .toList();
            views.add(new ApplicationView(each, plans.refusal(application), own));
        }
        return views;
    }

    private ActorView view(ManagedActor actor) {
        ActorId id = actor.id();
        return new ActorView(
                id,
                actor.status(),
                actor.reason(),
                Math.max(0, clock.monotonicMillis() - actor.sinceMillis()),
                actor.ends().size(),
                processes.pid(id),
                processes.memoryBytes(id),
                plans.start(id).map(Plans.Start::memoryBytes).orElse(0L),
                processes.lastEnd(id));
    }

    /** Whether its loop goes round. */
    boolean isWell() {
        return clock.monotonicMillis() - steppedMillis < ManagerLimits.WELL_MILLIS;
    }

    ManagerFolder folder() {
        return folder;
    }

    /** The end of an actor's log; empty when there is no such actor. */
    Optional<Bytes> log(ActorId id) throws IOException {
        synchronized (this) {
            if (!actors.containsKey(id)) {
                return Optional.empty();
            }
        }
        return Optional.of(LogTail.of(processes.folder(id)));
    }

    /**
     * Ends all actors in order, and itself: what is wanted stays on the disk, and the next life begins with it. For a daemon
     * that is stopped; one that is killed leaves its actors, and the next one finds them.
     */
    @Override
    public void close() {
        synchronized (this) {
            ending = true;
        }
        try {
            if (!quiet.await(2 * ManagerLimits.STOP_MILLIS, TimeUnit.MILLISECONDS)) {
                LOG.log(Level.WARNING, "some actors are still there; the next daemon finds them");
            }
            closing.countDown();
            loop.join();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
