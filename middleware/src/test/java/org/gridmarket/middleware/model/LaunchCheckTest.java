package org.gridmarket.middleware.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaunchCheckTest {
    private final ApplicationModel everything = ModelTexts.application("everything.riaps");
    private final ApplicationModel traffic = ModelTexts.application("traffic.riaps");

    private static ActorType actor(ApplicationModel application, String name) {
        return application.actor(name).orElseThrow();
    }

    @Test
    void an_actor_in_java_is_launched() {
        assertThat(LaunchCheck.refusals(traffic, actor(traffic, "Actor0"))).isEmpty();
        assertThat(LaunchCheck.warnings(traffic, actor(traffic, "Actor0"))).isEmpty();
    }

    @Test
    void components_in_other_languages_are_not_launched() {
        assertThat(LaunchCheck.refusals(everything, actor(everything, "Legacy")))
                .filteredOn(fault -> fault.code() == ModelRejection.NOT_JAVA)
                .extracting(fault -> fault.at().line())
                .containsExactly(27, 28);
    }

    @Test
    void a_component_in_another_language_does_not_hinder_actors_without_it() {
        assertThat(LaunchCheck.refusals(everything, actor(everything, "Talk")))
                .extracting(ModelFault::code)
                .containsExactly(ModelRejection.UNSUPPORTED);
    }

    @Test
    void consensus_is_for_the_ledger() {
        assertThat(LaunchCheck.refusals(everything, actor(everything, "Home")))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(ModelRejection.UNSUPPORTED);
                    assertThat(fault.at()).hasToString("6:5");
                });
    }

    @Test
    void what_is_not_given_is_said() {
        assertThat(LaunchCheck.warnings(everything, actor(everything, "Home")))
                .extracting(LaunchCheck.Warning::detail)
                .containsExactly(
                        "actor Home is not scheduled in real time",
                        "actor Home names bounds of processors, disk, network, which are not enforced",
                        "group Controllers names times, which are discovery's here",
                        "group Voters names times, which are discovery's here",
                        "actor Home names how its machine schedules it, which is not set",
                        "libraries [weather, lib/with a path.so] are not loaded: code of actor Home is in jars",
                        "Source has timed ports [out, in], and messages do not tell when they were sent",
                        "group Controllers is timed, and messages do not tell when they were sent");
    }

    @Test
    void what_hosts_may_reach_is_said_to_be_enforced_by_nobody() {
        DeploymentModel bounded =
                ModelText.deployment(ModelTexts.of("everything.depl")).orThrow();
        DeploymentModel plain = ModelText.deployment("app A { on all B; }").orThrow();

        assertThat(LaunchCheck.warning(bounded).orElseThrow()).contains("not enforced");
        assertThat(LaunchCheck.warning(plain)).isEmpty();
    }
}
