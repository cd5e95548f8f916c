package org.gridmarket.middleware.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each code of a model has a witness, and each fault names its place. */
class ModelRejectionsTest {
    /** A text around which faults are made; line 1 is the application, 2 a component, 3 an actor. */
    private static String around(String inApplication, String inComponent, String inActor) {
        return "app A { message M; message N; " + inApplication + "\n" + "component C (a, b = 1) { " + inComponent
                + " }\n" + "actor P (p, q = \"x\") { " + inActor + " } }\n";
    }

    private static String ports(String ports) {
        return around("", ports, "{ c : C(a = 1); }");
    }

    private static String actor(String actor) {
        return around("", "", actor);
    }

    record Witness(String text, ModelRejection code, String place, String says) {}

    static Stream<Witness> witnesses() {
        return Stream.concat(syntax(), names());
    }

    private static Stream<Witness> syntax() {
        return Stream.of(
                new Witness("", ModelRejection.SYNTAX, "1:1", "'the end' stands where 'app' was expected"),
                new Witness("app A { }", ModelRejection.SYNTAX, "1:9", "or 'component' or 'device' was expected"),
                new Witness(ports("pub x M;"), ModelRejection.SYNTAX, "2:32", "'M' stands where ':' was expected"),
                new Witness(ports("pub x : ;"), ModelRejection.SYNTAX, "2:34", "a name was expected"),
                new Witness(ports("req x : (M, );"), ModelRejection.SYNTAX, "2:38", "a name was expected"),
                new Witness(ports("clt x : (M, N) within 3;"), ModelRejection.SYNTAX, "2:41", "';' was expected"),
                new Witness(ports("timer x 0;"), ModelRejection.SYNTAX, "2:34", "a time is 1..86400000"),
                new Witness(ports("timer x 1441 min;"), ModelRejection.SYNTAX, "2:34", "a time is 1..1440"),
                new Witness(ports("timer x -5;"), ModelRejection.SYNTAX, "2:34", "not -5"),
                new Witness(
                        ports("timer x 99999999999999999999;"), ModelRejection.SYNTAX, "2:34", "a time is 1..86400000"),
                new Witness(
                        actor("{ c : C(a = 99999999999999999999); }"),
                        ModelRejection.SYNTAX,
                        "3:36",
                        "at most 18 digits"),
                new Witness(ports("timer x § ;"), ModelRejection.SYNTAX, "2:34", "begins no word"),
                new Witness(
                        actor("uses { mem 0 mb; } { c : C(a=1); }"), ModelRejection.SYNTAX, "3:31", "a bound is 1.."),
                new Witness(
                        actor("uses { net rate 0.0001 kbps; } { c : C(a=1); }"),
                        ModelRejection.SYNTAX,
                        "3:31",
                        "a bound is 1.."),
                new Witness(actor("{ c : C(a = \"open); }"), ModelRejection.SYNTAX, "3:36", "begins no word"),
                new Witness(
                        actor("{ c : C(a = 1e" + "9".repeat(12) + "); }"),
                        ModelRejection.SYNTAX,
                        "3:36",
                        "beyond the range"),
                new Witness(
                        actor("{ c : C(a = " + "9".repeat(60) + "); }"),
                        ModelRejection.SYNTAX,
                        "3:36",
                        "60 characters"),
                new Witness(
                        "/*" + "x".repeat(ModelLimits.TEXT_CHARACTERS),
                        ModelRejection.SYNTAX,
                        "1:1",
                        "characters; at most"));
    }

