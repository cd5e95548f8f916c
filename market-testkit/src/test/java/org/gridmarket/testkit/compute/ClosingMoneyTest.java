package org.gridmarket.testkit.compute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.compute.Cast.D;
import static org.gridmarket.testkit.compute.Cast.JC;
import static org.gridmarket.testkit.compute.Cast.M1;
import static org.gridmarket.testkit.compute.Cast.M2;
import static org.gridmarket.testkit.compute.Cast.M3;
import static org.gridmarket.testkit.compute.Cast.RP;
import static org.gridmarket.testkit.compute.Cast.S;
import static org.gridmarket.testkit.compute.Cast.TREASURY;
import static org.gridmarket.testkit.compute.ComputeExamples.LIE;
import static org.gridmarket.testkit.compute.ComputeExamples.NOISE;
import static org.gridmarket.testkit.compute.ComputeExamples.RIGHT;
import static org.gridmarket.testkit.compute.ComputeExamples.run;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gridmarket.kernel.compute.match.Finding;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.match.RejectReason;
import org.gridmarket.kernel.quantity.Money;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every way to close a match, with what each party has gained in µ (compute-market, Known answers; the model's answers.py). */
class ClosingMoneyTest {
    /**
     * One way to close.
     *
     * @param gains of job creator, provider, three mediators, directory, solver and treasury
     */
    private record Way(String name, Outcome outcome, List<Long> gains, int auditRate, Consumer<OneMatch> play) {
        static Way of(String name, Outcome outcome, Consumer<OneMatch> play, Long... gains) {
            return new Way(name, outcome, List.of(gains), 250, play);
        }
    }

    private static void commitRight(OneMatch match) {
        match.commit(RIGHT).orThrow();
    }

    private static void commitLie(OneMatch match) {
        match.commit(LIE).orThrow();
    }

    private static void reject(OneMatch match) {
        match.reject(RejectReason.WRONG_RESULTS).orThrow();
    }

    private static void complain(OneMatch match) {
        match.reject(RejectReason.RESULT_NOT_FOUND).orThrow();
    }

    private static void silence(OneMatch match) {
        match.silence().orThrow();
    }

    private static void firstMediatorRuns(OneMatch match) {
        match.report(M1, run(RIGHT)).orThrow();
    }

    private static void providerReveals(OneMatch match) {
        match.reveal(RP, RIGHT).orThrow();
    }

    private static void firstMediatorRevealsTheLie(OneMatch match) {
        match.reveal(M1, LIE).orThrow();
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // read only
    private static Consumer<OneMatch> steps(Consumer<OneMatch>... steps) {
        return match -> Stream.of(steps).forEach(step -> step.accept(match));
    }

    // spotless:off
    private static Stream<Way> ways() {
        return Stream.of(
            Way.of("accepted", Outcome.ACCEPTED,
                steps(ClosingMoneyTest::commitRight, match -> match.accept(RIGHT).orThrow()),
                -30_433L, 30_070L, 101L, 0L, 0L, 61L, 201L, 0L),
            Way.of("rejected or drawn, the provider is right", Outcome.NONE,
                steps(ClosingMoneyTest::commitRight, ClosingMoneyTest::reject, ClosingMoneyTest::firstMediatorRuns, ClosingMoneyTest::providerReveals, match -> match.acceptVerdict(JC).orThrow()),
                -67_558L, 30_070L, 37_226L, 0L, 0L, 61L, 201L, 0L),
            Way.of("the job creator is silent, the provider is right", Outcome.NONE,
                steps(ClosingMoneyTest::commitRight, ClosingMoneyTest::silence, ClosingMoneyTest::firstMediatorRuns, ClosingMoneyTest::providerReveals, ClosingMoneyTest::silence),
                -67_558L, 30_070L, 37_226L, 0L, 0L, 61L, 201L, 0L),
            Way.of("the provider is wrong", Outcome.RP,
                steps(ClosingMoneyTest::commitLie, ClosingMoneyTest::reject, ClosingMoneyTest::firstMediatorRuns, ClosingMoneyTest::firstMediatorRevealsTheLie, match -> match.acceptVerdict(RP).orThrow()),
                42_817L, -2_116_680L, 37_226L, 0L, 0L, 61L, 201L, 2_036_375L),
            Way.of("the provider is wrong and hides its opening", Outcome.RP,
                steps(ClosingMoneyTest::commitLie, ClosingMoneyTest::reject, ClosingMoneyTest::firstMediatorRuns, ClosingMoneyTest::silence, ClosingMoneyTest::silence),
                42_817L, -2_116_680L, 37_226L, 0L, 0L, 61L, 201L, 2_036_375L),
            Way.of("the provider is wrong, contests it, and a second run agrees with the first", Outcome.RP,
                steps(ClosingMoneyTest::commitLie, ClosingMoneyTest::reject, ClosingMoneyTest::firstMediatorRuns, ClosingMoneyTest::firstMediatorRevealsTheLie, match -> match.appeal(RP).orThrow(),
                    match -> match.take(M2).orThrow(), match -> match.report(M2, run(RIGHT)).orThrow()),
                42_817L, -2_153_805L, 37_226L, 37_125L, 0L, 61L, 201L, 2_036_375L),
            Way.of("the provider is right, the first mediator lies, the provider contests it", Outcome.NONE,
                steps(ClosingMoneyTest::commitRight, ClosingMoneyTest::reject, match -> match.report(M1, NOISE).orThrow(), ClosingMoneyTest::providerReveals,
                    match -> match.appeal(RP).orThrow(),
                    match -> match.take(M2).orThrow(), match -> match.report(M2, run(RIGHT)).orThrow(),
                    match -> match.take(M3).orThrow(), match -> match.report(M3, run(RIGHT)).orThrow()),
                -67_558L, 30_070L, -95_500L, 37_226L, 37_125L, 61L, 201L, 58_375L),
            Way.of("the directory has no delivery", Outcome.DIRECTORY,
                steps(ClosingMoneyTest::commitRight, ClosingMoneyTest::complain, match -> match.report(M1, run(RIGHT, Finding.GONE)).orThrow(),
                    ClosingMoneyTest::providerReveals, match -> match.acceptVerdict(JC).orThrow()),
                -30_402L, 30_100L, 37_226L, 0L, 0L, -37_125L, 201L, 0L),
            Way.of("the delivery is rubbish", Outcome.RP,
                steps(ClosingMoneyTest::commitRight, ClosingMoneyTest::complain, match -> match.report(M1, run(RIGHT, Finding.BAD)).orThrow(),
                    ClosingMoneyTest::providerReveals, match -> match.acceptVerdict(RP).orThrow()),
                42_817L, -2_116_680L, 37_226L, 0L, 0L, 61L, 201L, 2_036_375L),
            Way.of("the first mediator is silent, the second finds the provider right", Outcome.NONE,
                steps(ClosingMoneyTest::commitRight, ClosingMoneyTest::reject, ClosingMoneyTest::silence, match -> match.take(M2).orThrow(),
                    match -> match.report(M2, run(RIGHT)).orThrow(), ClosingMoneyTest::providerReveals,
                    match -> match.acceptVerdict(JC).orThrow()),
                -67_558L, 30_070L, -95_500L, 37_226L, 0L, 61L, 201L, 95_500L),
            Way.of("all mediators are silent", Outcome.NOBODY,
                steps(ClosingMoneyTest::commitRight, ClosingMoneyTest::reject, ClosingMoneyTest::silence, ClosingMoneyTest::silence),
                -21_632L, 21_370L, -95_500L, 0L, 0L, 61L, 201L, 95_500L),
            Way.of("the verdict is contested and nobody takes the case", Outcome.NOBODY,
                steps(ClosingMoneyTest::commitLie, ClosingMoneyTest::reject, ClosingMoneyTest::firstMediatorRuns, ClosingMoneyTest::firstMediatorRevealsTheLie, match -> match.appeal(RP).orThrow(), ClosingMoneyTest::silence),
                -21_632L, 21_370L, 0L, 0L, 0L, 61L, 201L, 0L),
            Way.of("the provider declines", Outcome.DECLINED,
                match -> match.decline().orThrow(),
                0L, -363L, 0L, 0L, 0L, 0L, 0L, 363L),
            Way.of("the provider is silent", Outcome.PROVIDER_SILENT,
                ClosingMoneyTest::silence,
                43_000L, -43_363L, 0L, 0L, 0L, 0L, 0L, 363L),
            new Way("nothing is audited, job creator and provider are silent", Outcome.LAPSED,
                List.of(-183L, -180L, 101L, 0L, 0L, 61L, 201L, 0L), 0,
                steps(ClosingMoneyTest::commitRight, match -> match.ledger().waitUntilOver(match.id()).pass(3_600_000), ClosingMoneyTest::silence)),
            new Way("nothing is audited, the job creator is silent, the provider shows its result", Outcome.ACCEPTED,
                List.of(-30_433L, 30_070L, 101L, 0L, 0L, 61L, 201L, 0L), 0,
                steps(ClosingMoneyTest::commitRight, match -> match.ledger().waitUntilOver(match.id()), ClosingMoneyTest::providerReveals)));
    }
    // spotless:on

    private static List<Long> gains(OneMatch match) {
        return Stream.of(JC, RP, M1, M2, M3, D, S, TREASURY).map(match::gainOf).toList();
    }

    @TestFactory
    Stream<DynamicTest> each_way_to_close_pays_what_the_page_says() {
        return ways().map(way -> DynamicTest.dynamicTest(way.name(), () -> {
            OneMatch match = OneMatch.matched(new OneMatch.Setting() {
                @Override
                public int auditRate() {
                    return way.auditRate();
                }
            });

            way.play().accept(match);

            assertThat(match.outcome()).isEqualTo(way.outcome());
            List<Long> gains = gains(match);
            assertThat(gains).isEqualTo(way.gains());
            assertThat(gains.stream().mapToLong(gain -> gain).sum())
                    .as("no µ appears or is lost")
                    .isZero();
            assertThat(match.ledger().offences()).isEmpty();
        }));
    }

    @Test
    void every_outcome_is_played() {
        assertThat(ways().map(Way::outcome)).contains(Outcome.values());
    }

    @Test
    void estimate_mediation_fine_and_fees_are_those_of_the_page() {
        OneMatch example = OneMatch.matched();

        Match match = example.ledger().match(example.id());

        assertThat(match.estimate()).isEqualTo(new Money(43_000));
        assertThat(match.mediation()).isEqualTo(new Money(52_500));
        assertThat(match.fine()).isEqualTo(new Money(2_116_500));
        assertThat(match.fees()).isEqualTo(new Money(363));
    }

    @Test
    void a_match_that_is_made_moves_nothing_but_stakes() {
        OneMatch match = OneMatch.matched();

        assertThat(gains(match)).containsOnly(0L);
    }
}
