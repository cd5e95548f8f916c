package org.gridmarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.ReactorAnswer.Status;
import org.gridmarket.sandbox.module.Instrumenter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Modules of streams: an output depends on its input alone (spec/stream-market.md, "Sandbox"). */
class ReactorTest {
    private static final ReactorLimits LIMITS = new ReactorLimits(100_000, 4, 1_000, 100);

    /** Answers with the byte in memory at 0 and a global, after the body has run. */
    private static String module(String more, String body) {
        return """
                (module
                  (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
                  (import "wasi_snapshot_preview1" "proc_exit" (func $exit (param i32)))
                  (memory (export "memory") 1)
                  (global $count (mut i32) (i32.const 0))
                  (func (export "input") (param i32) (result i32) (i32.const 100))
                """
                + more
                + "(func (export \"process\") (param $length i32) (result i64) " + body
                + " (i64.or (i64.shl (i64.const 8) (i64.const 32)) (i64.const 4)))"
                + ")";
    }

    private static final String COUNTING = """
            (global.set $count (i32.add (global.get $count) (i32.const 1)))
            (i32.store (i32.const 0) (i32.add (i32.load (i32.const 0)) (global.get $count)))
            (i32.store (i32.const 8) (i32.add (i32.load (i32.const 0)) (i32.load8_u (i32.const 100))))
            """;

    private static ReactorRun open(String text) {
        ReactorRun.Opening opening = opening(text);
        if (opening instanceof ReactorRun.Opening.Open(ReactorRun run)) {
            return run;
        }
        throw new AssertionError(opening.toString());
    }

    private static ReactorRun.Opening opening(String text) {
        return InThisProcess.onLargeStack(
                () -> ReactorRun.open(Instrumenter.instrument(WasmTools.wat(text)), InThisProcess.INTERPRETED, LIMITS));
    }

    private static List<ReactorOutcome> process(ReactorRun run, String... inputs) {
        return InThisProcess.onLargeStack(() -> {
            List<ReactorOutcome> outcomes = new ArrayList<>();
            for (String input : inputs) {
                outcomes.add(run.process(Bytes.utf8(input)));
            }
            return outcomes;
        });
    }

    private static Status status(String more, String body) {
        return ((ReactorAnswer) process(open(module(more, body)), "x").getFirst()).status();
    }

