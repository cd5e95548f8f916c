package org.gridmarket.middleware.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.gridmarket.middleware.model.ApplicationModel;
import org.gridmarket.middleware.model.ModelFault;
import org.gridmarket.middleware.model.ModelReading;
import org.gridmarket.middleware.model.ModelRejection;
import org.gridmarket.middleware.model.ModelText;
import org.gridmarket.middleware.model.Value;
import org.junit.jupiter.api.Test;

class ActorLaunchTest {
    private static final String MODEL = """
            app A {
                component C (name, rate = 1) { }
                component Old in cpp { }
                actor Home (name) { { c : C(name = name); } }
                actor Legacy { { old : Old; } }
            }
            """;

    private static ModelReading<ActorSetting> launch(String deployment, ActorLaunch launch) {
        List<ApplicationModel> applications = ModelText.applications(MODEL).orThrow();
        return launch.of(applications, ModelText.deployment(deployment).orThrow(), "10.0.0.1", Path.of("node.sock"));
    }

    @Test
    void an_actor_is_started_with_what_its_placement_gives_it() {
        String deployment = "app A { on (one, two) Home(name = \"first\"); on (one) Home(name = \"second\"); }";

        assertThat(launch(deployment, new ActorLaunch("one", "Home", 2))
                        .orThrow()
                        .given())
                .containsEntry("name", new Value.Text("second"));
        assertThat(launch(deployment, new ActorLaunch("two", "Home", 1))
                        .orThrow()
                        .instance())
                .isEqualTo("1");
    }

    @Test
    void what_is_not_placed_on_a_machine_is_not_started_there() {
        String deployment = "app A { on (one) Home(name = \"first\"); }";

        assertThat(launch(deployment, new ActorLaunch("two", "Home", 1)).found())
                .extracting(ModelFault::code)
                .containsExactly(ModelRejection.NAME_UNKNOWN);
        assertThat(launch(deployment, new ActorLaunch("one", "Home", 2)).found())
                .hasSize(1);
    }

    @Test
    void a_deployment_that_does_not_fit_starts_nothing() {
        assertThat(launch("app A { on all Home; }", new ActorLaunch("one", "Home", 1))
                        .found())
                .extracting(ModelFault::code)
                .containsExactly(ModelRejection.FORMAL_MISSING);
        assertThat(launch("app B { on all Home; }", new ActorLaunch("one", "Home", 1))
                        .found())
                .extracting(ModelFault::code)
                .containsExactly(ModelRejection.NAME_UNKNOWN);
    }

    @Test
    void what_is_not_java_is_not_started() {
        assertThat(launch("app A { on all Legacy; }", new ActorLaunch("one", "Legacy", 1))
                        .found())
                .extracting(ModelFault::code)
                .containsExactly(ModelRejection.NOT_JAVA);
    }

    @Test
    void code_that_no_jar_has_is_not_found() {
        try (ApplicationJars jars = new ApplicationJars(List.of(Path.of("none.jar")))) {
            assertThat(jars.code("A")).isEmpty();
        }
    }
}
