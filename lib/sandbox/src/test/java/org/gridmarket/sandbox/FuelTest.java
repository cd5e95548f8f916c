package org.gridmarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is counted, and how a run ends at the limit, on all engines (spec/compute-market.md, "Sandbox"). */
class FuelTest {
    private static final String LOOP = """
            (module (func (export "_start") (local i32)
              (block nop (loop $again
                (local.set 0 (i32.add (local.get 0) (i32.const 1)))
                (br_if $again (i32.lt_u (local.get 0) (i32.const 10)))))))
            """;
    private static final int LOOP_COSTS = 10 * 8;

    private static Result run(String text) {
        return InThisProcess.everywhere(InThisProcess.job(text));
    }

    private static Result run(String text, long instructions) {
        return InThisProcess.everywhere(InThisProcess.job(text).withLimits(new Limits(instructions, 256, 1 << 20)));
    }

    private static long costs(String body) {
        return run("(module (memory (export \"memory\") 1 4) (table 4 9 funcref) (func $f) (elem (i32.const 0) $f)"
                        + "(func (export \"_start\") (local i32) " + body + "))")
                .instructions();
    }

    @Test
    void an_empty_program_costs_nothing() {
        Result result = run("(module (func (export \"_start\")))");

        assertThat(result.status()).isEqualTo(Status.COMPLETED);
        assertThat(result.instructions()).isZero();
    }

    @Test
    void every_executed_instruction_costs_one_and_structure_costs_nothing() {
        assertThat(run(LOOP).instructions()).isEqualTo(LOOP_COSTS);
    }

    @Test
    void the_branch_not_taken_costs_nothing() {
        assertThat(costs("(if (i32.const 0) (then (drop (i32.const 1))) (else nop))"))
                .isEqualTo(2);
    }

    @Test
    void a_limit_of_exactly_what_is_needed_suffices() {
        assertThat(run(LOOP, LOOP_COSTS).status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void one_instruction_less_ends_the_run_and_counts_as_the_limit() {
        Result result = run(LOOP, LOOP_COSTS - 1);

        assertThat(result.status()).isEqualTo(Status.INSTRUCTIONS_EXCEEDED);
        assertThat(result.instructions()).isEqualTo(LOOP_COSTS - 1);
    }

    @Test
    void a_call_costs_one_and_what_the_function_does() {
        assertThat(costs("(call $f) (call_indirect (i32.const 0))")).isEqualTo(3);
    }

    @Test
    void filling_memory_costs_one_more_for_each_sixteen_bytes_begun() {
        assertThat(costs("(memory.fill (i32.const 0) (i32.const 7) (i32.const 33))"))
                .isEqualTo(4 + 3);
    }

    @Test
    void growing_memory_costs_4096_for_each_page_asked() {
        assertThat(costs("(drop (memory.grow (i32.const 2)))")).isEqualTo(3 + 2 * 4_096);
    }

    @Test
    void growing_a_table_costs_one_more_for_each_sixteen_entries_begun() {
        assertThat(costs("(drop (table.grow 0 (ref.null func) (i32.const 3)))")).isEqualTo(4 + 1);
    }

    @Test
    void a_call_of_the_host_costs_a_thousand_and_one_for_each_sixteen_bytes_begun() {
        Result result = run("""
                (module (import "wasi_snapshot_preview1" "random_get" (func $random (param i32 i32) (result i32)))
                  (memory (export "memory") 1)
                  (func (export "_start") (drop (call $random (i32.const 0) (i32.const 17)))))
                """);

        assertThat(result.instructions()).isEqualTo(4 + 1_000 + 2);
    }

    @Test
    void the_host_writes_nothing_for_a_program_that_cannot_pay_for_it() {
        Result result = run("""
                (module (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
                  (memory (export "memory") 1) (data (i32.const 0) "\\08\\00\\00\\00\\06\\00\\00\\00hello\\n")
                  (func (export "_start") (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 20)))))
                """, 1_005);

        assertThat(result.status()).isEqualTo(Status.INSTRUCTIONS_EXCEEDED);
        assertThat(result.output().standardOutput().length()).isZero();
    }

    @Test
    void a_trap_costs_what_was_settled_before_it() {
        Result result = run("""
                (module (func $f) (func (export "_start")
                  (drop (i32.const 1)) (call $f) (drop (i32.const 1)) (drop (i32.div_u (i32.const 1) (i32.const 0)))))
                """);

        assertThat(result.status()).isEqualTo(Status.EXCEPTION_OCCURRED);
        assertThat(result.instructions()).isEqualTo(3);
    }

    @Test
    void unreachable_settles_what_was_executed() {
        Result result = run("(module (func (export \"_start\") (drop (i32.const 1)) unreachable))");

        assertThat(result.status()).isEqualTo(Status.EXCEPTION_OCCURRED);
        assertThat(result.instructions()).isEqualTo(3);
    }

    @Test
    void the_start_function_of_a_module_is_paid_too() {
        Result result = run("(module (func $begin (drop (i32.const 1))) (start $begin) (func (export \"_start\")))");

        assertThat(result.instructions()).isEqualTo(2);
    }
}
