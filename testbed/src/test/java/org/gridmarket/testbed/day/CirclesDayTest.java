package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmarket.agent.energy.meter.MeterDevice;
import org.gridmarket.agent.energy.plan.Household;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.mixing.CircleId;
import org.gridmarket.kernel.energy.offer.Side;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.testbed.microgrid.GeneratedMicrogrid;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.junit.jupiter.api.Test;

/** Noon of a group of twenty homes: those without panels only buy, those with panels sell. */
class CirclesDayTest {
    private static final NetLimit LIMIT = new NetLimit(Energy.ofWh(6_250), Energy.ofWh(5_000));
    private static final int HOMES = 20;
    private static final Microgrid GRID =
            MergedMicrogrid.of(GeneratedMicrogrid.of(3, HOMES, LIMIT).within(Interval.of(48), Interval.of(55)), HOMES);
    private static final AnonymityPlan PLAN = AnonymityPlan.of(GRID, GRID, HidingChoice.USUAL);

    /** One day for all tests that only look at it. */
    private static final DayInMemory DAY = new DayInMemory(GRID, PLAN).trade();

    private static <E extends EnergyEvent> List<E> events(DayInMemory day, Class<E> type) {
        return day.history().stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static Map<AccountKey, CircleId> circlesOfAccounts(DayInMemory day) {
        Map<MeterId, CircleId> circles = new HashMap<>();
        PLAN.circles().forEach(circle -> circle.homes().forEach(home -> circles.put(home, circle.id())));
        return events(day, EnergyEvent.ProsumerRegistered.class).stream()
                .collect(Collectors.toMap(
                        EnergyEvent.ProsumerRegistered::account,
                        registered -> circles.getOrDefault(registered.meter(), new CircleId("none"))));
    }

    @Test
    void one_group_is_cut_into_two_circles() {
        assertThat(PLAN.circles()).hasSize(2).allMatch(circle -> circle.homes().size() == HOMES / 2);
        assertThat(PLAN.circles().getFirst().energy())
                .isLessThan(PLAN.circles().getLast().energy());
    }

    @Test
    void everybody_mixes_with_its_own_circle_only() {
        Map<AccountKey, CircleId> circles = circlesOfAccounts(DAY);

        assertThat(events(DAY, EnergyEvent.MixOpened.class))
                .hasSize(2)
                .allSatisfy(opened -> assertThat(opened.lock().participants())
                        .hasSize(HOMES / 2)
                        .allMatch(key -> opened.lock().circle().equals(circles.get(key))));
    }

    @Test
    void homes_with_a_fitted_step_offer_one_step_in_the_hours_of_their_circle() {
        AnonymityPlan fitted =
                AnonymityPlan.of(GRID, GRID, new HidingChoice(1, null, Energy.UNLIMITED, HidingChoice.WHOLE_GROUP));
        PlannedCircle circle = fitted.circles().getFirst();
        DayInMemory day = new DayInMemory(GRID, fitted).trade();

        assertThat(events(day, EnergyEvent.OfferPosted.class).stream()
                        .flatMap(posted -> posted.page().offers().stream()))
                .isNotEmpty()
                .allSatisfy(posted -> {
                    Set<Interval> hours = posted.offer().side() == Side.SELL
                            ? circle.hours().selling()
                            : circle.hours().buying();
                    assertThat(posted.offer().energy()).isEqualTo(circle.energyStep());
                    assertThat(hours).containsAll(posted.offer().intervals());
                });
        requireSettled(day);
    }

    @Test
    void every_home_is_registered_with_the_limit_of_its_circle() {
        Map<MeterId, Energy> registered = events(DAY, EnergyEvent.RuleEffective.class).stream()
                .flatMap(effective -> effective.rules().changes().stream())
                .filter(RuleChange.RegisterSmartMeter.class::isInstance)
                .map(RuleChange.RegisterSmartMeter.class::cast)
                .collect(Collectors.toMap(RuleChange.RegisterSmartMeter::meter, CirclesDayTest::productionLimit));

        PLAN.circles()
                .forEach(circle -> assertThat(circle.homes())
                        .allSatisfy(home -> assertThat(registered).containsEntry(home, circle.limit(PLAN.bundles()))));
    }

    private static Energy productionLimit(RuleChange.RegisterSmartMeter meter) {
        TradingLimits limits = meter.limits();
        return limits.production();
    }

    @Test
    void accounts_of_both_circles_trade_with_each_other() {
        assertThat(DAY.lines().stream().map(line -> line.finding().traded()).reduce(Energy.ZERO, Energy::plus))
                .isGreaterThan(Energy.ZERO);
        assertThat(DAY.board().traces().offences()).isEmpty();
    }

    @Test
    void a_day_in_two_circles_is_conserved_and_settled() {
        requireSettled(DAY);
    }

    private static void requireSettled(DayInMemory day) {
        assertThat(day.board().accounts().assetOffence()).isEmpty();
        assertThat(day.board().accounts().creditOffence()).isEmpty();
        assertThat(day.board().accounts().unsettled()).isEmpty();
        assertThat(day.board().accounts().lent()).isEqualTo(Money.ZERO);
        assertThat(day.homes().meters().stream().map(MeterDevice::imbalance)).allMatch(Optional::isEmpty);
        assertThat(day.homes().agents())
                .allSatisfy(agent -> assertThat(agent.waitsFor()).isEqualTo("nothing"))
                .allSatisfy(agent -> assertThat(agent.refusals()).isEmpty());
    }

    @Test
    void the_report_tells_limit_step_and_anonymity_set_of_each_circle() {
        PrivacyFigures figures =
                new PrivacyReview(GRID, PLAN, DAY.board().privacy()).figures(DAY.board(), 0, List.of());

        assertThat(figures.circles()).hasSize(2).allSatisfy(circle -> {
            assertThat(circle.anonymitySet()).isEqualTo(HOMES / 2);
            assertThat(circle.step()).isEqualTo(Energy.ofWh(50));
        });
        assertThat(figures.keys(EnergySum.ZERO, PeerAnswers.NOT_ASKED))
                .containsEntry("circles", 2)
                .containsEntry("circle_prosumers_min", HOMES / 2)
                .containsEntry("group_prosumers_min", HOMES)
                .containsEntry(
                        "equal_l_wh",
                        PLAN.circles().getLast().limit(PLAN.bundles()).wh());
    }

    @Test
    void the_leak_is_reckoned_from_the_total_of_each_circle() {
        PrivacyFigures figures =
                new PrivacyReview(GRID, PLAN, DAY.board().privacy()).figures(DAY.board(), 0, List.of());

        assertThat(figures.leak().observed() + figures.leak().idle())
                .as("homes, intervals, sides")
                .isEqualTo(HOMES * 8L * 2);
        assertThat(figures.leak().idle()).as("who only buys never sells").isPositive();
    }

    @Test
    void a_circle_below_k_min_takes_its_bundles_back_and_the_other_trades() {
        Microgrid few =
                MergedMicrogrid.of(GeneratedMicrogrid.of(7, 7, LIMIT).within(Interval.of(48), Interval.of(55)), 7);
        AnonymityPlan plan = split(AnonymityPlan.of(few, few, HidingChoice.USUAL), few, 5);
        DayInMemory day = new DayInMemory(few, plan).trade();

        assertThat(events(day, EnergyEvent.MixNotOpened.class))
                .singleElement()
                .isEqualTo(new EnergyEvent.MixNotOpened(
                        Interval.of(48), plan.circles().getLast().group(), new CircleId("two"), 2));
        assertThat(events(day, EnergyEvent.MixReclaimed.class)).hasSize(2);
        assertThat(events(day, EnergyEvent.MixCommitted.class)).hasSize(1);
        requireSettled(day);
    }

    /** The same plan with the first homes in one circle and the others in another. */
    private static AnonymityPlan split(AnonymityPlan plan, Microgrid grid, int first) {
        PlannedCircle all = plan.circles().getFirst();
        List<MeterId> homes = grid.homes().stream().map(Household::meter).toList();
        return new AnonymityPlan(
                plan.window(),
                plan.lead(),
                plan.bundles(),
                List.of(
                        part(all, "one", homes.subList(0, first)),
                        part(all, "two", homes.subList(first, homes.size()))),
                plan.leastParticipants(),
                plan.times(),
                plan.bearable(),
                plan.unrestricted());
    }

    private static PlannedCircle part(PlannedCircle whole, String name, List<MeterId> homes) {
        return new PlannedCircle(
                new CircleId(name), whole.group(), homes, whole.energy(), whole.energyStep(), whole.hours());
    }
}
