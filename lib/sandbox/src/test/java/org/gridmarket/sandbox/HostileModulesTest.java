package org.gridmarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.engine.V8Engine;
import org.gridmarket.sandbox.module.Instrumenter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a module does, it ends with a status, the same on all engines, and harms nothing. */
class HostileModulesTest {
    private static Result run(String text) {
        return InThisProcess.everywhere(InThisProcess.job(text));
    }

    private static Status status(String text) {
        return run(text).status();
    }

    private static String start(String body) {
        return "(module (memory (export \"memory\") 1) (func (export \"_start\") (local i32) " + body + "))";
    }

    @Test
    void an_endless_loop_uses_up_its_instructions() {
        Job job = InThisProcess.job(start("(loop $again (br $again))")).withLimits(new Limits(300_000, 1, 0));

        Result result = InThisProcess.everywhere(job);

        assertThat(result.status()).isEqualTo(Status.INSTRUCTIONS_EXCEEDED);
        assertThat(result.instructions()).isEqualTo(300_000);
    }

    /** The patience of a caller may be over while the process of its program is still being started. */
    @Test
    void a_program_whose_time_is_over_before_it_runs_does_not_run() {
        Job job = InThisProcess.job(start("(loop $again (br $again))")).withLimits(new Limits(300_000, 1, 0));
        V8Engine over = InThisProcess.V8.again();
        over.close();

        assertThat(InThisProcess.outcome(over, job)).isInstanceOf(Outcome.Undecided.class);
    }

    @Test
    void endless_recursion_uses_up_the_stack_of_the_class_and_not_that_of_the_machine() {
        assertThat(status("(module (func $f (call $f)) (func (export \"_start\") (call $f)))"))
                .isEqualTo(Status.EXCEPTION_OCCURRED);
    }

    @Test
    void recursion_to_just_below_the_bound_ends_well_on_every_engine() {
        // 2 locals and at most 3 operands and 8 make 13 slots: 2^20 / 13 is 80,659
        String deep = """
                (module
                  (func $f (param i32) (result i32) (local i32)
                    (if (result i32) (i32.eqz (local.get 0)) (then (i32.const 0))
                      (else (i32.add (i32.const 1) (call $f (i32.sub (local.get 0) (i32.const 1)))))))
                  (func (export "_start") (drop (call $f (i32.const %d)))))
                """;

        assertThat(status(deep.formatted(80_600))).isEqualTo(Status.COMPLETED);
        assertThat(status(deep.formatted(80_700))).isEqualTo(Status.EXCEPTION_OCCURRED);
    }

    @Test
    void memory_beyond_its_limit_ends_the_run() {
        assertThat(status(start("(loop $again (drop (memory.grow (i32.const 16))) (br $again))")))
                .isEqualTo(Status.MEMORY_EXCEEDED);
    }

    @Test
    void memory_beyond_the_limit_at_the_start_is_never_allocated() {
        assertThat(status("(module (memory (export \"memory\") 16000) (func (export \"_start\")))"))
                .isEqualTo(Status.MEMORY_EXCEEDED);
    }

