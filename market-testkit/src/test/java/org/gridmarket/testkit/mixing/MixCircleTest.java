package org.gridmarket.testkit.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.testkit.mixing.MixingMarket.BUNDLE;
import static org.gridmarket.testkit.mixing.MixingMarket.BUNDLES;
import static org.gridmarket.testkit.mixing.MixingMarket.GROUP;
import static org.gridmarket.testkit.mixing.MixingMarket.LARGE;
import static org.gridmarket.testkit.mixing.MixingMarket.MIX;
import static org.gridmarket.testkit.mixing.MixingMarket.SMALL;
import static org.gridmarket.testkit.mixing.MixingMarket.SMALL_BUNDLE;
import static org.gridmarket.testkit.mixing.MixingMarket.WINDOW;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.energy.mixing.BlameEvidence;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.LockedRun;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixLock;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.energy.offer.OfferRejection;
import org.gridmarket.kernel.energy.registry.SmartMeter;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.Test;

/** Homes that are alike mix with each other only: homes 1 to 4 in the large circle, 5 to 8 in the small one. */
class MixCircleTest {
    private static final int LARGE_OUTPUT = 1_001;
    private static final int SMALL_OUTPUT = 1_501;
    private static final MixSession LARGE_SESSION = new MixSession(WINDOW, GROUP, 0);
    private static final MixSession SMALL_SESSION = new MixSession(WINDOW, GROUP, 1);

    private static List<AccountKey> homes(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(EnergyExamples::account)
                .sorted()
                .toList();
    }

    private static MixingMarket mixed() {
        MixingMarket mixing = MixingMarket.openedInCircles(4, 4);
        commit(mixing, LARGE_SESSION, LARGE_OUTPUT);
        commit(mixing, SMALL_SESSION, SMALL_OUTPUT);
        return mixing;
    }

    private static void commit(MixingMarket mixing, MixSession session, int firstOutput) {
        LockedRun run = mixing.run(session);
        mixing.commit(new MixTable(mixing, run, firstOutput, List.of()).playHonestly())
                .orThrow();
    }

    private static Account account(MixingMarket mixing, int number) {
        return mixing.market().state().account(EnergyExamples.account(number));
    }

    private static Decision<Receipt> sell(MixingMarket mixing, int output, long wh) {
        EnergyCommand.PostOffers post = new EnergyCommand.PostOffers(
                mixing.market().round().book(), List.of(MarketOnLedger.selling(wh, WINDOW)));
        return mixing.market().run(EnergyExamples.keyPair(output), post);
    }

