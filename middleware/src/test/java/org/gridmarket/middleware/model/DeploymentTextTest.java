package org.gridmarket.middleware.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeploymentTextTest {
    private static final Set<String> HOSTS = Set.of("192.168.1.1", "home-2.local", "on");

    private final ApplicationModel everything = ModelTexts.application("everything.riaps");
    private final DeploymentModel deployment =
            ModelText.deployment(ModelTexts.of("everything.depl")).orThrow();

    @Test
    void each_actor_of_a_line_is_placed_on_each_of_its_hosts() {
        assertThat(deployment.placements())
                .extracting(DeploymentModel.Placement::actor)
                .containsExactly("Talk", "Home", "Talk", "Home");
        DeploymentModel.Placement home = deployment.placements().get(1);
        assertThat(home.hosts()).isEqualTo(new DeploymentModel.Hosts.Named(List.of("192.168.1.1", "home-2.local")));
        assertThat(home.actuals())
                .extracting(Actual::given)
                .containsExactly(
                        new Actual.Given.Constant(new Value.Text("first")),
                        new Actual.Given.Constant(new Value.Whole(3)));
        assertThat(deployment.placements().getFirst().hosts().has("anything")).isTrue();
    }

    @Test
    void a_word_without_quotes_is_a_text() {
        assertThat(deployment.placements().getLast().actuals())
                .extracting(Actual::given)
                .containsExactly(new Actual.Given.Constant(new Value.Text("word")));
    }

    @Test
    void what_hosts_may_reach_is_read() {
        DeploymentModel.Hosts all = new DeploymentModel.Hosts.All();
        assertThat(deployment.hosts())
                .containsExactly(
                        new DeploymentModel.HostAccess(all, false, true, List.of()),
                        new DeploymentModel.HostAccess(
                                new DeploymentModel.Hosts.Named(List.of("192.168.1.1")),
                                false,
                                true,
                                List.of("www.example.org", "10.0.0.7")),
                        new DeploymentModel.HostAccess(
                                new DeploymentModel.Hosts.Named(List.of("home-2.local")), true, false, List.of()),
                        new DeploymentModel.HostAccess(
                                new DeploymentModel.Hosts.Named(List.of("bare")), false, false, List.of()),
                        new DeploymentModel.HostAccess(
                                new DeploymentModel.Hosts.Named(List.of("empty")), false, false, List.of()));
    }

    @Test
    void a_host_has_braces_and_semicolons_or_none_as_the_original_reads_it() {
        DeploymentModel read = ModelText.deployment(
                        "app A { host one { network any; }; host two {}; host all on all B; }")
                .orThrow();

        assertThat(read.hosts())
                .extracting(DeploymentModel.HostAccess::anywhere)
                .containsExactly(true, false, false);
        assertThat(read.placements()).hasSize(1);
    }

    @Test
    void a_deployment_that_fits_has_no_fault() {
        assertThat(DeploymentCheck.check(everything, deployment, HOSTS)).isEmpty();
    }

    record Witness(String placement, ModelRejection code, String place, String says) {}

    static Stream<Witness> misfits() {
        return Stream.of(
                new Witness("on (far) Talk;", ModelRejection.HOST_UNKNOWN, "2:10", "no node is called far"),
                new Witness("on all Nobody;", ModelRejection.NAME_UNKNOWN, "2:8", "no actor Nobody"),
                new Witness("on all Talk(x = 1);", ModelRejection.NAME_UNKNOWN, "2:13", "no formal x"),
                new Witness("on all Home;", ModelRejection.FORMAL_MISSING, "2:8", "wants a value for name"),
                new Witness("on all Home(name = a, rate = b);", ModelRejection.TYPE_MISMATCH, "2:23", "rate is a text"),
                new Witness("on all Home(name = 5);", ModelRejection.TYPE_MISMATCH, "2:8", "source is given a number"));
    }

    @ParameterizedTest
    @MethodSource("misfits")
    void what_does_not_fit_the_application_is_named(Witness witness) {
        DeploymentModel misfit = ModelText.deployment("app Everything {\n" + witness.placement() + "\n}")
                .orThrow();

        assertThat(DeploymentCheck.check(everything, misfit, HOSTS))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(witness.code());
                    assertThat(fault.at()).hasToString(witness.place());
                    assertThat(fault.detail()).contains(witness.says());
                });
    }

    @Test
    void a_deployment_of_another_application_does_not_fit() {
        DeploymentModel other =
                ModelText.deployment("app Other { on all Talk; }").orThrow();

        assertThat(DeploymentCheck.check(everything, other, HOSTS))
                .extracting(ModelFault::code)
                .containsExactly(ModelRejection.NAME_UNKNOWN);
    }

    static Stream<Witness> broken() {
        return Stream.of(
                new Witness("", ModelRejection.SYNTAX, "3:1", "'host' or 'on' was expected"),
                new Witness("on all;", ModelRejection.SYNTAX, "2:7", "a name was expected"),
                new Witness("on () Talk;", ModelRejection.SYNTAX, "2:5", "a number or a name was expected"),
                new Witness("on (a) 7;", ModelRejection.SYNTAX, "2:8", "'7' stands where a name was expected"),
                new Witness("on (+7) Talk;", ModelRejection.SYNTAX, "2:5", "where a host was expected"),
                new Witness("on (a, a) Talk;", ModelRejection.NAME_TWICE, "2:8", "a stands here already"),
                new Witness("on (a) Talk(b = 10.0.0.1);", ModelRejection.SYNTAX, "2:17", "a value was expected"),
                new Witness("on (a) Talk(b = 1, b = 1);", ModelRejection.NAME_TWICE, "2:20", "b already"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void a_broken_deployment_is_refused_at_its_place(Witness witness) {
        String text = "app Everything {\n" + witness.placement() + "\n}";

        assertThat(ModelText.deployment(text).found()).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(witness.code());
            assertThat(fault.at()).hasToString(witness.place());
            assertThat(fault.detail()).contains(witness.says());
        });
    }
}
