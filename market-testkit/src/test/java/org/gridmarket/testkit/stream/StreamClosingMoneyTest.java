package org.gridmarket.testkit.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gridmarket.kernel.stream.lane.MissingRange;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Ways in which an allocation of one lane ends, with what each party has gained in µ (stream-market, Known answers). */
class StreamClosingMoneyTest {
    /** @param gains of customer, supplier, mediator, treasury; the allocator's are always the same */
    private record Way(String name, List<Long> gains, int lieEpoch, UnaryOperator<OneAllocation> play) {
        static Way of(String name, UnaryOperator<OneAllocation> play, Long... gains) {
            return new Way(name, List.of(gains), -1, play);
        }

        static Way lying(String name, UnaryOperator<OneAllocation> play, Long... gains) {
            return new Way(name, List.of(gains), 1, play);
        }
    }

    private static final List<Way> WAYS = List.of(
            Way.of("all good", it -> it.good(0, 1, 2), -5_870L, 5_710L, 60L, 0L),
            Way.of(
                    "positions 1100..1199 missing in epoch 1",
                    it -> it.good(0)
                            .root(1, List.of(new MissingRange(1_100, 1_199)), Map.of())
                            .reveal(1)
                            .open(1)
                            .good(2),
                    -5_870L,
                    5_550L,
                    60L,
                    160L),
            Way.of("no root in epoch 1", it -> it.good(0).timeOutRoot(1), -3_910L, 1_390L, 20L, 2_400L),
            Way.of(
                    "no opening in epoch 1",
                    it -> it.good(0).root(1).reveal(1).timeOutOpening(1),
                    -3_930L,
                    -50L,
                    40L,
                    3_840L),
            Way.of(
                    "no reveal in epoch 1, roots 1 and 2 posted",
                    it -> it.good(0).root(1).root(2).timeOutReveal(1),
                    -6_350L,
                    5_710L,
                    60L,
                    480L),
            Way.of(
                    "supplier wrong in epoch 1",
                    it -> it.good(0).wrongRoot(1).reveal(1).open(1).verdict(1),
                    -3_930L,
                    -50L,
                    204L,
                    3_676L),
            Way.lying(
                    "customer wrong in epoch 1, root 2 posted",
                    it -> it.good(0).root(1).reveal(1).open(1).root(2).verdict(1),
                    -7_790L,
                    5_710L,
                    224L,
                    1_756L),
            Way.lying(
                    "inputs withheld in epoch 1, root 2 posted",
                    it -> it.good(0).root(1).reveal(1).open(1).root(2).verdict(1, StreamVerdict.WITHHELD),
                    -7_790L,
                    5_710L,
                    224L,
                    1_756L),
            Way.of(
                    "customer signed another input in epoch 1, root 2 posted",
                    it -> it.good(0).rootOfOtherInput(1).reveal(1).open(1).root(2),
                    -7_790L,
                    5_710L,
                    60L,
                    1_920L),
            Way.lying(
                    "customer and supplier wrong in epoch 1",
                    it -> it.good(0).wrongRoot(1, 3).reveal(1).open(1).verdict(1),
                    -5_850L,
                    -50L,
                    204L,
                    5_596L),
            Way.of(
                    "one test of epoch 0 reached nobody",
                    it -> it.root(0, List.of(new MissingRange(10, 10)), Map.of())
                            .reveal(0)
                            .open(0)
                            .good(1, 2),
                    -5_874L,
                    5_708L,
                    60L,
                    6L),
            Way.of(
                    "supplier streamed another output than it opened",
                    it -> it.good(0, 1).prove(1),
                    -3_930L,
                    1_870L,
                    40L,
                    1_920L),
            Way.of("customer stops in epoch 0", it -> it.stopEarly().good(0, 1), -3_930L, 3_790L, 40L, 0L),
            Way.of(
                    "mediator silent",
                    it -> it.good(0).wrongRoot(1).reveal(1).open(1).timeOutVerdict(1),
                    -3_930L,
                    2_830L,
                    -1_880L,
                    2_880L));

    @TestFactory
    Stream<DynamicTest> everybody_gains_what_the_page_says() {
        return WAYS.stream()
                .map(way -> DynamicTest.dynamicTest(way.name(), () -> {
                    OneAllocation played = new OneAllocation(way.lieEpoch());
                    List<Long> gains = way.play().apply(played).end();
                    assertThat(gains.subList(0, 4)).isEqualTo(way.gains());
                    assertThat(gains.getLast()).isEqualTo(100);
                }));
    }
}
