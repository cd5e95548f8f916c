package org.gridmarket.gateway.allocation;

import static org.assertj.core.api.Assertions.assertThat;

import org.gridmarket.gateway.market.Chore;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.testkit.allocation.AllocationOnLedger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fees of a market are collected by its operator's gateway for the account that its settings name. */
final class FeesChoreTest {
    private static final AccountKey TREASURY = AllocationOnLedger.account(9);
    private static final String COLLECTS = "allocation:collectFees";

    private final AllocationModel model = new AllocationModel(AllocationOnLedger.open(
            AllocationOnLedger.draft().fee(1).hold(150_000).life(1).make()));
    private final AllocationOnLedger market = model.market;

    @BeforeEach
    void trade() {
        model.trade();
    }

    @AfterEach
    void close() {
        model.close();
    }

    private Chore collector(Organisation own, boolean opened) {
        return model.collector(own, TREASURY, account -> opened);
    }

    @Test
    void fees_wait_for_the_account_once_the_hold_is_over() {
        Chore collector = collector(Organisation.DSO, true);

        assertThat(model.work(collector, Organisation.DSO)).isEmpty();
        market.at(1_200);
        assertThat(model.work(collector, Organisation.DSO)).containsExactly(COLLECTS);
        assertThat(model.read()
                        .reports
                        .market(market.name())
                        .orElseThrow()
                        .cycles()
                        .getFirst()
                        .collected())
                .isEqualTo("4");
    }

    @Test
    void fees_are_collected_once() {
        market.at(1_200);
        model.work(collector(Organisation.DSO, true), Organisation.DSO);

        assertThat(model.work(collector(Organisation.DSO, true), Organisation.DSO))
                .isEmpty();
    }

    @Test
    void an_account_that_never_opened_its_purse_gets_none() {
        market.at(1_200);

        assertThat(model.work(collector(Organisation.DSO, false), Organisation.DSO))
                .isEmpty();
    }

    @Test
    void who_does_not_operate_the_market_collects_nothing() {
        market.at(1_200);

        assertThat(model.work(collector(Organisation.COOPERATIVE, true), Organisation.COOPERATIVE))
                .isEmpty();
    }

    @Test
    void a_book_whose_fees_are_collected_is_swept() {
        market.at(1_200);
        model.work(collector(Organisation.DSO, true), Organisation.DSO);
        market.at(1_500);

        assertThat(model.work(model.sweeper(Organisation.DSO), Organisation.DSO))
                .contains("allocation:settle", "allocation:sweep");
        assertThat(model.progress().swept()).isZero();
    }
}
