package org.gridmarket.testkit.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.stream.StreamCast.M1;
import static org.gridmarket.testkit.stream.StreamCast.M2;
import static org.gridmarket.testkit.stream.StreamCast.M3;
import static org.gridmarket.testkit.stream.StreamCast.S1;
import static org.gridmarket.testkit.stream.StreamCast.S2;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.gridmarket.kernel.stream.lane.MissingRange;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Ways in which an allocation ends, with what each party has gained in µ (stream-market, Known answers; the others by
 * reference/stream-model, paths.py).
 */
class StreamClosingMoneyTest {
    private static final StreamDraft LYING = StreamDraft.PAGE.lying(new StreamDraft.Lie(1, 2));

    /** @param gains of customer, suppliers, mediators, treasury, allocator */
    private record Way(String name, StreamDraft draft, UnaryOperator<OneAllocation> play, List<Long> gains) {
        /** One supplier and one mediator; the allocator gets 100. */
        static Way of(
                String name, StreamDraft draft, UnaryOperator<OneAllocation> play, long c, long s, long m, long t) {
            return new Way(name, draft, play, List.of(c, s, m, t, 100L));
        }

        static Way of(String name, UnaryOperator<OneAllocation> play, long c, long s, long m, long t) {
            return of(name, StreamDraft.PAGE, play, c, s, m, t);
        }
    }

    private static List<Way> ofOneLane() {
        return List.of(
                Way.of("all good", it -> it.good(0, 1, 2), -5_870, 5_710, 60, 0),
                Way.of(
                        "positions 1100..1199 missing in epoch 1",
                        it -> it.good(0)
                                .root(S1, 1, List.of(new MissingRange(1_100, 1_199)), Map.of())
                                .reveal(1)
                                .open(1)
                                .good(2),
                        -5_870,
                        5_550,
                        60,
                        160),
                Way.of("no root in epoch 1", it -> it.good(0).timeOutRoot(S1, 1), -3_910, 1_390, 20, 2_400),
                Way.of(
                        "no opening in epoch 1",
                        it -> it.good(0).root(1).reveal(1).timeOutOpening(S1, 1),
                        -3_930,
                        -50,
                        40,
                        3_840),
                Way.of(
                        "no reveal in epoch 1, roots 1 and 2 posted",
                        it -> it.good(0).root(1).root(2).timeOutReveal(1),
                        -6_350,
                        5_710,
                        60,
                        480),
                Way.of(
                        "one test of epoch 0 reached nobody",
                        it -> it.root(S1, 0, List.of(new MissingRange(10, 10)), Map.of())
                                .reveal(0)
                                .open(0)
                                .good(1, 2),
                        -5_874,
                        5_708,
                        60,
                        6),
                Way.of(
                        "supplier streamed another output than it opened",
                        it -> it.good(0, 1).prove(S1, 1),
                        -3_930,
                        1_870,
                        40,
                        1_920),
                Way.of("customer stops in epoch 0", it -> it.stopEarly().good(0, 1), -3_930, 3_790, 40, 0));
    }

    private static List<Way> ofOneDispute() {
        return List.of(
                Way.of(
                        "supplier wrong in epoch 1",
                        it -> it.good(0).wrongRoot(S1, 1, 2).reveal(1).open(1).judge(1),
                        -3_930,
                        -50,
                        204,
                        3_676),
                Way.of(
                        "customer wrong in epoch 1, root 2 posted",
                        LYING,
                        it -> it.good(0).root(1).reveal(1).open(1).root(2).judge(1),
                        -7_790,
                        5_710,
                        224,
                        1_756),
                Way.of(
                        "inputs withheld in epoch 1",
                        LYING,
                        it -> it.good(0)
                                .root(1)
                                .reveal(1)
                                .open(1)
                                .verdict(M1, S1, 1, StreamVerdict.WITHHELD)
                                .conclude(1),
                        -5_850,
                        3_790,
                        204,
                        1_756),
                Way.of(
                        "customer signed another input in epoch 1, root 2 posted",
                        it -> it.good(0)
                                .rootOfOtherInput(S1, 1)
                                .reveal(1)
                                .open(1)
                                .root(2),
                        -7_790,
                        5_710,
                        60,
                        1_920),
                Way.of(
                        "customer and supplier wrong in epoch 1",
                        LYING,
                        it -> it.good(0).wrongRoot(S1, 1, 3).reveal(1).open(1).judge(1),
                        -5_850,
                        -50,
                        204,
                        5_596),
                Way.of(
                        "mediator silent",
                        it -> it.good(0).wrongRoot(S1, 1, 2).reveal(1).open(1).timeOutVerdict(1),
                        -3_930,
                        2_830,
                        -1_880,
                        2_880));
    }

