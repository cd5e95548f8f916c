package org.gridmarket.gateway.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.chain.Outcome;
import org.gridmarket.gateway.EnergyInTest;
import org.gridmarket.gateway.LedgerInMemory;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.readmodel.DatabaseAddress;
import org.gridmarket.gateway.readmodel.EventBlock;
import org.gridmarket.gateway.readmodel.ReadDatabase;
import org.gridmarket.gateway.readmodel.ReadModel;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rows that no interval names go, by what the ledger judges. */
final class ForgettingChoreTest {
    private final MarketOnLedger market = Founding.market();
    private final LedgerInMemory chain = new LedgerInMemory(market);
    private final LiveMarket live = new LiveMarket();
    private final ReadDatabase database =
            ReadDatabase.open(DatabaseAddress.parse("h2:mem:forgetting"), 2, EnergyInTest.TABLES);
    private final ReadModel model =
            new ReadModel(database.jdbi(), List.of(EnergyInTest.alone().followedBy(live)));
    private final Chore chore = new ForgettingChore(database.jdbi(), live, Organisation.DSO);

    @AfterEach
    void close() {
        database.jdbi().useHandle(rows -> rows.execute("drop all objects"));
        database.close();
    }

    private void read() {
        model.resume();
        model.apply(chain.blocks().stream().map(EventBlock::of).toList());
    }

    @Test
    void proposals_that_have_fallen_off_are_named_and_go() {
        read(); // those of the founding hold from long ago on

        Chore.Step.Submit step = (Chore.Step.Submit) chore.next(market.now());
        Outcome outcome = chain.submit(step.as(), step.function(), step.argument());

        assertThat(step.function()).isEqualTo("energy:forget");
        assertThat(outcome).isInstanceOf(Outcome.Committed.class);
        assertThat(chore.next(market.now())).isInstanceOf(Chore.Step.Wait.class);
    }
}
