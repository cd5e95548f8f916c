package org.gridmarket.testbed.traffic;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.gridmarket.middleware.component.ApplicationCode;
import org.gridmarket.middleware.component.Component;
import org.gridmarket.middleware.component.Given;
import org.gridmarket.middleware.component.Ports;
import org.jspecify.annotations.Nullable;

/** The components of {@code traffic.riaps}. */
final class TrafficCode implements ApplicationCode {
    static final String APPLICATION = "TrafficLights";

    private final @Nullable Street street;
    private final AtomicInteger dropped = new AtomicInteger();

    /** Of a junction's actor. */
    TrafficCode() {
        this.street = null;
    }

    /** Of the game's actor. */
    TrafficCode(Street street) {
        this.street = street;
    }

    @Override
    public String application() {
        return APPLICATION;
    }

    @Override
    public Component component(String type, Ports ports, Given given) {
        return switch (type) {
            case "IC" -> new Controller(ports, junction(given), LightRule.valueOf(given.text("rule")));
            case "LightIF" -> new Lights(ports);
            case "DensitySensor" -> new Sensor(ports);
            case "Line" -> new Line(ports, junction(given));
            case "Street" -> street(ports);
            case "Road" -> road(ports);
            default -> throw new IllegalArgumentException("there is no component " + type);
        };
    }

    private static Junction junction(Given given) {
        return Junction.valueOf(given.text("junction"));
    }

    private Street known() {
        Street known = street;
        if (known == null) {
            throw new IllegalArgumentException("only the game's process has the street");
        }
        return known;
    }

    private Component street(Ports ports) {
        Ports.Publisher<Talk.Second> out = ports.publisher("shown", Talk.Second.class);
        Ports.Inside<Talk.Second> game = ports.inside("game", second -> second.ifPresent(out::publish));
        // what has no room is told again, or waited for no longer
        known().tellTo(second -> dropped.addAndGet(game.offer(second) ? 0 : 1));
        return new Component() {};
    }

    private Component road(Ports ports) {
        Street known = known();
        Ports.Publisher<Talk.Second> out = ports.publisher("second", Talk.Second.class);
        ports.subscriber("shown", Talk.Second.class, out::publish);
        ports.answerer("order", Talk.Said.class, Talk.Heard.class, (said, from) -> {
            known.say(said);
            from.answer(new Talk.Heard(said.second()));
        });
        return new Component() {};
    }

    /** Carries what the street tells to the devices of a junction, and what these say to the street. */
    private static final class Line implements Component {
        Line(Ports ports, Junction junction) {
            Ports.Publisher<Talk.Here> out = ports.publisher("here", Talk.Here.class);
            Ports.Asker<Talk.Said> street =
                    ports.querier("order", Talk.Said.class, Talk.Heard.class, heard -> {}); // or a second passes
            ports.subscriber(
                    "second",
                    Talk.Second.class,
                    second -> second.junctions().stream()
                            .filter(seen -> seen.junction() == junction)
                            .forEach(seen -> out.publish(new Talk.Here(second.number(), seen))));
            ports.subscriber("said", Talk.Said.class, street::ask);
        }
    }

    /** Reads the junction's segments (listing 5.3). */
    private static final class Sensor implements Component {
        Sensor(Ports ports) {
            Ports.Publisher<Talk.Filling> out = ports.publisher("densityPort", Talk.Filling.class);
            ports.subscriber(
                    "here",
                    Talk.Here.class,
                    here -> out.publish(new Talk.Filling(
                            here.second(), here.seen().junction(), here.seen().density())));
        }
    }

    /** Reads and sets the junction's lights (listing 5.2). */
    private static final class Lights implements Component {
        private Talk.@Nullable Here shown;

        Lights(Ports ports) {
            Ports.Publisher<Talk.Lights> out = ports.publisher("lightPort", Talk.Lights.class);
            Ports.Publisher<Talk.Said> said = ports.publisher("said", Talk.Said.class);
            ports.subscriber("here", Talk.Here.class, here -> {
                shown = here;
                out.publish(new Talk.Lights(here.second(), here.seen().lights()));
            });
            ports.replier("setLightsPort", Talk.SetLights.class, Talk.LightsSet.class, (set, from) -> {
                Talk.Here now = shown;
                if (now != null) {
                    said.publish(new Talk.Said(
                            now.seen().junction(),
                            set.second(),
                            now.seen().lights().phase(),
                            set.order()));
                }
                from.answer(new Talk.LightsSet(set.second()));
            });
        }
    }

    /** The intersection controller (listing 5.1): decides once it knows lights and segments of a second. */
    private static final class Controller implements Component {
        private final Junction junction;
        private final LightRule rule;
        private final Ports.Publisher<Talk.Filling> neighbours;
        private final Ports.Asker<Talk.SetLights> set;
        private final Map<Junction, Density> densities = new EnumMap<>(Junction.class);
        private Talk.@Nullable Lights lights;
        private int sensedSecond = -1;

        Controller(Ports ports, Junction junction, LightRule rule) {
            this.junction = junction;
            this.rule = rule;
            this.neighbours = ports.publisher("pubICPort", Talk.Filling.class);
            this.set =
                    ports.requester("setLightsPort", Talk.SetLights.class, Talk.LightsSet.class, done -> {}, () -> {});
            ports.subscriber("lightPort", Talk.Lights.class, shown -> {
                lights = shown;
                decide();
            });
            ports.subscriber("densityPort", Talk.Filling.class, sensed -> {
                densities.put(junction, sensed.density());
                sensedSecond = sensed.second();
                if (rule.shares()) {
                    neighbours.publish(sensed);
                }
                decide();
            });
            ports.subscriber("subICPort", Talk.Filling.class, shared -> {
                if (shared.junction() != junction) {
                    densities.put(shared.junction(), shared.density());
                }
            });
        }

        private void decide() {
            Talk.Lights shown = lights;
            if (shown != null && shown.second() == sensedSecond) {
                set.ask(new Talk.SetLights(sensedSecond, rule.decide(junction, shown.state(), Map.copyOf(densities))));
            }
        }
    }
}
