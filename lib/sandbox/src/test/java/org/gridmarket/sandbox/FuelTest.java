package org.gridmarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is counted, and how a run ends at the limit (spec/compute-market.md, "Sandbox"). */
class FuelTest {
    private static Result run(String text) {
        return InThisProcess.everywhere(InThisProcess.job(text));
    }

    @Test
    void an_empty_program_costs_nothing() {
        Result result = run("(module (func (export \"_start\")))");

        assertThat(result.status()).isEqualTo(Status.COMPLETED);
        assertThat(result.instructions()).isZero();
    }

    @Test
    void every_executed_instruction_costs_one_and_structure_costs_nothing() {
        Result result = run(
                """
                (module (func (export "_start") (local i32)
                  (block nop (loop $again
                    (local.set 0 (i32.add (local.get 0) (i32.const 1)))
                    (br_if $again (i32.lt_u (local.get 0) (i32.const 10)))))))
                """);

        assertThat(result.instructions()).isEqualTo(10 * 8);
    }
}
