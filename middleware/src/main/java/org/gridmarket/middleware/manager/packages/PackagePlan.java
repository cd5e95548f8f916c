package org.gridmarket.middleware.manager.packages;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.middleware.actor.ActorLaunch;
import org.gridmarket.middleware.actor.ActorSetting;
import org.gridmarket.middleware.manager.ActorId;
import org.gridmarket.middleware.manager.ManagerLimits;
import org.gridmarket.middleware.manager.ManagerRejection;
import org.gridmarket.middleware.model.ApplicationModel;
import org.gridmarket.middleware.model.ComponentInstance;
import org.gridmarket.middleware.model.ComponentType;
import org.gridmarket.middleware.model.DeploymentModel;
import org.gridmarket.middleware.model.ModelLimits;
import org.gridmarket.middleware.model.ModelReading;
import org.gridmarket.middleware.model.ModelText;
import org.gridmarket.middleware.model.Usage;

/**
 * What a machine does of a package.
 *
 * @param manifest of the package
 * @param actors that are placed here, at least one
 */
public record PackagePlan(Manifest manifest, List<PlannedActor> actors) {
    private static final String SOURCE = "middleware, Application manager";

    public PackagePlan {
        actors = List.copyOf(actors);
    }

    /** Of all its actors. */
    public long memoryBytes() {
        return actors.stream().mapToLong(PlannedActor::memoryBytes).sum();
    }

    /**
     * Reads model and deployment of an unpacked package, and refuses what this machine cannot run.
     *
     * @param takenBytes memory that other applications of the machine may use
     * @throws IOException when the disk fails
     */
    public static Decision<PackagePlan> of(Manifest manifest, Path folder, MachineSetting machine, long takenBytes)
            throws IOException {
        ModelReading<List<ApplicationModel>> applications =
                read(folder.resolve(manifest.model()), ModelText::applications);
        if (!applications.found().isEmpty()) {
            return faulty(manifest.model(), applications);
        }
        ModelReading<DeploymentModel> deployment = read(folder.resolve(manifest.deployment()), ModelText::deployment);
        if (!deployment.found().isEmpty()) {
            return faulty(manifest.deployment(), deployment);
        }
        if (!deployment.orThrow().application().equals(manifest.application())) {
            return refuse(
                    ManagerRejection.MODEL_REFUSED,
                    "the package is of " + manifest.application() + ", its deployment of "
                            + deployment.orThrow().application());
        }
        return placed(manifest, applications.orThrow(), deployment.orThrow(), machine)
                .then(actors -> within(new PackagePlan(manifest, actors), machine, takenBytes));
    }

    private static <T> ModelReading<T> read(Path file, Function<String, ModelReading<T>> reader) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int most = Math.min(content.length, 4 * ModelLimits.TEXT_CHARACTERS); // longer ones are refused by the reader
        return reader.apply(new String(content, 0, most, StandardCharsets.UTF_8));
    }

    private static Decision<PackagePlan> faulty(String file, ModelReading<?> reading) {
        return refuse(
                ManagerRejection.MODEL_REFUSED,
                file + ":" + reading.found().getFirst().text());
    }

    private static Decision<List<PlannedActor>> placed(
            Manifest manifest,
            List<ApplicationModel> applications,
            DeploymentModel deployment,
            MachineSetting machine) {
        List<PlannedActor> actors = new ArrayList<>();
        Map<String, Integer> numbers = new HashMap<>();
        for (DeploymentModel.Placement placement : deployment.placements()) {
            if (!placement.hosts().has(machine.name())) {
                continue;
            }
            int number = numbers.merge(placement.actor(), 1, Integer::sum);
            ModelReading<ActorSetting> launch = new ActorLaunch(machine.name(), placement.actor(), number)
                    .of(applications, deployment, machine.address(), machine.daemon());
            if (!launch.found().isEmpty()) {
                return refuse(
                        ManagerRejection.MODEL_REFUSED,
                        manifest.deployment() + ":" + launch.found().getFirst().text());
            }
            Decision<PlannedActor> one =
                    planned(new ActorId(manifest.application(), placement.actor(), number), launch.orThrow(), machine);
            if (one instanceof Decision.Rejected<PlannedActor>(var reason)) {
                return new Decision.Rejected<>(reason);
            }
            actors.add(one.orThrow());
        }
        return actors.isEmpty()
                ? refuse(ManagerRejection.NOT_PLACED, "no actor of " + manifest.application() + " on " + machine.name())
                : Decision.accept(actors);
    }

    private static Decision<PlannedActor> planned(ActorId id, ActorSetting setting, MachineSetting machine) {
        for (ComponentInstance instance : setting.type().instances()) {
            boolean device = setting.application()
                    .component(instance.type())
                    .filter(ComponentType::device)
                    .isPresent();
            if (device && !machine.devices().contains(instance.type())) {
                return refuse(
                        ManagerRejection.DEVICE_MISSING,
                        id + " needs device " + instance.type() + "; " + machine.name() + " has "
                                + machine.devices().stream().sorted().toList());
            }
        }
        long wanted = setting.type().usage().memoryBytes();
        long memory = wanted == Usage.UNBOUNDED ? ManagerLimits.USUAL_MEMORY_BYTES : wanted;
        return memory < ManagerLimits.LEAST_MEMORY_BYTES
                ? refuse(
                        ManagerRejection.LIMIT_MEMORY,
                        id + " may use " + memory + " bytes; a process on the JVM needs "
                                + ManagerLimits.LEAST_MEMORY_BYTES)
                : Decision.accept(new PlannedActor(id, memory));
    }

    private static Decision<PackagePlan> within(PackagePlan plan, MachineSetting machine, long takenBytes) {
        return plan.memoryBytes() > machine.memoryBytes() - takenBytes
                ? refuse(
                        ManagerRejection.LIMIT_MEMORY,
                        "its actors may use " + plan.memoryBytes() + " bytes; of " + machine.memoryBytes()
                                + " that the node gives, others may use " + takenBytes)
                : Decision.accept(plan);
    }

    private static <T> Decision<T> refuse(ManagerRejection code, String detail) {
        return Decision.reject(code, SOURCE, detail);
    }
}
