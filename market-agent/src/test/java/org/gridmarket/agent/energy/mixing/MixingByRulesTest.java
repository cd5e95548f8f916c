package org.gridmarket.agent.energy.mixing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.gridmarket.agent.energy.plan.TradingHours;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.mixing.MixCircle;
import org.gridmarket.kernel.energy.mixing.MixWindow;
import org.gridmarket.kernel.energy.mixing.MixingTerms;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.junit.jupiter.api.Test;

/** A home that knows of its windows what the ledger tells, and nothing beforehand. */
class MixingByRulesTest {
    private static final MeterId HOME = new MeterId("101");
    private static final MeterId OTHER = new MeterId("102");
    private static final MixingTerms TERMS = WindowExample.drawnByThree().terms();
    private static final int LENGTH = TERMS.window();
    private static final Interval FROM = Interval.of(16);
    private static final MarketCalendar CALENDAR = EnergyExamples.calendarOfDays();
    private static final MixCircle LARGE =
            new MixCircle(new CircleId("large"), Energy.ofWh(900), new Money(2_000_000), Energy.ofWh(100));

    private final MixingByRules windows = new MixingByRules(HOME, TradingHours.ANY, 12);

    private static MixingTerms terms(int length, List<MixCircle> circles) {
        return new MixingTerms(
                length,
                length,
                TERMS.bundles(),
                circles,
                TERMS.leastParticipants(),
                TERMS.priceStep(),
                TERMS.times(),
                TERMS.boards(),
                TERMS.draw());
    }

    private void effective(Interval from, RuleChange change) {
        windows.observe(new EnergyEvent.RuleEffective(new ProposedRules("rules", from, List.of(change))));
    }

    private static LedgerTime in(Round round) {
        return new LedgerTime(CALENDAR.gate(round).epochMillis() - 1);
    }

    private List<Interval> ahead(Round round) {
        return windows.ahead(CALENDAR, in(round)).stream()
                .map(HomeWindow::first)
                .toList();
    }

    @Test
    void a_market_that_has_not_agreed_on_mixing_is_told_apart() {
        assertThat(windows.hasRules()).isFalse();

        effective(FROM, new RuleChange.SetMixing(TERMS));

        assertThat(windows.hasRules()).isTrue();
    }

    @Test
    void windows_follow_each_other_from_the_rule_on() {
        effective(FROM, new RuleChange.SetMixing(TERMS));

        assertThat(windows.from(FROM)).isPresent();
        assertThat(windows.from(FROM.plus(7 * LENGTH))).isPresent();
        assertThat(windows.from(FROM.next())).isEmpty();
        assertThat(windows.from(FROM.minus(LENGTH))).isEmpty();
    }

    @Test
    void ahead_are_those_that_can_still_be_joined_and_named_whole() {
        effective(FROM, new RuleChange.SetMixing(TERMS));
        Interval second = FROM.plus(LENGTH);
        MixWindow window = windows.from(second).orElseThrow().window();

        assertThat(ahead(window.joinBook().round())).startsWith(second);
        assertThat(ahead(window.joinBook().next().round()))
                .doesNotContain(second)
                .startsWith(second.plus(LENGTH));
        assertThat(windows.ahead(CALENDAR, in(window.joinBook().round())))
                .allSatisfy(known -> assertThat(known.window().last())
                        .isLessThanOrEqualTo(
                                CALENDAR.lastNameable(in(window.joinBook().round()))));
    }

    @Test
    void before_any_rule_there_is_nothing_to_mix() {
        assertThat(ahead(Round.of(5))).isEmpty();
        assertThat(windows.beforehand()).isEmpty();
    }

    @Test
    void other_terms_hold_from_their_own_interval_on() {
        effective(FROM, new RuleChange.SetMixing(TERMS));
        Interval later = FROM.plus(3 * LENGTH);

        effective(later, new RuleChange.SetMixing(terms(4, TERMS.circles())));

        assertThat(windows.from(later.minus(LENGTH)).orElseThrow().window().terms())
                .isEqualTo(TERMS);
        assertThat(windows.from(later.plus(4)).orElseThrow().window().last()).isEqualTo(later.plus(7));
    }

    @Test
    void it_mixes_in_the_circle_that_its_own_meter_was_put_into() {
        effective(
                FROM,
                new RuleChange.SetMixing(terms(LENGTH, List.of(TERMS.circles().getFirst(), LARGE))));
        Interval second = FROM.plus(LENGTH);
        effective(FROM, new RuleChange.SetMeterCircle(OTHER, LARGE.id()));
        effective(second, new RuleChange.SetMeterCircle(HOME, LARGE.id()));

        assertThat(windows.from(FROM).orElseThrow().circle())
                .isEqualTo(TERMS.circles().getFirst());
        assertThat(windows.from(second).orElseThrow().circle()).isEqualTo(LARGE);
        assertThat(windows.from(second).orElseThrow().credit()).isEqualTo(new Money(2_000_000L * TERMS.bundles()));
    }

    /** Whoever sets the rules must not be able to end the programs of all homes. */
    @Test
    void terms_with_too_few_bundles_for_a_window_are_not_mixed_under() {
        effective(FROM, new RuleChange.SetMixing(WindowExample.ofIntervals(96).terms()));

        assertThat(windows.from(FROM)).isEmpty();
    }

    @Test
    void hours_of_the_day_are_those_of_every_day() {
        MixingByRules restricted =
                new MixingByRules(HOME, new TradingHours(true, Set.of(Interval.of(18)), Set.of(Interval.of(23))), 12);
        restricted.observe(new EnergyEvent.MarketFounded(CALENDAR));
        restricted.observe(new EnergyEvent.RuleEffective(
                new ProposedRules("rules", FROM, List.of(new RuleChange.SetMixing(TERMS)))));
        int day = 24 * 60 / CALENDAR.intervalMinutes();

        HomeWindow tomorrow = restricted.from(FROM.plus(day)).orElseThrow();

        assertThat(tomorrow.hours().selling()).containsExactly(Interval.of(18 + day));
        assertThat(tomorrow.hours().buying()).containsExactly(Interval.of(23 + day));
    }

    /** The home would be silent otherwise, and trade nothing. */
    @Test
    void terms_with_too_few_bundles_are_said_to_be_beyond_its_reach() {
        assertThat(windows.beyondReach()).as("no terms at all").isEmpty();

        MixingTerms few = terms(BundlePlan.SERVED * TERMS.bundles() + 1, TERMS.circles());
        effective(FROM, new RuleChange.SetMixing(few));
        assertThat(windows.beyondReach()).contains(few);
        assertThat(BundlePlan.leastBundles(few)).isEqualTo(TERMS.bundles() + 1);

        effective(
                FROM.plus(few.window()),
                new RuleChange.SetMixing(terms(BundlePlan.SERVED * TERMS.bundles(), TERMS.circles())));
        assertThat(windows.beyondReach()).isEmpty();
    }
}
