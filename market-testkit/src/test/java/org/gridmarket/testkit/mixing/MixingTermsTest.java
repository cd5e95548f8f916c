package org.gridmarket.testkit.mixing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.gridmarket.kernel.energy.draw.DrawKey;
import org.gridmarket.kernel.energy.draw.DrawTerms;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixTimes;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

/** Windows, and terms that no session could keep. */
class MixingTermsTest {
    private static MixingTerms terms(int window, int bundles, int leastParticipants) {
        return terms(window, bundles, leastParticipants, circle("all", 500, 50));
    }

    private static MixCircle circle(String name, long energyWh, long stepWh) {
        return new MixCircle(new CircleId(name), Energy.ofWh(energyWh), new Money(100_000), Energy.ofWh(stepWh));
    }

    private static MixingTerms terms(int window, int bundles, int leastParticipants, MixCircle... circles) {
        return new MixingTerms(
                window,
                1,
                bundles,
                List.of(circles),
                leastParticipants,
                EnergyExamples.price(10),
                new MixTimes(10, 5, 5, 30),
                List.of(EnergyExamples.account(301)),
                EnergyExamples.draw(1));
    }

    @Test
    void windows_follow_each_other_from_the_start_of_their_terms() {
        MarketRules rules = EnergyExamples.rules().withMixing(Interval.of(3), MixingMarket.TERMS);

        assertThat(rules.windowOf(Interval.of(2))).isEmpty();
        assertThat(rules.windowOf(Interval.of(6)).map(MixWindow::first)).contains(Interval.of(3));
        assertThat(rules.windowOf(Interval.of(7)).map(MixWindow::first)).contains(Interval.of(7));
        assertThat(rules.windowFrom(Interval.of(6))).isEmpty();
    }

    @Test
    void a_mix_ends_an_interval_before_the_first_round_of_its_window() {
        assertThat(MixingMarket.MIX.lastBook()).isEqualTo(Book.of(MixingMarket.WINDOW.index() - 2));
        assertThat(MixingMarket.MIX.joinBook()).isEqualTo(Book.of(MixingMarket.WINDOW.index() - 4));
    }

    @Test
    void a_grid_that_changes_inside_a_window_is_found() {
        MarketRules rules = EnergyExamples.rules().withMixing(Interval.of(0), MixingMarket.TERMS);

        assertThat(rules.withGrid(Interval.of(8), EnergyExamples.grid()).changeWithinWindow())
                .isEmpty();
        assertThat(rules.withGrid(Interval.of(9), EnergyExamples.grid()).changeWithinWindow())
                .contains(Interval.of(9));
    }

    @Test
    void sessions_shrink_until_evidence_and_joint_transaction_fit() {
        assertThat(terms(96, 1, 5).participantsPerSession()).isEqualTo(50);
        assertThat(terms(96, 24, 5).participantsPerSession()).isEqualTo(17);
    }

    @Test
    void what_an_account_has_received_tells_its_step() {
        MixingTerms terms = terms(4, 2, 3, circle("large", 500, 50), circle("small", 200, 40), circle("twin", 200, 40));

        assertThat(terms.stepOf(Energy.ofWh(500))).isEqualTo(Energy.ofWh(50));
        assertThat(terms.stepOf(Energy.ofWh(200))).isEqualTo(Energy.ofWh(40));
    }

    @Test
    void circles_of_equal_bundles_and_other_steps_are_refused() {
        assertThatThrownBy(() -> terms(4, 2, 3, circle("one", 200, 40), circle("other", 200, 50)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        "circles one and other have bundles of 200 Wh alike, but steps of 40 Wh and 50 Wh");
    }

    @Test
    void circles_of_one_name_are_refused() {
        assertThatThrownBy(() -> terms(4, 2, 3, circle("one", 200, 40), circle("one", 500, 50)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there are two circles one");
    }

    @Test
    void terms_have_a_circle() {
        assertThatThrownBy(() -> terms(4, 2, 3, new MixCircle[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("circles 0 is outside 1..");
    }

    @Test
    void terms_without_room_for_twice_k_min_are_refused() {
        assertThatThrownBy(() -> terms(96, 96, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("has room for 4 participants; twice 5 are needed");
    }

    @Test
    void draw_keys_are_one_to_four_and_each_is_named_once() {
        DrawKey key = EnergyExamples.drawKeys(1).publicKey();

        assertThatThrownBy(() -> new DrawTerms(List.of(), 10)).hasMessageContaining("0 draw keys are outside 1..4");
        assertThatThrownBy(() -> EnergyExamples.draw(5)).hasMessageContaining("5 draw keys are outside 1..4");
        assertThatThrownBy(() -> new DrawTerms(List.of(key, key), 10)).hasMessageContaining("named twice");
    }

    @Test
    void a_draw_waits_for_a_second_to_a_day() {
        assertThatThrownBy(() -> new DrawTerms(EnergyExamples.draw(2).keys(), 0))
                .hasMessageContaining("waiting 0 s");
        assertThatThrownBy(() -> new DrawTerms(EnergyExamples.draw(2).keys(), 86_401))
                .hasMessageContaining("is outside 1..86400 s");
    }

    @Test
    void a_single_draw_key_is_always_needed() {
        LedgerTime sealed = new LedgerTime(0);

        assertThat(EnergyExamples.draw(1).sharesNeeded(sealed, sealed.plusMillis(60_000)))
                .isEqualTo(1);
        assertThat(EnergyExamples.draw(2).sharesNeeded(sealed, sealed.plusMillis(9_999)))
                .isEqualTo(2);
        assertThat(EnergyExamples.draw(2).sharesNeeded(sealed, sealed.plusMillis(10_000)))
                .isEqualTo(1);
    }
}
