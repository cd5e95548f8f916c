package org.gridmarket.testbed.simulation.mutant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.gridmarket.testbed.simulation.Fault;
import org.gridmarket.testbed.simulation.SimulatedMarkets;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A few of the bugs, so that the suite stays fast; {@code ./gridmarket simulate --mutants} looks for all. */
class SeededBugsTest {
    private static final Path PROJECT = Path.of("..");
    private static final int SEEDS = 20;
    private static final int STEPS = 60;

    @TestFactory
    Stream<DynamicTest> every_bug_has_its_place_in_the_code() {
        return SeededBugs.ALL_BUGS.stream()
                .map(bug -> DynamicTest.dynamicTest(
                        bug.name(), () -> assertThat(bug.in(sourceOf(bug))).isNotEqualTo(sourceOf(bug))));
    }

    private static String sourceOf(Mutant bug) throws IOException {
        return Files.readString(PROJECT.resolve(bug.file()));
    }

    @Test
    void every_fault_of_gateways_endorsers_boards_agents_and_wires_has_a_bug_that_does_harm_with_it() {
        Set<Fault> covered = EnumSet.noneOf(Fault.class);
        SeededBugs.ALL_BUGS.stream()
                .filter(bug -> bug.faults().size() < Fault.values().length)
                .forEach(bug -> covered.addAll(bug.faults()));

        assertThat(covered)
                .contains(
                        Fault.BYZANTINE_GATEWAY,
                        Fault.BYZANTINE_ENDORSER,
                        Fault.FORKED_BOARD,
                        Fault.AGENT_CRASH,
                        Fault.PARTITION,
                        Fault.FULL_BOOKS);
    }

    @TestFactory
    Stream<DynamicTest> a_bug_is_found() {
        return SeededBugs.ALL_BUGS.stream()
                .filter(bug -> bug.world().equals(SimulatedMarkets.ENERGY)
                        ? bug.faults().equals(Set.of(Fault.BYZANTINE_ENDORSER))
                                || bug.faults().equals(Set.of(Fault.BYZANTINE_GATEWAY))
                        : bug.faults().isEmpty() || bug.faults().equals(Set.of(Fault.DELAY)))
                .map(bug -> DynamicTest.dynamicTest(
                        bug.name(),
                        () -> assertThat(new MutantHunt(PROJECT, SEEDS, STEPS)
                                        .hunt(bug)
                                        .found())
                                .isTrue()));
    }

    @Test
    void every_market_has_bugs_of_its_own() {
        assertThat(SeededBugs.ALL_BUGS)
                .extracting(Mutant::world)
                .contains(
                        SimulatedMarkets.ENERGY,
                        SimulatedMarkets.CLOCK,
                        SimulatedMarkets.PURSE,
                        SimulatedMarkets.COMPUTE,
                        SimulatedMarkets.ALLOCATION);
    }

    @Test
    void code_without_a_bug_is_not_said_to_have_one() {
        Mutant harmless = new Mutant(
                "a comment more",
                "market-kernel/src/main/java/org/gridmarket/kernel/contest/Contest.java",
                "package org.gridmarket.kernel.contest;",
                "package org.gridmarket.kernel.contest; // harmless",
                Set.of(Fault.BYZANTINE_GATEWAY));

        MutantHunt.Outcome outcome = new MutantHunt(PROJECT, 2, STEPS).hunt(harmless);

        assertThat(outcome.found()).isFalse();
        assertThat(outcome.detail()).contains("BYZANTINE_GATEWAY");
    }

    @Test
    void a_bug_whose_place_is_gone_is_named() throws IOException {
        Mutant gone = new Mutant(
                "of the past", "README.md", "this stands nowhere in the page", "", Set.of(Fault.BYZANTINE_GATEWAY));
        String page = sourceOf(gone);

        assertThatIllegalStateException().isThrownBy(() -> gone.in(page)).withMessageContaining("of the past");
    }
}
