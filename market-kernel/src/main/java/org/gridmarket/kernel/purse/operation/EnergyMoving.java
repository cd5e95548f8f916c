package org.gridmarket.kernel.purse.operation;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.SignedOperation;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.message.PurseAnswer;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.Money;

/** Money between a purse and the same account's credit in the energy market, whole in one transaction. */
final class EnergyMoving {
    private static final int DIGITS = 32;

    private EnergyMoving() {}

    static Decision<Receipt> in(
            PurseCommand.FromEnergy command, AccountKey account, CreditDoor energy, WorldState world) {
        Money amount = command.amount();
        Purses purses = new Purses(world);
        return energy.takeOut(account, amount, world).map(told -> {
            purses.put(account, purses.of(account).plus(amount));
            purses.tell(new PurseEvent.PurseFilledFromEnergy(account, amount));
            return moved(amount, told, purses);
        });
    }

    static Decision<Receipt> out(
            PurseCommand.ToEnergy command, SignedOperation<?> operation, CreditDoor energy, WorldState world) {
        AccountKey account = operation.signer();
        Money amount = command.amount();
        Purses purses = new Purses(world);
        return Spending.SPEND
                .check(new Spending(account, purses.of(account), amount))
                .then(legal -> energy.putIn(account, amount, reference(operation), world)
                        .map(told -> {
                            purses.put(account, legal.held().minus(amount));
                            purses.tell(new PurseEvent.PurseEmptiedToEnergy(account, amount));
                            return moved(amount, told, purses);
                        }));
    }

    /** Short enough for a name; the operation's name is a digest, and half of one is as good as none other. */
    private static String reference(SignedOperation<?> operation) {
        return "purse-" + operation.name().toString().substring(0, DIGITS);
    }

    private static Receipt moved(Money amount, List<String> byEnergy, Purses purses) {
        List<String> events = new ArrayList<>(byEnergy);
        events.addAll(purses.told());
        return Receipts.of(PurseAnswer.PurseMoved.class, new PurseAnswer.PurseMoved(amount), events);
    }
}
