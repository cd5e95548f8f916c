package org.gridmarket.testkit.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.operation.EnergyLifeCycles;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.junit.jupiter.api.Test;

/** The effects that the tables state are what operations do. */
class LifeCycleEffectsTest {
    private static final Interval T1 = Interval.of(1);
    private static final Round R1 = Round.of(1);

    @Test
    void operations_of_a_trading_day_do_what_their_rows_state() {
        MarketOnLedger market = Witnesses.swept();
        market.run(MarketOnLedger.DSO, new EnergyCommand.Forget(List.of("grid"), List.of()))
                .orThrow();
        market.run(
                        MarketOnLedger.COOPERATIVE_ADMIN,
                        new EnergyCommand.WithdrawLicence(EnergyExamples.account(Founding.FIRST_SOLVER)))
                .orThrow();

        EffectsCheck check = EffectsCheck.of(market);

        assertThat(check.differences()).isEmpty();
        assertThat(check.functions())
                .containsExactlyInAnyOrder(
                        "energy:closeRound",
                        "energy:finalise",
                        "energy:settle",
                        "energy:sweep",
                        "energy:proposeRules",
                        "energy:approveRules",
                        "energy:grantLicence",
                        "energy:withdrawLicence",
                        "energy:forget");
    }

    @Test
    void an_upload_in_parts_does_what_its_rows_state() {
        Witnesses.Offered offered = Witnesses.offered();
        MarketOnLedger market = offered.market();
        var solver = EnergyExamples.keyPair(Founding.FIRST_SOLVER);
        market.run(solver, new EnergyCommand.PostSolutionPart(0, 0, Solution.of(R1, List.of(offered.trade(500)))))
                .orThrow();
        market.run(solver, new EnergyCommand.SealSolution(R1, 0)).orThrow();
        market.advanceThrough(T1);

        EffectsCheck check = EffectsCheck.of(market);

        assertThat(check.differences()).isEmpty();
        assertThat(check.functions()).contains("energy:postSolutionPart", "energy:sealSolution", "energy:finalise");
    }

    @Test
    void every_life_cycle_has_a_name_of_its_own_and_rows() {
        assertThat(EnergyLifeCycles.ALL)
                .extracting(LifeCycle::name)
                .doesNotHaveDuplicates()
                .hasSizeGreaterThan(4);
        assertThat(EnergyLifeCycles.ALL)
                .allSatisfy(cycle -> assertThat(cycle.rows()).isNotEmpty());
    }
}