    @Test
    void an_output_is_the_same_whatever_inputs_came_before() {
        ReactorRun run = open(module("", COUNTING));

        List<ReactorOutcome> outcomes = process(run, "a", "b", "b", "a");

        assertThat(outcomes.get(0)).isEqualTo(outcomes.get(3)).isNotEqualTo(outcomes.get(1));
        assertThat(outcomes.get(1)).isEqualTo(outcomes.get(2));
        assertThat(((ReactorAnswer) outcomes.get(0)).output()).isEqualTo(Bytes.of(new byte[] {1 + 'a', 0, 0, 0}));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(drop (memory.grow (i32.const 1)))",
                "(table.set 0 (i32.const 0) (ref.null func))",
                "(data.drop $spare)",
                "(br_if 0 (i32.eqz (i32.const 0)))",
                "(if (i32.load8_u (i32.const 500)) (then unreachable)) (i32.store8 (i32.const 500) (i32.const 1)) unreachable"
            })
    void nothing_that_an_input_does_is_seen_by_the_next(String deed) {
        String more = """
                (table 1 funcref) (func $f) (elem (i32.const 0) $f) (data $spare "abcd")
                (func $deed (block %s))
                """.formatted(deed);
        String body = "(if (i32.eq (i32.load8_u (i32.const 100)) (i32.const 120)) (then (call $deed)))"
                + "(if (i32.ne (memory.size) (i32.const 1)) (then unreachable))"
                + "(call_indirect (i32.const 0)) (memory.init $spare (i32.const 8) (i32.const 0) (i32.const 4))";
        ReactorRun run = open(module(more, body));

        List<ReactorOutcome> outcomes = process(run, "a", "x", "a");

        assertThat(outcomes.get(2)).isEqualTo(outcomes.get(0));
        assertThat(((ReactorAnswer) outcomes.get(0)).status()).isEqualTo(Status.OK);
    }

    @Test
    void what_the_start_made_is_there_for_every_input() {
        String more = """
                (func (export "_initialize") (i32.store (i32.const 4) (i32.const 40)) (global.set $count (i32.const 2)))
                """;
        String body = """
                (i32.store (i32.const 8) (i32.add (i32.load (i32.const 4)) (global.get $count)))
                (i32.store (i32.const 4) (i32.const 0)) (global.set $count (i32.const 9))
                """;

        List<ReactorOutcome> outcomes = process(open(module(more, body)), "a", "b");

        assertThat(outcomes)
                .allSatisfy(outcome ->
                        assertThat(((ReactorAnswer) outcome).output()).isEqualTo(Bytes.of(new byte[] {42, 0, 0, 0})));
    }

    @Test
    void random_numbers_come_from_the_input() {
        ReactorRun run = open(module("", "(drop (call $random (i32.const 8) (i32.const 4)))"));

        List<ReactorOutcome> outcomes = process(run, "a", "b", "a");

        assertThat(outcomes.get(0)).isEqualTo(outcomes.get(2)).isNotEqualTo(outcomes.get(1));
    }

    @Test
    void limits_and_traps_are_statuses_and_the_next_input_is_processed() {
        assertThat(status("", "(loop $l (br $l))")).isEqualTo(Status.FUEL_EXCEEDED);
        assertThat(status("", "(drop (memory.grow (i32.const 4)))")).isEqualTo(Status.MEMORY_EXCEEDED);
        assertThat(status("", "unreachable")).isEqualTo(Status.TRAPPED);
        assertThat(status("", "(call $exit (i32.const 0))")).isEqualTo(Status.TRAPPED);
        assertThat(status("", "(return (i64.const 101))")).isEqualTo(Status.OUTPUT_TOO_LARGE);
        assertThat(status("", "(return (i64.const 0xffffffff00000010))")).isEqualTo(Status.TRAPPED);
    }

    @Test
    void an_input_that_the_module_refuses_is_trapped() {
        String refusing = module("", "").replace("(i32.const 100)", "(i32.const 0)");

        assertThat(((ReactorAnswer) process(open(refusing), "x").getFirst()).status())
                .isEqualTo(Status.TRAPPED);
    }

    @Test
    void a_module_without_its_functions_or_with_a_start_that_fails_is_refused() {
        assertThat(opening("(module (memory (export \"memory\") 1))")).isInstanceOf(ReactorRun.Opening.Refused.class);
        assertThat(opening(module("(func (export \"_initialize\") unreachable)", "")))
                .isInstanceOf(ReactorRun.Opening.Refused.class);
        assertThat(opening(module("", "").replace("(memory (export \"memory\") 1)", "(memory 5)")))
                .isInstanceOf(ReactorRun.Opening.Refused.class);
    }

    @Test
    void a_stream_runs_in_a_child_process_that_ends_with_it() {
        try (Sandbox sandbox = Sandbox.open(SandboxSettings.withoutFolder())) {
            Reactor.Opening opening =
                    sandbox.open(WasmTools.wat(module("", COUNTING)), LIMITS, 2, Duration.ofSeconds(60));
            assertThat(opening).isInstanceOf(Reactor.Opening.Open.class);
            Reactor reactor = ((Reactor.Opening.Open) opening).reactor();
            try (reactor) {
                ReactorOutcome first = reactor.process(0, Bytes.utf8("a"), Duration.ofSeconds(60));

                assertThat(first)
                        .isInstanceOf(ReactorAnswer.class)
                        .isEqualTo(reactor.process(1, Bytes.utf8("a"), Duration.ofSeconds(60)));
            }
            assertThat(reactor.isOpen()).isFalse();
        }
    }
}
