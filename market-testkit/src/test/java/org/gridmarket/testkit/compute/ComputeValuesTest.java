package org.gridmarket.testkit.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.kernel.compute.match.Draw;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.ResultStatus;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.compute.quantity.Millis;
import org.gridmarket.kernel.compute.quantity.Speed;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.QuantityException;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.Test;

/** Prices, times, hashes and draws, against the vectors of the page's model (vectors.py). */
class ComputeValuesTest {
    private static final MatchId MATCH = MatchId.of(filled(1), 0, filled(2), 0);
    private static final Opening OPENING = new Opening(
            ResultStatus.COMPLETED,
            filled(3),
            new Instructions(7_000_000_000_000L),
            new ByteCount(128L << 20),
            filled(4));

    private static Bytes filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return Bytes.of(bytes);
    }

    private static Money price(Ask ask, long instructions, long bytes) {
        return ask.price(new Instructions(instructions), new ByteCount(bytes));
    }

    @Test
    void hashes_are_those_of_the_model() {
        assertThat(MATCH.toString()).isEqualTo("5e123c23f692219419f8e905ac27c88724aa78790a1c1f62ecab0613afe0f8f5");
        assertThat(OPENING.commitment(MATCH).toHex())
                .isEqualTo("59e12d6b61c9f1610afa1e75d4c23d6adc3a7c9474952c00d35d7f087fca7cf5");
        assertThat(Draw.commitmentOf(filled(5)).toHex())
                .isEqualTo("037ccdf550af291622a6bb59fc5446c5cf0fa440629b0cdf757f4472fa4e27c7");
    }

    @Test
    void the_draw_is_that_of_the_model() {
        Bytes commitment = OPENING.commitment(MATCH);

        assertThat(Integer.toUnsignedLong(Draw.number(MATCH, commitment, filled(5))))
                .isEqualTo(2_202_812_338L);
        assertThat(Draw.isDrawn(MATCH, commitment, filled(5), 5_128)).isFalse();
        assertThat(Draw.isDrawn(MATCH, commitment, filled(5), 5_129)).isTrue();
        assertThat(Draw.isDrawn(MATCH, commitment, filled(5), 0)).isFalse();
        assertThat(Draw.isDrawn(MATCH, commitment, filled(5), 10_000)).isTrue();
    }

    @Test
    void of_two_thousand_secrets_56_are_drawn_at_the_standard_rate() {
        Bytes commitment = OPENING.commitment(MATCH);

        List<Integer> drawn = IntStream.range(0, 2_000)
                .filter(number -> Draw.isDrawn(
                        MATCH,
                        commitment,
                        Bytes.of(ByteBuffer.allocate(32).putInt(28, number).array()),
                        250))
                .boxed()
                .toList();

        assertThat(drawn).hasSize(56).startsWith(24, 29, 47, 129, 540);
    }

    @Test
    void prices_are_exact_at_their_limits() {
        assertThat(price(ComputeExamples.ASK_OF_PROVIDER, 7_000_000_000_000L, 640L << 20))
                .isEqualTo(new Money(30_250));
        assertThat(price(ComputeExamples.ask(0, 999_999_999_999L, 1), Instructions.MAX, ByteCount.MAX))
                .isEqualTo(new Money(1_000_000_000_000_024L));
        assertThat(price(ComputeExamples.ask(1, 1, 1), 999_999_999_999L, (1L << 30) - 1))
                .isEqualTo(new Money(1));
        long most = Ask.MAX_PART_MICRO;
        assertThat(price(ComputeExamples.ask(most, most, most), Instructions.MAX, ByteCount.MAX))
                .isEqualTo(new Money(most + 1_000 * most + 1_024 * most));
    }

    @Test
    void each_part_of_a_price_is_rounded_down_by_itself() {
        Ask ask = ComputeExamples.ask(0, 1, 1);

        assertThat(price(ask, 1_999_999_999_999L, (2L << 30) - 1)).isEqualTo(new Money(2));
        assertThat(price(ask, 999_999_999_999L, (1L << 30) - 1)).isEqualTo(Money.ZERO);
    }

    @Test
    void a_run_takes_the_time_of_both_parts_each_rounded_up() {
        Speed speed = new Speed(new Instructions(3), new ByteCount(7));

        assertThat(speed.time(new Instructions(1), new ByteCount(1))).isEqualTo(new Millis(334 + 143));
        assertThat(speed.time(new Instructions(0), new ByteCount(0))).isEqualTo(new Millis(0));
    }

    @Test
    void what_is_outside_its_range_is_refused() {
        assertThatThrownBy(() -> new Instructions(Instructions.MAX + 1)).isInstanceOf(QuantityException.class);
        assertThatThrownBy(() -> new ByteCount(-1)).isInstanceOf(QuantityException.class);
        assertThatThrownBy(() -> ComputeExamples.ask(Ask.MAX_PART_MICRO + 1, 0, 0))
                .isInstanceOf(QuantityException.class);
        assertThatThrownBy(() -> new Speed(new Instructions(0), new ByteCount(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