    @Test
    void a_table_that_grows_without_end_ends_the_run() {
        assertThat(status("(module (table 1 funcref) (func (export \"_start\") (loop $again"
                        + " (drop (table.grow 0 (ref.null func) (i32.const 65536))) (br $again))))"))
                .isEqualTo(Status.MEMORY_EXCEEDED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(module (table 4000000000 funcref) (func (export \"_start\")))",
                "(module (import \"env\" \"system\" (func (param i32))) (func (export \"_start\")))",
                "(module (import \"wasi_snapshot_preview1\" \"fd_close\" (func)) (func (export \"_start\")))",
                "(module (import \"wasi_snapshot_preview1\" \"memory\" (memory 1)) (func (export \"_start\")))",
                "(module (memory 1) (data (i32.const 65535) \"ab\") (func (export \"_start\")))",
                "(module (table 1 funcref) (func $f) (elem (i32.const 1) $f) (func (export \"_start\")))",
                "(module (func (export \"start\")))",
                "(module (func (export \"_start\") (param i32)))",
                "(module (global (export \"_start\") i32 (i32.const 0)))"
            })
    void a_module_that_is_not_of_the_class_is_a_faulty_description_and_costs_nothing(String text) {
        Result result = run(text);

        assertThat(result.status()).isEqualTo(Status.JOB_DESCRIPTION_ERROR);
        assertThat(result.instructions()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(drop (i32.load (i32.const 65536)))",
                "(drop (i32.load offset=65533 (i32.const 0)))",
                "(drop (i32.load offset=4294967295 (i32.const 1)))",
                "(drop (i32.load offset=2147483648 (i32.const 2147483647)))",
                "(drop (i64.load offset=2147483649 (i32.const 2147483647)))",
                "(i32.store8 (i32.const -1) (i32.const 0))",
                "(memory.fill (i32.const 1) (i32.const 0) (i32.const 65536))",
                "(memory.fill (i32.const 1) (i32.const 0) (i32.const -1))",
                "(memory.copy (i32.const -1) (i32.const 0) (i32.const 2))",
                "(drop (i32.div_s (i32.const 0x80000000) (i32.const -1)))",
                "(drop (i64.rem_u (i64.const 1) (i64.const 0)))",
                "(drop (i32.trunc_f64_s (f64.const nan)))"
            })
    void what_webassembly_forbids_is_an_exception(String body) {
        assertThat(status(start(body))).isEqualTo(Status.EXCEPTION_OCCURRED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(call_indirect (i32.const 1))",
                "(call_indirect (i32.const 7))",
                "(call_indirect (param i32) (i32.const 0) (i32.const 0))",
                "(table.set 0 (i32.const 9) (ref.null func))",
                "(table.fill 0 (i32.const 1) (ref.null func) (i32.const 2))"
            })
    void a_table_keeps_its_bounds_and_types(String body) {
        assertThat(status("(module (table 2 funcref) (func $f) (elem (i32.const 0) $f) (func (export \"_start\") "
                        + body + "))"))
                .isEqualTo(Status.EXCEPTION_OCCURRED);
    }

    @Test
    void output_beyond_the_storage_ends_the_run_and_what_was_written_before_is_kept() {
        Job job = InThisProcess.job("""
                        (module (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
                          (memory (export "memory") 1) (data (i32.const 0) "\\08\\00\\00\\00\\06\\00\\00\\00hello\\n")
                          (func (export "_start") (loop $again
                            (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 20))) (br $again))))
                        """).withLimits(new Limits(1_000_000_000, 1, 20));

        Result result = InThisProcess.everywhere(job);

        assertThat(result.status()).isEqualTo(Status.STORAGE_EXCEEDED);
        assertThat(result.output().standardOutput().length()).isEqualTo(18);
    }

    @Test
    void buffers_that_overlap_a_thousand_times_are_refused_before_anything_is_copied() {
        // 1,024 buffers of 64 KiB each, all the same place: 64 MiB in one call, of 1 MiB that is allowed
        Result result = run("""
                (module (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
                  (memory (export "memory") 1)
                  (func (export "_start") (local i32)
                    (loop $again
                      (i32.store offset=4 (local.get 0) (i32.const 65536))
                      (local.set 0 (i32.add (local.get 0) (i32.const 8)))
                      (br_if $again (i32.lt_u (local.get 0) (i32.const 8192))))
                    (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1024) (i32.const 9000)))))
                """);

        assertThat(result.status()).isEqualTo(Status.STORAGE_EXCEEDED);
        assertThat(result.output().standardOutput().length()).isZero();
    }

    @Test
    void a_function_that_is_imported_three_hundred_times_is_the_same_on_every_engine() {
        StringBuilder module = new StringBuilder("(module ");
        for (int index = 0; index < 300; index++) {
            String name = index == 290 ? "proc_exit" : "sched_yield";
            module.append("(import \"wasi_snapshot_preview1\" \"" + name + "\" (func $f" + index
                    + (index == 290 ? " (param i32)))" : " (result i32)))"));
        }
        module.append("(func (export \"_start\") (drop (call $f299)) (call $f290 (i32.const 5))))");

        assertThat(run(module.toString()).output().exitCode()).isEqualTo(5);
    }

    @Test
    void cut_and_changed_modules_are_refused_or_run_and_never_break_anything() {
        byte[] whole = WasmTools.wat(start("(local.set 0 (i32.const 5)) (loop $l (local.set 0 (i32.sub (local.get 0)"
                        + " (i32.const 1))) (br_if $l (local.get 0)))"))
                .copy();
        Random random = new Random(14);
        int metered = 0;
        for (int round = 0; round < 3_000; round++) {
            byte[] changed = Arrays.copyOf(whole, round % 4 == 0 ? random.nextInt(whole.length) : whole.length);
            for (int flip = 0; flip < 1 + random.nextInt(3) && changed.length > 8; flip++) {
                changed[8 + random.nextInt(changed.length - 8)] = (byte) random.nextInt(256);
            }
            Bytes module = Bytes.of(changed);
            if (Instrumenter.instrument(module) instanceof Instrumenter.Metered && metered++ < 8) {
                Job job = Job.of(InThisProcess.MANIFEST, module, new Limits(20_000, 16, 100));
                assertThat(List.of(InThisProcess.run(InThisProcess.INTERPRETED, job)))
                        .as(module.toHex())
                        .containsExactly(InThisProcess.run(InThisProcess.V8, job));
            }
        }
        assertThat(metered).isPositive();
    }
}