    private static void assertRefused(Decision<?> answer, Object code) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        refused -> assertThat(refused.reason().code()).isEqualTo(code));
    }

    @Test
    void joins_of_two_circles_are_never_in_one_session() {
        MixingMarket mixing = MixingMarket.openedInCircles(4, 3);

        assertThat(mixing.run(LARGE_SESSION).lock().participants()).isEqualTo(homes(1, 4));
        assertThat(mixing.run(LARGE_SESSION).lock().circle()).isEqualTo(LARGE.id());
        assertThat(mixing.run(SMALL_SESSION).lock().participants()).isEqualTo(homes(5, 7));
        assertThat(mixing.run(SMALL_SESSION).lock().circle()).isEqualTo(SMALL.id());
    }

    @Test
    void a_join_lends_the_bundles_of_the_circle_of_its_meter() {
        MixingMarket mixing = MixingMarket.openedInCircles(3, 3);

        assertThat(account(mixing, 1).credit()).isEqualTo(paidInLess(LARGE));
        assertThat(account(mixing, 5).credit()).isEqualTo(paidInLess(SMALL));
        assertThat(account(mixing, 5).holding(WINDOW).orElseThrow().production())
                .isEqualTo(BUNDLE.energyOf(BUNDLES).plus(Energy.ofWh(200)).minus(SMALL_BUNDLE.energyOf(BUNDLES)));
    }

    private static Money paidInLess(MixCircle circle) {
        return new Money(MixingMarket.PAID_IN - BUNDLES * circle.credit().micro());
    }

    @Test
    void outputs_receive_the_bundle_of_their_circle() {
        MixingMarket mixing = mixed();

        assertThat(account(mixing, LARGE_OUTPUT).credit()).isEqualTo(BUNDLE.credit());
        assertThat(account(mixing, SMALL_OUTPUT).credit()).isEqualTo(SMALL_BUNDLE.credit());
        assertThat(account(mixing, SMALL_OUTPUT).holdings())
                .allSatisfy(held -> assertThat(held.consumption()).isEqualTo(SMALL_BUNDLE.energy()));
        assertThat(mixing.violations()).isEmpty();
    }

    @Test
    void offers_of_an_anonymous_account_are_in_the_steps_of_its_circle() {
        MixingMarket mixing = mixed();

        assertThat(sell(mixing, LARGE_OUTPUT, 150).isAccepted()).isTrue();
        assertThat(sell(mixing, SMALL_OUTPUT, 160).isAccepted()).isTrue();
        assertRefused(sell(mixing, LARGE_OUTPUT + 1, 160), OfferRejection.OFF_STEP);
        assertRefused(sell(mixing, SMALL_OUTPUT + 1, 150), OfferRejection.OFF_STEP);
    }

    @Test
    void a_circle_below_k_min_is_not_opened_and_told() {
        MixingMarket mixing = MixingMarket.openedInCircles(4, 2);

        assertThat(mixing.market().events())
                .contains(new EnergyEvent.MixNotOpened(WINDOW, GROUP, SMALL.id(), 2))
                .filteredOn(EnergyEvent.MixOpened.class::isInstance)
                .singleElement()
                .isEqualTo(new EnergyEvent.MixOpened(mixing.run(LARGE_SESSION).lock()));
    }

    @Test
    void a_circle_below_k_min_takes_its_bundles_back_at_once_while_the_other_mixes() {
        MixingMarket mixing = MixingMarket.openedInCircles(4, 2);

        mixing.reclaim(5).orThrow();
        mixing.reclaim(6).orThrow();
        assertRefused(mixing.reclaim(1), MixRejection.MIX_PENDING);
        commit(mixing, LARGE_SESSION, LARGE_OUTPUT);

        assertThat(mixing.isWhole(5)).isTrue();
        assertThat(mixing.isWhole(6)).isTrue();
        assertThat(mixing.violations()).isEmpty();
    }

    @Test
    void session_numbers_go_on_where_the_first_circle_is_not_opened() {
        MixingMarket mixing = MixingMarket.openedInCircles(2, 4);

        assertThat(mixing.run(LARGE_SESSION).lock().circle()).isEqualTo(SMALL.id());
    }

    @Test
    void a_circle_whose_run_is_aborted_goes_on_with_its_own_bundle() {
        MixingMarket mixing = MixingMarket.openedInCircles(4, 4);
        commit(mixing, LARGE_SESSION, LARGE_OUTPUT);
        MixTable failed = new MixTable(mixing, mixing.run(SMALL_SESSION), SMALL_OUTPUT, List.of())
                .sabotage(1, (culprit, honest) -> List.of());
        failed.play();
        int guilty = failed.homeAt(1);
        abort(mixing, failed.transcript());

        MixLock next = mixing.run(SMALL_SESSION).lock();
        mixing.reclaim(guilty).orThrow();
        commit(mixing, SMALL_SESSION, SMALL_OUTPUT + 100);

        assertThat(next.circle()).isEqualTo(SMALL.id());
        assertThat(next.participants()).hasSize(3).doesNotContain(EnergyExamples.account(guilty));
        assertThat(mixing.isWhole(guilty)).isTrue();
        assertThat(mixing.violations()).isEmpty();
    }

    private static void abort(MixingMarket mixing, BlameEvidence evidence) {
        mixing.market()
                .run(EnergyExamples.keyPair(1), new EnergyCommand.AbortMix(SMALL_SESSION, 0, evidence))
                .orThrow();
    }

    @Test
    void a_mix_of_two_circles_that_nobody_carried_out_comes_back_whole() {
        MixingMarket mixing = MixingMarket.openedInCircles(4, 4);
        mixing.market().advanceThrough(MIX.lastBook());

        IntStream.rangeClosed(1, 8).forEach(home -> mixing.reclaim(home).orThrow());

        assertThat(IntStream.rangeClosed(1, 8)).allMatch(mixing::isWhole);
        assertThat(mixing.violations()).isEmpty();
    }

    @Test
    void a_change_of_circle_counts_from_the_window_that_it_names() {
        Interval next = MIX.last().next();
        MixingMarket mixing = MixingMarket.foundedInCircles(intoSmall("later", next));
        mixing.supply(1);
        mixing.join(1).orThrow();

        assertThat(circleOf(mixing, WINDOW)).isEmpty();
        assertThat(circleOf(mixing, next)).contains(SMALL.id());
        assertThat(mixing.market().events().getLast())
                .isInstanceOfSatisfying(
                        EnergyEvent.MixJoined.class,
                        joined -> assertThat(joined.circle()).isEqualTo(LARGE.id()));
    }

    private static ProposedRules intoSmall(String name, Interval from) {
        return new ProposedRules(name, from, List.of(new RuleChange.SetMeterCircle(Founding.meter(1), SMALL.id())));
    }

    private static Optional<CircleId> circleOf(MixingMarket mixing, Interval t) {
        String meter = mixing.market()
                .ask(new EnergyQuery.ReadMeter(Founding.meter(1)))
                .orThrow()
                .result();
        return RecordCodec.of(SmartMeter.class).read(meter).circleAt(t);
    }

    @Test
    void circles_of_the_past_fall_off_so_that_a_meter_can_always_change() {
        MixingMarket mixing = MixingMarket.founded();
        for (int change = 0; change <= EnergyLimit.VERSIONS_PER_RULE.ceiling(); change++) {
            Interval first =
                    mixing.market().calendar().firstChangeable(mixing.market().now());
            Interval from = Interval.of(Math.ceilDiv(first.index(), MIX.terms().window())
                    * MIX.terms().window());
            Founding.approve(mixing.market(), intoSmall("change-" + change, from), MarketOnLedger.REGULATOR_ADMIN);
            mixing.market().goToGate(mixing.market().round().plus(MIX.terms().window()));
        }

        assertThat(circleOf(mixing, Interval.of(1_000))).contains(SMALL.id());
    }
}
