package org.gridmarket.middleware.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ModelTextTest {
    private final ApplicationModel everything = ModelTexts.application("everything.riaps");

    private ComponentType component(String name) {
        return everything.component(name).orElseThrow();
    }

    private ActorType actor(String name) {
        return everything.actor(name).orElseThrow();
    }

    @Test
    void the_listings_of_the_text_are_read() {
        ApplicationModel traffic = ModelTexts.application("traffic.riaps");

        assertThat(traffic.component("IC").orElseThrow().ports())
                .containsExactly(
                        new PortType.Timer("clock", 1_000, PortType.NO_DEADLINE),
                        new PortType.Subscriber("densityPort", "gameDensityMsg", false, PortType.NO_DEADLINE),
                        new PortType.Subscriber("lightPort", "gameLightStateMsg", false, PortType.NO_DEADLINE),
                        new PortType.Publisher("pubICPort", "ICDensityMsg", false),
                        new PortType.Subscriber("subICPort", "ICDensityMsg", false, PortType.NO_DEADLINE),
                        new PortType.Dialogue(
                                "setLightsPort",
                                PortType.Role.REQUESTER,
                                "setLightReq",
                                "setLightRep",
                                false,
                                PortType.NO_DEADLINE));
        ComponentType light = traffic.component("LightIF").orElseThrow();
        assertThat(light.device()).isTrue();
        assertThat(light.formals())
                .containsExactly(
                        new Formal("rate", new Value.Whole(10)),
                        new Formal("gameServerIP", new Value.Text("host")),
                        new Formal("parent", new Value.Text("none")));
        ActorType intersection = traffic.actor("Actor0").orElseThrow();
        assertThat(intersection.instances()).extracting(ComponentInstance::name).containsExactly("ic", "LIF", "dsnsr");
        assertThat(intersection.reachOf("setLightReq")).isEqualTo(ActorType.Reach.MACHINE);
        assertThat(intersection.reachOf("ICDensityMsg")).isEqualTo(ActorType.Reach.EVERYWHERE);
    }

    @Test
    void groups_and_their_times_are_read() {
        assertThat(everything.groups())
                .extracting(GroupType::name, GroupType::kind, GroupType::timed)
                .containsExactly(
                        tuple("Controllers", GroupType.Kind.LEADER, true),
                        tuple("Voters", GroupType.Kind.CONSENSUS, false),
                        tuple("Neighbours", GroupType.Kind.MEMBERS, false));
        assertThat(everything.groups().getFirst().settings())
                .contains(new GroupType.Setting("heartbeat", 1_000), new GroupType.Setting("peerTimeout", 3_000));
    }

    @Test
    void libraries_are_names_or_texts() {
        assertThat(everything.libraries()).containsExactly("weather", "lib/with a path.so");
    }

    @Test
    void values_keep_their_kind_and_every_digit() {
        assertThat(component("Source").formals())
                .containsExactly(
                        new Formal("period", new Value.Whole(5)),
                        new Formal("name", new Value.Text("it's \"here\"")),
                        new Formal("gain", new Value.Fraction(new BigDecimal("-1.5e-3"))),
                        new Formal("on", new Value.Truth(true)),
                        new Formal("must", null));
    }

    @Test
    void times_are_in_milliseconds_unless_a_unit_stands() {
        assertThat(component("Source").ports())
                .contains(
                        new PortType.Timer("clock", 2_000, 10),
                        new PortType.Timer("once", PortType.Timer.SPORADIC, PortType.NO_DEADLINE),
                        new PortType.Timer("slow", 60_000, PortType.NO_DEADLINE),
                        new PortType.Subscriber("in", "Reading", true, 1_000));
    }

    @Test
    void each_side_of_each_dialogue_is_a_role() {
        assertThat(component("Dialogues").ports())
                .extracting(port -> ((PortType.Dialogue) port).role())
                .containsExactly(PortType.Role.values());
        assertThat(component("Dialogues").ports().stream().filter(PortType::isService))
                .extracting(PortType::name)
                .containsExactly("serve", "reply", "answer");
    }

    @Test
    void languages_and_schedulers_are_read_and_java_is_meant_where_none_stands() {
        assertThat(everything.components())
                .extracting(ComponentType::language)
                .containsExactly(
                        ComponentType.Language.JAVA,
                        ComponentType.Language.JAVA,
                        ComponentType.Language.CPP,
                        ComponentType.Language.PYTHON,
                        ComponentType.Language.JAVA);
        assertThat(component("Source").scheduler()).isEqualTo(ComponentType.Scheduler.PRIORITY);
        assertThat(component("Dialogues").scheduler()).isEqualTo(ComponentType.Scheduler.ROUND_ROBIN);
    }

    @Test
    void inside_ports_of_devices_may_tick_by_themselves() {
        assertThat(component("Meter").ports())
                .contains(new PortType.Inside("trigger", false), new PortType.Inside("tick", true));
    }

    @Test
    void what_an_actor_may_use_is_in_bytes_and_milliseconds() {
        assertThat(actor("Home").usage())
                .isEqualTo(new Usage(
                        new Usage.Cpu(true, 10, 60_000),
                        200L << 20,
                        1L << 30,
                        new Usage.Network(81_920, 102_912, 1_228)));
        assertThat(actor("Talk").usage())
                .isEqualTo(new Usage(new Usage.Cpu(false, 5, 1_000), 512L << 10, Usage.UNBOUNDED, null));
        assertThat(actor("Legacy").usage()).isEqualTo(Usage.ANY);
    }

    @Test
    void actors_are_scheduled_as_they_say() {
        assertThat(actor("Home").realTime()).isTrue();
        assertThat(actor("Home").scheduling()).isEqualTo(new ActorType.Scheduling.Priority(90));
        assertThat(actor("Talk").scheduling()).isEqualTo(new ActorType.Scheduling.RoundRobin());
        assertThat(actor("Legacy").scheduling()).isNull();
    }

    @Test
    void what_an_actor_is_given_is_passed_on_to_its_components() {
        ActorType home = actor("Home");
        Map<String, Value> given = Map.of("name", new Value.Text("first"), "rate", new Value.Whole(3));

        assertThat(Arguments.values(
                        component("Source").formals(), home.instances().get(1).actuals(), given))
                .containsEntry("name", new Value.Text("first"))
                .containsEntry("period", new Value.Whole(5))
                .containsEntry("gain", new Value.Whole(2))
                .containsEntry("must", new Value.Text("any"));
    }

    @Test
    void words_of_the_language_are_names_where_a_name_may_stand() {
        String text = """
                app app { message message; component timer (rate, in) { timer timer 1000; pub pub : message; }
                  actor actor { { local : timer(rate = 1, in = "x"); } } }
                """;

        ApplicationModel read = ModelText.applications(text).orThrow().getFirst();

        assertThat(read.component("timer").orElseThrow().ports())
                .extracting(PortType::name)
                .containsExactly("timer", "pub");
        assertThat(read.actor("actor").orElseThrow().instances())
                .extracting(ComponentInstance::name)
                .containsExactly("local");
    }

    @Test
    void a_text_may_hold_several_applications() {
        String one = "app A { component C { } actor P { { c : C; } } }";

        assertThat(ModelText.applications(one + one.replace("app A", "app B")).orThrow())
                .extracting(ApplicationModel::name)
                .containsExactly("A", "B");
    }

    /** Whatever is put in place of a character: an answer, never an exception. */
    @Test
    void no_text_makes_the_reader_throw() {
        String text = ModelTexts.of("everything.riaps");
        String pieces = "{}();:,=\"'/*%.- \n0aZ\u00e9";
        Random random = new Random(36);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            int at = random.nextInt(text.length());
            char piece = pieces.charAt(random.nextInt(pieces.length()));
            String broken = text.substring(0, at) + piece + text.substring(at + 1);
            refused += ModelText.applications(broken).found().isEmpty() ? 0 : 1;
        }
        assertThat(refused).isBetween(100, 299);
    }
}
