package org.gridmarket.audit.purse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.gridmarket.audit.RecordedBlocks;
import org.gridmarket.chain.LedgerBlock;
import org.gridmarket.chain.LedgerTransaction;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.gridmarket.testkit.purse.PurseOnLedger;
import org.junit.jupiter.api.Test;

/** Money as blocks have it, held against itself; nothing is carried out again here. */
class MoneyAuditTest {
    private final PurseOnLedger ledger = PurseOnLedger.founded();
    private final NavigableMap<String, String> rows = new TreeMap<>();

    private MoneyAudit audit(LedgerTransaction... besides) {
        MoneyAudit audit = new MoneyAudit(List.of());
        for (LedgerBlock block : RecordedBlocks.of(ledger.energy().ledger())) {
            block.valid().forEach(transaction -> audit.read(block.number(), transaction));
        }
        for (LedgerTransaction one : besides) {
            audit.read(99, one);
        }
        rows.putAll(ledger.energy().ledger().state());
        return audit;
    }

    private List<String> violations(LedgerTransaction... besides) {
        return audit(besides).findings(rows).violations();
    }

    /** The last transaction once more, with other events. */
    private LedgerTransaction again(PurseEvent event) {
        List<LedgerBlock> blocks = RecordedBlocks.of(ledger.energy().ledger());
        return RecordedBlocks.telling(
                List.of(RecordCodec.of(PurseEvent.class).write(event)),
                blocks.getLast().transactions().getFirst());
    }

    private static PurseEvent booked(int home, String reference, long micro) {
        return new PurseEvent.PurseMoneyBooked(PurseOnLedger.account(home), reference, new Money(micro));
    }

    @Test
    void money_that_came_in_is_there() {
        ledger.fill(1, 1_000);

        assertThat(violations()).isEmpty();
        assertThat(audit().findings(rows).figures())
                .containsEntry("purse_inside_micro", 1_000L)
                .containsEntry("purse_references", 1);
    }

    @Test
    void a_reference_that_is_booked_a_second_time_is_found() {
        ledger.book(1, "once", 1_000).orThrow();

        assertThat(violations(again(booked(2, "once", 1_000))))
                .anyMatch(what -> what.contains("books reference once a second time"));
    }

    @Test
    void money_in_events_that_is_in_no_row_is_found() {
        ledger.book(1, "once", 1_000).orThrow();

        assertThat(violations(again(booked(1, "invented", 7))))
                .anyMatch(what -> what.contains("payouts hold 1000 µ, told was 1007 µ"));
    }

    @Test
    void a_redemption_that_is_paid_a_second_time_is_found() {
        ledger.fill(1, 1_000);
        OperationName redemption = ledger.redeem(1, 300);
        ledger.run(
                        MarketOnLedger.DSO,
                        new PurseCommand.ConfirmRedemption(PurseOnLedger.account(1), redemption, "bank-7"))
                .orThrow();
        assertThat(violations()).isEmpty();

        assertThat(violations(again(
                        new PurseEvent.PurseRedeemed(PurseOnLedger.account(1), redemption, new Money(300), "bank-8"))))
                .anyMatch(what -> what.contains("where none waits"));
    }

    @Test
    void a_redemption_that_is_paid_with_another_amount_is_found() {
        ledger.fill(1, 1_000);
        OperationName redemption = ledger.redeem(1, 300);

        assertThat(violations(again(
                        new PurseEvent.PurseRedeemed(PurseOnLedger.account(1), redemption, new Money(200), "bank-8"))))
                .anyMatch(what -> what.contains("where 300 µ waits"));
    }

    @Test
    void what_was_never_booked_cannot_be_taken_back() {
        ledger.fill(1, 1_000);

        assertThat(violations(
                        again(new PurseEvent.PurseMoneyTakenBack(PurseOnLedger.account(1), "never", new Money(1)))))
                .anyMatch(what -> what.contains("takes back reference never"));
    }

    @Test
    void a_deal_of_a_market_that_lists_none_is_found() {
        ledger.fill(1, 1_000);

        assertThat(violations(again(
                        new PurseEvent.PurseStaked(PurseOnLedger.account(1), new Deal("wager", "d1"), new Money(5)))))
                .anyMatch(what -> what.contains("market wager has 5 µ in deals and lists none"));
    }
}