    private static List<Way> ofSeveral() {
        List<Bytes> bribed = Stream.iterate(0, test -> test + 1)
                .limit(StreamDraft.TESTS)
                .map(test -> test == 2 ? PlannedStream.BAD : PlannedStream.good(test))
                .toList();
        StreamDraft two = StreamDraft.PAGE.lanes(2);
        return List.of(
                new Way(
                        "two replicas, all good",
                        two,
                        it -> it.good(0, 1, 2),
                        gains(-11_630, 5_710, 5_710, 60, 0, 150)),
                new Way(
                        "one of two replicas wrong in epoch 1",
                        two,
                        it -> it.good(0)
                                .wrongRoot(S1, 1, 0)
                                .root(S2, 1)
                                .reveal(1)
                                .open(1)
                                .judge(1)
                                .root(S2, 2)
                                .reveal(2)
                                .open(S2, 2),
                        gains(-9_710, -50, 5_710, 224, 3_676, 150)),
                new Way(
                        "one of three mediators lies",
                        StreamDraft.PAGE.panel(3),
                        it -> it.good(0)
                                .wrongRoot(S1, 1, 2)
                                .reveal(1)
                                .open(1)
                                .verdict(M1, S1, 1, StreamVerdict.found(bribed))
                                .verdict(M2, S1, 1)
                                .verdict(M3, S1, 1)
                                .conclude(1),
                        gains(-4_010, -50, -1_880, 204, 204, 5_432, 100)),
                new Way(
                        "a lying customer lets two lanes dispute in two epochs",
                        two.dearMediation(10, 3_000).lying(new StreamDraft.Lie(0, 2), new StreamDraft.Lie(1, 2)),
                        StreamClosingMoneyTest::twoDisputes,
                        gains(-13_898, 3_790, 3_788, 6_168, 2, 150)),
                new Way(
                        "a customer is silent at a reveal, and two lanes dispute about two epochs before it",
                        two.dearMediation(10, 3_000).lying(new StreamDraft.Lie(0, 2), new StreamDraft.Lie(1, 2)),
                        StreamClosingMoneyTest::silentThenTwoMediations,
                        gains(-15_838, 3_790, 5_708, 6_188, 2, 150)));
    }

    /** The second lane misses the false test of epoch 0, and meets that of epoch 1 (reference/stream-model, 23). */
    private static OneAllocation twoDisputes(OneAllocation it) {
        return firstOfTwoDisputes(it)
                .open(S2, 1)
                .verdict(M1, S1, 0)
                .conclude(0)
                .verdict(M1, S2, 1)
                .conclude(1);
    }

    /** What silence costs must not be taken before the mediations that the deposit is there for. */
    private static OneAllocation silentThenTwoMediations(OneAllocation it) {
        return firstOfTwoDisputes(it)
                .root(S2, 2)
                .timeOutReveal(2)
                .open(S2, 1)
                .verdict(M1, S1, 0)
                .conclude(0)
                .verdict(M1, S2, 1)
                .conclude(1);
    }

    private static OneAllocation firstOfTwoDisputes(OneAllocation it) {
        return it.root(S1, 0)
                .root(S2, 0, List.of(new MissingRange(30, 30)), Map.of())
                .reveal(0)
                .open(0)
                .root(1)
                .reveal(1);
    }

    private static List<Long> gains(long... gains) {
        return LongStream.of(gains).boxed().toList();
    }

    @TestFactory
    Stream<DynamicTest> everybody_gains_what_the_page_says() {
        return Stream.of(ofOneLane(), ofOneDispute(), ofSeveral())
                .flatMap(List::stream)
                .map(way -> DynamicTest.dynamicTest(
                        way.name(),
                        () -> assertThat(way.play().apply(way.draft().made()).end())
                                .isEqualTo(way.gains())));
    }
}
