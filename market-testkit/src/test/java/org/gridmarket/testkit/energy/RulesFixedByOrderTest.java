package org.gridmarket.testkit.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RejectionCode;
import org.gridmarket.kernel.energy.account.AccountRejection;
import org.gridmarket.kernel.energy.account.AssetAmount;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.energy.rule.RuleRejection;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.junit.jupiter.api.Test;

/**
 * Timestamps of a block need not rise. Seed 57 of the simulation: a clock ahead withdrew for an interval whose limits an approval
 * by a clock behind then lowered, and the account had more than L (docs/adr/0038-order-fixes-rules.md).
 */
final class RulesFixedByOrderTest {
    private static final int HOME = 1;
    private static final long LOWERED_WH = 5;

    private final MarketOnLedger market = Founding.market();
    private final Round last = market.round().plus(2);
    private final Interval t = market.calendar().lastFixedBy(last);

    private Decision<Receipt> withdrawAhead(long wh) {
        market.goToGate(last.next());
        return market.run(
                EnergyExamples.keyPair(HOME),
                new EnergyCommand.WithdrawAssets(List.of(new AssetAmount(t, Energy.ofWh(wh), Energy.ZERO))));
    }

    private Decision<Receipt> lowerBehind() {
        market.goTo(market.calendar().gate(last).plusMillis(-1));
        ProposedRules lower = new ProposedRules(
                "lower", t, List.of(new RuleChange.SetMeterLimits(Founding.meter(HOME), Founding.limits(LOWERED_WH))));
        market.run(MarketOnLedger.DSO_ADMIN, new EnergyCommand.ProposeRules(lower))
                .orThrow();
        return market.run(MarketOnLedger.REGULATOR_ADMIN, new EnergyCommand.ApproveRules(lower.id(), lower.digest()));
    }

    private static void assertRefused(Decision<Receipt> answer, RejectionCode code) {
        assertThat(answer)
                .isInstanceOfSatisfying(
                        Decision.Rejected.class,
                        refused -> assertThat(refused.reason().code()).isEqualTo(code));
    }

    @Test
    void what_a_clock_ahead_has_withdrawn_no_approval_behind_it_lowers() {
        market.advanceThrough(last);
        withdrawAhead(LOWERED_WH + 1).orThrow();

        assertRefused(lowerBehind(), RuleRejection.RULE_TOO_SOON);
    }

    @Test
    void a_clock_ahead_withdraws_nothing_while_its_limits_may_be_lowered() {
        assertRefused(withdrawAhead(LOWERED_WH + 1), AccountRejection.INTERVAL_TOO_FAR);

        lowerBehind().orThrow();
        market.advanceThrough(last);

        assertRefused(withdrawAhead(LOWERED_WH + 1), AccountRejection.PRODUCTION_LIMIT_EXCEEDED);
        assertThat(withdrawAhead(LOWERED_WH).isAccepted()).isTrue();
    }
}
