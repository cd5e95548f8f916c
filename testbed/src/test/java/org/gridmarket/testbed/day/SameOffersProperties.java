package org.gridmarket.testbed.day;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.gridmarket.agent.energy.AgentTally;
import org.gridmarket.agent.energy.TradingAgent;
import org.gridmarket.kernel.energy.calendar.Objective;
import org.gridmarket.kernel.energy.grid.NetLimit;
import org.gridmarket.kernel.energy.offer.Offer;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.rule.MarketRules;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.solver.energy.MatcherChoice;
import org.gridmarket.testbed.microgrid.Admission;
import org.gridmarket.testbed.microgrid.DataFolder;
import org.gridmarket.testbed.microgrid.Microgrid;
import org.gridmarket.testbed.microgrid.RandomFolder;
import org.gridmarket.testbed.solve.OffLedgerSolve;
import org.gridmarket.testbed.solve.PriceChoice;
import org.gridmarket.testbed.solve.SolveSettings;

/** For random folders, what is solved off the ledger is what a ledger in memory takes. */
class SameOffersProperties {
    private static final NetLimit WIDE = new NetLimit(Energy.ofWh(50_000), Energy.ofWh(50_000));
    private static final SolveSettings EXACT =
            new SolveSettings(new MatcherChoice(), Objective.ENERGY, PriceChoice.NONE, OptionalInt.empty());

    @Property(tries = 60)
    void solve_reaches_the_optimum_of_the_offers_that_a_ledger_accepts(@ForAll long seed) throws IOException {
        Microgrid homes = folder(seed, true);
        OffLedgerSolve solve = new OffLedgerSolve(homes, EXACT, (t, last) -> {});
        Microgrid admitted = solve.admission().microgrid();
        Assume.that(solve.admission().cannotTrade().size() < homes.homes().size());

        DayInMemory day = new DayInMemory(admitted).trade();

        assertThat(day.homes().agents().stream().map(TradingAgent::tally).map(AgentTally::offersRefused))
                .allMatch(Map::isEmpty);
        assertThat(offers(day)).containsExactlyInAnyOrderElementsOf(offersOf(admitted));
        MarketRules rules =
                MarketRules.NONE.withGrid(homes.first(), homes.grid()).withTariff(homes.first(), DayPlan.TARIFF);
        EnergySum optimum = WholeDay.optimum(day.board().pages(), rules, homes.first(), homes.last());
        assertThat(optimum.wh()).isEqualTo(solve.run().value().energyWh());
    }

    @Property(tries = 60)
    void rows_that_are_refused_off_the_ledger_are_those_that_the_ledger_refuses(@ForAll long seed) throws IOException {
        Microgrid homes = folder(seed, false);

        DayInMemory raw = new DayInMemory(homes).trade();

        Admission admission = Admission.of(homes, DayPlan.TARIFF);
        assertThat(admission.cut()).isEmpty();
        assertThat(offers(raw)).containsExactlyInAnyOrderElementsOf(offersOf(admission.microgrid()));
    }

    private static List<Offer> offers(DayInMemory day) {
        return day.board().pages().stream()
                .flatMap(page -> page.offers().stream())
                .map(OfferPage.Posted::offer)
                .toList();
    }

    private static List<Offer> offersOf(Microgrid homes) {
        return homes.homes().stream()
                .flatMap(home -> home.plan().offers(DayPlan.TARIFF).stream())
                .toList();
    }

    private static Microgrid folder(long seed, boolean withLimits) throws IOException {
        Path folder = Files.createTempDirectory("gridmarket-random");
        try {
            RandomFolder.write(folder, seed, withLimits);
            return DataFolder.read(folder, WIDE).microgrid();
        } finally {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }
}
