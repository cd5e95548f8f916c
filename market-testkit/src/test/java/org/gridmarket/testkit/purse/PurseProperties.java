package org.gridmarket.testkit.purse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.message.PurseAnswer;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.energy.EnergyGuarantees;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.junit.jupiter.api.Tag;

/** Whatever three accounts, the operator and a market with deals do in whatever order: no money appears or is lost. */
@Tag("property")
class PurseProperties {
    private static final int HOMES = 3;
    private static final int NAMES = 3;

    /** One thing that somebody tries. */
    record Deed(int what, int home, int name, long micro) {}

    @Provide
    Arbitrary<List<Deed>> histories() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 10),
                        Arbitraries.integers().between(1, HOMES),
                        Arbitraries.integers().between(0, NAMES - 1),
                        Arbitraries.longs().between(-1, 40))
                .as(Deed::new)
                .list()
                .ofMinSize(20)
                .ofMaxSize(60);
    }

    @Property(tries = 60)
    void money_adds_up_after_every_history(@ForAll("histories") List<Deed> history) {
        PurseOnLedger ledger = PurseOnLedger.founded();
        for (int home = 1; home <= HOMES; home++) {
            ledger.energy().buyCredit(home, 50);
            ledger.fill(home, 50);
        }
        List<OperationName> redemptions = new ArrayList<>();
        int accepted = 0;
        for (Deed deed : history) {
            Decision<Receipt> answer = attempt(deed, ledger, redemptions);
            if (deed.what() == 8 && answer instanceof Decision.Accepted<Receipt>(var receipt)) {
                redemptions.add(RecordCodec.of(PurseAnswer.PurseRedemption.class)
                        .read(receipt.result())
                        .redemption());
            }
            accepted += answer.isAccepted() ? 1 : 0;
            assertThat(ledger.offences()).as(deed.toString()).isEmpty();
        }
        EnergyGuarantees guarantees = new EnergyGuarantees();
        ledger.energy().events().forEach(guarantees::apply);
        assertThat(guarantees.check(ledger.energy().ledger().state(), List.of()))
                .isEmpty();
        assertThat(accepted)
                .as("a history in which nothing happens says nothing")
                .isPositive();
    }

    private static Decision<Receipt> attempt(Deed deed, PurseOnLedger ledger, List<OperationName> redemptions) {
        Money amount = new Money(deed.micro());
        String name = "n" + deed.name();
        int other = 1 + deed.home() % HOMES;
        return switch (deed.what()) {
            case 0 -> ledger.book(deed.home(), name, deed.micro());
            case 1 -> ledger.run(MarketOnLedger.DSO, new PurseCommand.TakeBackMoney(name));
            case 2 -> ledger.collect(deed.home(), new Deal(Deal.BOOKING, name), new Deal(WagerContract.MARKET, name));
            case 3 -> ledger.run(deed.home(), new WagerContract.Signed.StakeWager(deed.home() + name, amount));
            case 4 ->
                ledger.isOpen(deed.home() + name)
                        ? ledger.run(
                                other,
                                new WagerContract.Signed.EndWager(deed.home() + name, PurseOnLedger.account(other)))
                        : ledger.collect(deed.home(), new Deal(WagerContract.MARKET, other + name));
            case 5 ->
                ledger.isOpen(deed.home() + name)
                        ? ledger.run(deed.home(), new WagerContract.Signed.CancelWager(deed.home() + name))
                        : ledger.collect(deed.home(), new Deal(WagerContract.MARKET, deed.home() + name));
            case 6 -> ledger.run(deed.home(), new PurseCommand.FromEnergy(amount));
            case 7 -> ledger.run(deed.home(), new PurseCommand.ToEnergy(amount));
            case 8 -> ledger.run(deed.home(), new PurseCommand.Redeem(amount));
            default -> endRedemption(deed, ledger, redemptions);
        };
    }

    private static Decision<Receipt> endRedemption(Deed deed, PurseOnLedger ledger, List<OperationName> redemptions) {
        if (redemptions.isEmpty()) {
            return ledger.run(deed.home(), new PurseCommand.Redeem(new Money(1)));
        }
        OperationName redemption = redemptions.get(deed.name() % redemptions.size());
        return ledger.run(
                MarketOnLedger.DSO,
                deed.what() == 9
                        ? new PurseCommand.ConfirmRedemption(PurseOnLedger.account(deed.home()), redemption, "b")
                        : new PurseCommand.ReturnRedemption(PurseOnLedger.account(deed.home()), redemption));
    }
}
