package org.gridmarket.testbed.traffic;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.gridmarket.middleware.actor.ActorRun;
import org.gridmarket.middleware.actor.ActorSetting;
import org.gridmarket.middleware.model.ApplicationModel;
import org.gridmarket.middleware.model.ModelText;
import org.gridmarket.middleware.model.Value;
import org.gridmarket.middleware.node.RunningNode;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.testbed.machine.DemoMachines;

/**
 * A machine at a junction, as a process that can be killed: its daemon and its actor. {@code TrafficActor FOLDER COUNT MACHINE
 * JUNCTION RULE}.
 */
final class TrafficActor {
    private TrafficActor() {}

    public static void main(String... arguments) throws InterruptedException {
        DemoMachines machines = new DemoMachines(Path.of(arguments[0]), Integer.parseInt(arguments[1]));
        int machine = Integer.parseInt(arguments[2]);
        FatalErrors fatal = FatalErrors.ofThisProcess();
        try (RunningNode node = machines.start(machine, fatal);
                ActorRun actor = crossing(
                        machines, machine, Junction.valueOf(arguments[3]), LightRule.valueOf(arguments[4]), fatal)) {
            System.out.println(node.identity().name() + " leads " + arguments[3] + ": " + actor.counts());
            new CountDownLatch(1).await(); // until it is ended
        }
    }

    static ActorRun crossing(DemoMachines machines, int machine, Junction junction, LightRule rule, FatalErrors fatal) {
        Map<String, Value> given =
                Map.of("junction", new Value.Text(junction.name()), "rule", new Value.Text(rule.name()));
        return new ActorRun(setting(machines, machine, "Crossing", junction.name(), given), new TrafficCode(), fatal);
    }

    static ActorRun game(DemoMachines machines, int machine, Street street, FatalErrors fatal) {
        return new ActorRun(setting(machines, machine, "Game", "1", Map.of()), new TrafficCode(street), fatal);
    }

    private static ActorSetting setting(
            DemoMachines machines, int machine, String actor, String instance, Map<String, Value> given) {
        ApplicationModel model = ModelText.applications(text()).orThrow().getFirst();
        return new ActorSetting(
                model,
                model.actor(actor).orElseThrow(),
                instance,
                given,
                machines.address(machine),
                machines.socket(machine));
    }

    /** The model that the actors are of. */
    static String text() {
        try (InputStream model = Objects.requireNonNull(TrafficActor.class.getResourceAsStream("traffic.riaps"))) {
            return new String(model.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read traffic.riaps", unreadable);
        }
    }
}
