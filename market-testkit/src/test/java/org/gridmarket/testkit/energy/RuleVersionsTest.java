package org.gridmarket.testkit.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.gridmarket.kernel.agreement.AgreementRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.grid.FeederLoad;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.energy.view.MarketView;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.RecordCodec;
import org.junit.jupiter.api.Test;

/** Versions of rules fall off when nobody can ask for them any more, and then make room. */
final class RuleVersionsTest {
    private static final int VERSIONS = 4;
    private static final int LONG_ENOUGH = 1_000;
    private static final FeederId FEEDER = new FeederId("f1");

    private final EnergyLimits limits = EnergyLimits.STANDARD.with(EnergyLimit.VERSIONS_PER_RULE, VERSIONS);
    private final MarketOnLedger market = Founding.market(EnergyExamples.calendar(), EnergyExamples.grid(), limits);
    private int proposals;

    private Decision<Receipt> approve(RuleChange change) {
        Interval from = market.calendar().firstChangeable(market.now());
        ProposedRules rules = new ProposedRules("change-" + proposals++, from, List.of(change));
        market.run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeRules(rules))
                .orThrow();
        Decision<Receipt> answer =
                market.run(MarketOnLedger.REGULATOR_ADMIN, new EnergyCommand.ApproveRules(rules.id(), rules.digest()));
        market.goToGate(market.round());
        return answer;
    }

    private static RuleChange tariff() {
        return new RuleChange.SetTariff(EnergyExamples.tariff());
    }

    private static RuleChange meterLimits(long wh) {
        return new RuleChange.SetMeterLimits(Founding.meter(1), Founding.limits(wh));
    }

    private static void assertTooMany(Decision<Receipt> answer) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        refused -> assertThat(refused.reason().code()).isEqualTo(AgreementRejection.TOO_MANY_VERSIONS));
    }

    @Test
    void a_tariff_that_was_refused_for_too_many_versions_is_taken_later() {
        for (int change = 1; change < VERSIONS; change++) { // the first version is as old as the market
            approve(tariff()).orThrow();
        }
        assertTooMany(approve(tariff()));

        market.goToGate(market.round().plus(LONG_ENOUGH));

        assertThat(approve(tariff()).isAccepted()).isTrue();
    }

    @Test
    void limits_of_a_meter_are_as_many_as_other_versions_and_fall_off_too() {
        for (int change = 1; change < VERSIONS; change++) {
            approve(meterLimits(100L * change)).orThrow();
        }
        assertTooMany(approve(meterLimits(1)));

        market.goToGate(market.round().plus(LONG_ENOUGH));

        assertThat(approve(meterLimits(1)).isAccepted()).isTrue();
    }

    @Test
    void a_feeder_is_loaded_with_the_limits_that_can_still_be_asked_for() {
        long others = load() - Founding.TRADING_LIMIT_WH;

        approve(meterLimits(7)).orThrow();
        assertThat(load()).as("the old limits still hold for a while").isEqualTo(others + Founding.TRADING_LIMIT_WH);

        market.goToGate(market.round().plus(LONG_ENOUGH));
        approve(meterLimits(9)).orThrow();
        assertThat(load()).isEqualTo(others + 9);

        market.goToGate(market.round().plus(LONG_ENOUGH));
        approve(meterLimits(3)).orThrow();
        market.goToGate(market.round().plus(LONG_ENOUGH));
        approve(meterLimits(9)).orThrow();
        assertThat(load()).as("limits that come and go do not add up").isEqualTo(others + 9);
    }

    private long load() {
        return RecordCodec.of(FeederLoad.class)
                .read(Objects.requireNonNull(market.ledger().state().get(Keys.of("feederload", FEEDER))))
                .production()
                .wh();
    }

    @Test
    void a_view_of_the_market_forgets_them_as_the_ledger_does() {
        MarketView view = new MarketView(limits);
        approve(tariff()).orThrow();
        Interval last = Interval.of(LONG_ENOUGH / 4);
        market.advanceThrough(last);
        approve(tariff()).orThrow();

        market.events().forEach(view::apply);

        assertThat(view.rules().tariff().versions()).hasSize(2);
        assertThat(view.rules().tariffAt(last)).isPresent();
    }
}
