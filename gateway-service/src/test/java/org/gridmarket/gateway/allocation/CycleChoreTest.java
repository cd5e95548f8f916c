package org.gridmarket.gateway.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketSchema;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.allocation.AllocationOnLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Cycles go on whoever sleeps. */
final class CycleChoreTest {
    private final AllocationModel model = new AllocationModel(
            AllocationOnLedger.founded(AllocationOnLedger.draft().make()));
    private final AllocationOnLedger market = model.market;

    @AfterEach
    void close() {
        model.close();
    }

    @Test
    void the_operator_closes_as_soon_as_the_book_is_over() {
        Chore closer = model.closer(Organisation.DSO);

        assertThat(model.work(closer, Organisation.DSO)).isEmpty();
        market.at(1_100);
        assertThat(model.work(closer, Organisation.DSO)).containsExactly("allocation:closeCycle");
    }

    @Test
    void nothing_is_asked_before_its_time() {
        market.at(1_099);
        model.read();

        assertThat(model.closer(Organisation.DSO).next(market.ledger().now()))
                .isEqualTo(new Chore.Step.Wait(market.schema()
                        .calendar()
                        .closes(model.progress().offering().orElseThrow())));
    }

    @Test
    void another_organisation_closes_when_the_operator_sleeps() {
        Chore closer = model.closer(Organisation.COOPERATIVE);
        market.at(1_119);
        assertThat(model.work(closer, Organisation.COOPERATIVE)).isEmpty();

        market.at(1_125);

        assertThat(model.work(closer, Organisation.COOPERATIVE)).containsExactly("allocation:closeCycle");
    }

    @Test
    void cycles_that_were_missed_are_closed_and_made_final_in_order() {
        market.at(1_000 + 3 * 150 + 20);

        assertThat(model.work(model.closer(Organisation.DSO), Organisation.DSO))
                .containsExactly(
                        "allocation:closeCycle",
                        "allocation:finalise",
                        "allocation:closeCycle",
                        "allocation:finalise",
                        "allocation:closeCycle",
                        "allocation:finalise");
        assertThat(model.progress().ended()).isEqualTo(2);
    }

    @Test
    void what_is_refused_is_left_for_a_turn() {
        market.at(1_100);
        Chore closer = model.closer(Organisation.DSO);
        LedgerTime now = market.ledger().now();
        model.read();
        Chore.Step.Submit first = (Chore.Step.Submit) closer.next(now);

        closer.ended(first, false, "", now);

        assertThat(closer.next(now)).isInstanceOf(Chore.Step.Wait.class);
        assertThat(closer.next(now.plusMillis(10_000))).isEqualTo(first);
    }

    @Test
    void a_refused_step_of_one_market_holds_up_no_other() {
        MarketSchema second = AllocationOnLedger.draft().named("later").make();
        market.run(AllocationOnLedger.OPERATOR, new AllocationCommand.ProposeMarket(second))
                .orThrow();
        market.run(AllocationOnLedger.SUPERVISOR, new AllocationCommand.ApproveMarket(second.name(), second.digest()))
                .orThrow();
        market.at(1_100);
        Chore closer = model.closer(Organisation.DSO);
        LedgerTime now = market.ledger().now();
        model.read();
        Chore.Step.Submit first = (Chore.Step.Submit) closer.next(now);
        closer.ended(first, false, "", now);

        assertThat(closer.next(now)).isInstanceOf(Chore.Step.Submit.class).isNotEqualTo(first);
    }

    @Test
    void organisations_have_turns_behind_the_operator_of_the_market() {
        Progress progress = model.progress();

        assertThat(List.of(
                        CycleChore.turn(Organisation.DSO, progress),
                        CycleChore.turn(Organisation.COOPERATIVE, progress),
                        CycleChore.turn(Organisation.REGULATOR, progress)))
                .containsExactly(0, 1, 2);
    }

    @Test
    void a_market_that_has_ended_asks_for_nothing() {
        var proposal = new AllocationCommand.ProposeEnd(market.name(), new Cycle(1));
        market.run(AllocationOnLedger.OPERATOR, proposal).orThrow();
        String digest = model.read()
                .reports
                .overview(market.ledger().now())
                .proposals()
                .getFirst()
                .digest();
        market.run(
                        AllocationOnLedger.SUPERVISOR,
                        new AllocationCommand.ApproveEnd(market.name(), proposal.from(), Bytes.hex(digest)))
                .orThrow();
        market.at(2_000);

        assertThat(model.work(model.closer(Organisation.DSO), Organisation.DSO))
                .containsExactly("allocation:closeCycle", "allocation:finalise");
        assertThat(model.progress().overdueMillis(market.ledger().now())).isZero();
    }
}
