package org.gridmarket.gateway.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.gateway.market.Chore;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.testkit.allocation.AllocationOnLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Books that are over are settled for whoever slept, and swept. */
final class SweepChoreTest {
    private final AllocationModel model = new AllocationModel(
            AllocationOnLedger.open(AllocationOnLedger.draft().fee(1).life(1).make()));
    private final AllocationOnLedger market = model.market;
    private final Chore sweeper = model.sweeper(Organisation.DSO);

    @BeforeEach
    void trade() {
        model.trade();
    }

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void owners_have_the_first_turn() {
        assertThat(model.work(sweeper, Organisation.DSO)).isEmpty();
    }

    @Test
    void pages_are_settled_and_a_book_with_open_fees_waits_for_the_operator() {
        market.at(1_300);

        assertThat(model.work(sweeper, Organisation.DSO)).containsExactly("allocation:settle");

        market.run(
                        AllocationOnLedger.OPERATOR,
                        new AllocationCommand.CollectFees(market.name(), Cycle.FIRST, AllocationOnLedger.account(9)))
                .orThrow();
        market.at(1_450);
        assertThat(model.work(sweeper, Organisation.DSO)).containsOnly("allocation:sweep");
        assertThat(model.progress().swept()).isZero();
        assertThat(market.offences()).isEmpty();
    }

    @Test
    void an_owner_that_settled_itself_is_not_settled_again() {
        market.at(1_200);
        model.read()
                .dues
                .of(market.name(), Cycle.FIRST, 50)
                .forEach(page -> market.settle(3, page).orThrow());
        market.at(1_300);

        assertThat(model.work(sweeper, Organisation.DSO)).isEmpty();
    }
}
