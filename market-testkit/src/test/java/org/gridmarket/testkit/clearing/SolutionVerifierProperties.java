package org.gridmarket.testkit.clearing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.clearing.CarriedSolution;
import org.gridmarket.kernel.energy.clearing.PricedTrade;
import org.gridmarket.kernel.energy.clearing.RoundInstance;
import org.gridmarket.kernel.energy.clearing.RunningSums;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.SolutionVerifier;
import org.gridmarket.kernel.energy.clearing.SolutionVerifier.VerifiedPart;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.clearing.VerifiedSolution;
import org.gridmarket.testkit.energy.EnergyArbitraries;
import org.gridmarket.testkit.energy.EnergyArbitraries.SolvedInstance;
import org.gridmarket.testkit.energy.FeasibilityOracle;

/** The verifier against an independent oracle, on random small instances. */
class SolutionVerifierProperties {
    @Provide
    Arbitrary<SolvedInstance> solved() {
        return EnergyArbitraries.solvedInstances();
    }

    private static Decision<VerifiedSolution> verify(RoundInstance instance, List<Trade> trades) {
        return SolutionVerifier.verify(instance, Solution.of(instance.round(), trades));
    }

    @Property(tries = 400)
    void a_feasible_solution_is_accepted_with_the_value_the_oracle_finds(@ForAll("solved") SolvedInstance solved) {
        Assume.that(!solved.trades().isEmpty());

        VerifiedSolution verified = verify(solved.instance(), solved.trades()).orThrow();

        assertThat(verified.value()).isEqualTo(new FeasibilityOracle(solved.instance()).value(solved.trades()));
    }

    @Property(tries = 400)
    void prices_are_those_the_oracle_finds(@ForAll("solved") SolvedInstance solved) {
        Assume.that(!solved.trades().isEmpty());
        FeasibilityOracle oracle = new FeasibilityOracle(solved.instance());

        for (PricedTrade trade :
                verify(solved.instance(), solved.trades()).orThrow().trades()) {
            assertThat(trade.price().microPerWh()).isEqualTo(oracle.priceMicroPerWh(trade.trade()));
        }
    }

    @Property(tries = 1500)
    void a_changed_solution_is_accepted_exactly_when_the_oracle_finds_it_feasible(
            @ForAll("solved") SolvedInstance solved) {
        Assume.that(!solved.mutant().isEmpty());

        assertThat(verify(solved.instance(), solved.mutant()).isAccepted())
                .isEqualTo(new FeasibilityOracle(solved.instance()).isFeasible(solved.mutant()));
    }

    @Property(tries = 400)
    void parts_add_up_to_the_whole(@ForAll("solved") SolvedInstance solved, @ForAll @IntRange(max = 100) int cut) {
        Assume.that(solved.trades().size() > 1);
        int size = solved.trades().size();
        int at = 1 + cut % (size - 1);
        RoundInstance instance = solved.instance();

        VerifiedPart first = part(instance, RunningSums.START, solved.trades().subList(0, at));
        VerifiedPart second = part(instance, first.sums(), solved.trades().subList(at, size));

        VerifiedSolution whole = verify(instance, solved.trades()).orThrow();
        List<PricedTrade> both = new ArrayList<>(first.trades());
        both.addAll(second.trades());
        assertThat(both).isEqualTo(whole.trades());
        assertThat(SolutionVerifier.seal(instance, second.sums())).isEqualTo(Decision.accept(whole.value()));
    }

    private static VerifiedPart part(RoundInstance instance, RunningSums before, List<Trade> trades) {
        return SolutionVerifier.extend(instance, before, Solution.of(instance.round(), trades))
                .orThrow();
    }

    @Property(tries = 400)
    void parts_refuse_what_the_whole_refuses(
            @ForAll("solved") SolvedInstance solved, @ForAll @IntRange(max = 100) int cut) {
        Assume.that(solved.mutant().size() > 1);
        int at = 1 + cut % (solved.mutant().size() - 1);
        RoundInstance instance = solved.instance();
        Solution first = Solution.of(instance.round(), solved.mutant().subList(0, at));
        Solution second = Solution.of(
                instance.round(), solved.mutant().subList(at, solved.mutant().size()));

        boolean inParts = SolutionVerifier.extend(instance, RunningSums.START, first)
                .then(part -> SolutionVerifier.extend(instance, part.sums(), second))
                .then(part -> SolutionVerifier.seal(instance, part.sums()))
                .isAccepted();

        assertThat(inParts).isEqualTo(verify(instance, solved.mutant()).isAccepted());
    }

    @Property(tries = 400)
    void what_is_carried_over_is_always_feasible(
            @ForAll("solved") SolvedInstance earlier, @ForAll("solved") SolvedInstance now) {
        List<Trade> carried = trades(CarriedSolution.of(now.instance(), once(earlier.mutant())));

        assertThat(carried.isEmpty() || new FeasibilityOracle(now.instance()).isFeasible(carried))
                .isTrue();
    }

    @Property(tries = 200)
    void a_solution_that_still_fits_trade_by_trade_is_carried_over_whole(@ForAll("solved") SolvedInstance solved) {
        FeasibilityOracle oracle = new FeasibilityOracle(solved.instance());
        Assume.that(IntStream.rangeClosed(1, solved.trades().size())
                .allMatch(first -> oracle.isFeasible(solved.trades().subList(0, first)))); // net limits may bind midway

        assertThat(trades(CarriedSolution.of(solved.instance(), solved.trades())))
                .isEqualTo(solved.trades());
    }

    @Property(tries = 200)
    void carrying_one_interval_gives_its_share_of_carrying_all(@ForAll("solved") SolvedInstance solved) {
        Assume.that(!solved.mutant().isEmpty());
        RoundInstance instance = solved.instance();

        assertThat(CarriedSolution.of(
                                instance,
                                once(solved.mutant()),
                                instance.round().interval()::equals)
                        .trades())
                .isEqualTo(CarriedSolution.of(instance, once(solved.mutant()))
                        .tradesOf(instance.round().interval()));
    }

    /** An accepted solution names each pair once; a mutant may not. */
    private static List<Trade> once(List<Trade> trades) {
        TreeSet<Trade> pairs = new TreeSet<>(trades);
        return List.copyOf(pairs);
    }

    private static List<Trade> trades(VerifiedSolution solution) {
        return solution.trades().stream().map(PricedTrade::trade).toList();
    }
}
