package org.gridmarket.middleware.manager.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.middleware.manager.ActorId;
import org.gridmarket.middleware.manager.ManagerLimits;
import org.gridmarket.middleware.manager.ManagerRejection;
import org.gridmarket.middleware.manager.Order;
import org.gridmarket.middleware.manager.packages.MachineSetting;
import org.gridmarket.middleware.manager.packages.Manifest;
import org.gridmarket.middleware.manager.packages.PackagePlan;
import org.gridmarket.middleware.manager.packages.PlannedActor;

/** What this machine does of each application that is on it, or why nothing. Not thread-safe. */
final class Plans {
    private final ManagerFolder folder;
    private final MachineSetting machine;
    private final Map<String, Decision<Placed>> plans = new HashMap<>();

    /** A plan that holds, with each of its actors. */
    private record Placed(PackagePlan plan, Map<ActorId, Start> starts) {}

    /**
     * How an actor is started.
     *
     * @param launch of its process
     * @param digest of the launch
     * @param memoryBytes that it may use
     */
    record Start(Launch launch, Bytes digest, long memoryBytes) {}

    Plans(ManagerFolder folder, MachineSetting machine) {
        this.folder = folder;
        this.machine = machine;
    }

    /** Takes up what is on the disk: its signature and every file are checked anew. */
    void take(Order order) {
        put(order, ofDisk(order));
    }

    private Decision<PackagePlan> ofDisk(Order order) {
        Path files = folder.folder(order.packageHash());
        try {
            return switch (folder.check(order.packageHash())) {
                case Decision.Rejected<Manifest>(var reason) -> new Decision.Rejected<>(reason);
                case Decision.Accepted<Manifest>(Manifest found) -> of(found, files);
            };
        } catch (IOException unreadable) {
            return Decision.reject(
                    ManagerRejection.DISK, "middleware, Application manager", files + " cannot be read: " + unreadable);
        }
    }

    /** What would be done of a package, beside all other applications. */
    Decision<PackagePlan> of(Manifest manifest, Path files) throws IOException {
        return PackagePlan.of(manifest, files, machine, takenBesides(manifest.application()));
    }

    private long takenBesides(String application) {
        return plans.keySet().stream()
                .filter(each -> !each.equals(application))
                .flatMap(each -> good(each).stream())
                .mapToLong(placed -> placed.plan().memoryBytes())
                .sum();
    }

    /** The plan holds as long as orders name its package. */
    void put(Order order, Decision<PackagePlan> plan) {
        plans.put(order.application(), plan.map(good -> new Placed(good, starts(good, order.packageHash()))));
    }

    void remove(String application) {
        plans.remove(application);
    }

    private Optional<Placed> good(String application) {
        return plans.get(application) instanceof Decision.Accepted<Placed>(Placed placed)
                ? Optional.of(placed)
                : Optional.empty();
    }

    /** What is against the application; empty when nothing is. */
    String refusal(String application) {
        return plans.get(application) instanceof Decision.Rejected<Placed>(var reason) ? reason.text() : "";
    }

    /** Whether the actor belongs to an application of this machine; of one whose plan does not hold, every actor does. */
    boolean isPlaced(ActorId id) {
        return plans.containsKey(id.application())
                && (good(id.application()).isEmpty() || start(id).isPresent());
    }

    /** All actors of an application; none when there is no plan, or something is against it. */
    Map<ActorId, Start> starts(String application) {
        return good(application).map(Placed::starts).orElse(Map.of());
    }

    /** How an actor of a plan that holds is started; empty when it is not placed here. */
    Optional<Start> start(ActorId id) {
        return Optional.ofNullable(starts(id.application()).get(id));
    }

    /** Made once: the manager looks at them several times a second. */
    private Map<ActorId, Start> starts(PackagePlan plan, Bytes packageHash) {
        Map<ActorId, Start> starts = new LinkedHashMap<>();
        for (PlannedActor actor : plan.actors()) {
            Launch launch = launch(plan.manifest(), actor, folder.folder(packageHash));
            starts.put(actor.id(), new Start(launch, launch.digest(), actor.memoryBytes()));
        }
        return Collections.unmodifiableMap(starts);
    }

    private Launch launch(Manifest manifest, PlannedActor actor, Path files) {
        return new Launch(
                actor.id(),
                files.resolve(manifest.model()).toString(),
                files.resolve(manifest.deployment()).toString(),
                manifest.jars().stream()
                        .map(each -> files.resolve(each).toString())
                        .toList(),
                machine.name(),
                machine.address(),
                machine.daemon().toAbsolutePath().toString(),
                Math.max(ManagerLimits.LEAST_HEAP_BYTES, actor.memoryBytes() - ManagerLimits.BESIDE_HEAP_BYTES));
    }
}