    private static Stream<Witness> names() {
        String good = "{ c : C(a = 1); }";
        return Stream.of(
                new Witness(ports("sub x : O;"), ModelRejection.NAME_UNKNOWN, "2:34", "no message O"),
                new Witness(actor("local O; " + good), ModelRejection.NAME_UNKNOWN, "3:30", "no message O"),
                new Witness(actor("{ c : D; }"), ModelRejection.NAME_UNKNOWN, "3:30", "no component or device D"),
                new Witness(actor("{ c : C(a = 1, z = 2); }"), ModelRejection.NAME_UNKNOWN, "3:39", "no formal z"),
                new Witness(actor("{ c : C(a = r); }"), ModelRejection.NAME_UNKNOWN, "3:36", "no formal r"),
                new Witness(around("group G using O;", "", good), ModelRejection.NAME_UNKNOWN, "1:45", "no message O"),
                new Witness(around("message M;", "", good), ModelRejection.NAME_TWICE, "1:39", "message M already"),
                new Witness(ports("pub x : M; sub x : M;"), ModelRejection.NAME_TWICE, "2:41", "port x already"),
                new Witness(
                        actor("{ c : C(a = 1); c : C(a = 1); }"),
                        ModelRejection.NAME_TWICE,
                        "3:40",
                        "instance c already"),
                new Witness(
                        actor("local M; internal M; " + good), ModelRejection.NAME_TWICE, "3:42", "message M already"),
                new Witness(actor("{ c : C(a = 1, a = 2); }"), ModelRejection.NAME_TWICE, "3:39", "a already"),
                new Witness(
                        actor("uses { mem 1; mem 2; } " + good),
                        ModelRejection.NAME_TWICE,
                        "3:38",
                        "memory stands here"),
                new Witness(actor("{ c : C; }"), ModelRejection.FORMAL_MISSING, "3:26", "wants a value for a"),
                new Witness(
                        actor("{ c : C(a = 1, b = true); }"),
                        ModelRejection.TYPE_MISMATCH,
                        "3:39",
                        "b is true or false"),
                new Witness(actor("{ c : C(a = 1, b = q); }"), ModelRejection.TYPE_MISMATCH, "3:39", "b is a text"),
                new Witness(
                        "app A { message M; device D { pub o : M; }\nactor P { { d : D; } } }",
                        ModelRejection.TYPE_MISMATCH,
                        "2:13",
                        "neither local nor internal"),
                new Witness(ports("timer _x;"), ModelRejection.UNSUPPORTED, "2:32", "starting with a letter"),
                new Witness(
                        actor("{ " + instances(ModelLimits.INSTANCES_PER_ACTOR + 1) + " }"),
                        ModelRejection.UNSUPPORTED,
                        "3:7",
                        "65 instances"),
                new Witness(
                        around("", "pub o : M; pub p : N;", "{ " + instances(31) + " }"),
                        ModelRejection.UNSUPPORTED,
                        "3:7",
                        "62 ports that others connect to"));
    }

    private static String instances(int number) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < number; i++) {
            text.append("c").append(i).append(" : C(a = 1); ");
        }
        return text.toString();
    }

    @ParameterizedTest
    @MethodSource("witnesses")
    void a_fault_is_named_by_its_code_its_place_and_what_was_expected(Witness witness) {
        assertThat(ModelText.applications(witness.text()).found())
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.code()).isEqualTo(witness.code());
                    assertThat(fault.at()).hasToString(witness.place());
                    assertThat(fault.detail()).contains(witness.says());
                });
    }

    @Test
    void the_text_around_the_faults_has_none_itself() {
        assertThat(ModelText.applications(actor("{ c : C(a = 1); }"))).isInstanceOf(ModelReading.Read.class);
    }

    @Test
    void all_faults_of_the_meaning_are_told_at_once() {
        assertThat(ModelText.applications(ports("pub x : O; pub x : M; timer t 0;"))
                        .found())
                .extracting(ModelFault::code)
                .containsExactly(ModelRejection.NAME_UNKNOWN, ModelRejection.NAME_TWICE, ModelRejection.SYNTAX);
    }

    @Test
    void every_code_has_a_witness() {
        Set<ModelRejection> elsewhere =
                Set.of(ModelRejection.HOST_UNKNOWN, ModelRejection.NOT_JAVA); // DeploymentTextTest, LaunchCheckTest
        List<ModelRejection> witnessed = witnesses().map(Witness::code).toList();

        assertThat(Arrays.stream(ModelRejection.values()).filter(code -> !elsewhere.contains(code)))
                .allSatisfy(code -> assertThat(witnessed).contains(code));
    }
}
