package org.gridmarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bits of a NaN, where they show, on all engines: those that an instruction made are canonical and positive, on x86
 * too, whose own are negative; loaded ones stay (spec/compute-market.md, "Sandbox").
 */
class NanTest {
    private static final long CANONICAL = 0x7ff8_0000_0000_0000L;
    private static final long PAYLOAD = 0xfff4_0000_0000_1234L;

    /** Runs instructions that leave a number of 64 bits, and tells it. */
    private static long bits(String more, String body) {
        Result result = InThisProcess.everywhere(
                InThisProcess.job("""
                (module
                  (import "wasi_snapshot_preview1" "fd_write" (func $write (param i32 i32 i32 i32) (result i32)))
                  (memory (export "memory") 1)
                  (data (i32.const 0) "\\08\\00\\00\\00\\08\\00\\00\\00")
                  (data (i32.const 64) "\\34\\12\\00\\00\\00\\00\\f4\\ff")
                  (data (i32.const 80) "\\34\\12\\b0\\ff")
                """ + more + "(func $run (result i64) (local f64 f64 f32) " + body + ")" + """
                          (func (export "_start")
                            (i64.store (i32.const 8) (call $run))
                            (drop (call $write (i32.const 1) (i32.const 0) (i32.const 1) (i32.const 32)))))
                        """));
        assertThat(result.status()).isEqualTo(Status.COMPLETED);
        return ByteBuffer.wrap(result.output().standardOutput().copy())
                .order(ByteOrder.LITTLE_ENDIAN)
                .getLong();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(f64.div (f64.const 0) (f64.const 0))",
                "(f64.sub (f64.const inf) (f64.const inf))",
                "(f64.sqrt (f64.const -1))",
                "(f64.mul (f64.load (i32.const 64)) (f64.const 1))",
                "(f64.max (f64.load (i32.const 64)) (f64.const 1))",
                "(f64.nearest (f64.load (i32.const 64)))",
                "(f64.promote_f32 (f32.load (i32.const 80)))",
                "(select (f64.div (f64.const 0) (f64.const 0)) (f64.load (i32.const 64)) (i32.const 1))",
                "(block (result f64) (br 0 (f64.sqrt (f64.const -1))))",
                "(f64.abs (f64.neg (f64.div (f64.const 0) (f64.const 0))))"
            })
    void a_calculated_one_is_canonical(String expression) {
        assertThat(bits("", "(i64.reinterpret_f64 " + expression + ")")).isEqualTo(CANONICAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(f64.load (i32.const 64))",
                "(select (f64.load (i32.const 64)) (f64.div (f64.const 0) (f64.const 0)) (i32.const 1))",
                "(block (result f64) (local.set 0 (f64.load (i32.const 64))) (local.get 0))",
                "(f64.neg (f64.neg (f64.load (i32.const 64))))",
                "(call $same (f64.load (i32.const 64)))"
            })
    void a_loaded_one_keeps_its_bits(String expression) {
        String same = "(func $same (param f64) (result f64) (local.get 0))";

        assertThat(bits(same, "(i64.reinterpret_f64 " + expression + ")")).isEqualTo(PAYLOAD);
    }

    @Test
    void a_local_that_is_set_both_ways_holds_each_as_it_should_be() {
        String body = """
                (local.set 0 (f64.load (i32.const 64)))
                (local.set 1 (f64.div (f64.const 0) (f64.const 0)))
                (local.set 0 (f64.add (local.get 0) (local.get 1)))
                (i64.sub (i64.reinterpret_f64 (local.get 0)) (i64.reinterpret_f64 (local.get 1)))
                """;

        assertThat(bits("", body)).isZero();
    }

    @Test
    void single_precision_is_treated_alike() {
        String body = """
                (local.set 2 (f32.div (f32.const 0) (f32.const 0)))
                (i64.extend_i32_u (i32.reinterpret_f32 (local.get 2)))
                """;

        assertThat(bits("", body)).isEqualTo(0x7fc0_0000L);
    }

    @Test
    void a_call_with_several_calculated_operands_shows_canonical_ones() {
        String pair = "(func $pair (param f64 i32 f64) (result i64) (i64.and (i64.reinterpret_f64 (local.get 0))"
                + " (i64.reinterpret_f64 (local.get 2))))";
        String body = "(call $pair (f64.sqrt (f64.const -1)) (i32.const 3) (f64.sqrt (f64.const -4)))";

        assertThat(bits(pair, body)).isEqualTo(CANONICAL);
    }

    @Test
    void a_hot_loop_makes_the_same_bits_after_the_compiler_has_optimised_it() {
        String body = """
                (local i32)
                (loop $again
                  (f64.store (i32.const 96) (f64.div (f64.const 0) (f64.convert_i32_u (i32.and (local.get 3) (i32.const 1)))))
                  (local.set 3 (i32.add (local.get 3) (i32.const 1)))
                  (br_if $again (i32.lt_u (local.get 3) (i32.const 300001))))
                (i64.load (i32.const 96))
                """;

        assertThat(bits("", body)).isEqualTo(CANONICAL);
    }
}
