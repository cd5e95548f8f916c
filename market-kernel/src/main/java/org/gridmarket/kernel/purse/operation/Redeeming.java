package org.gridmarket.kernel.purse.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.Optional;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.kernel.operation.Roles;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.PurseLimit;
import org.gridmarket.kernel.purse.PurseRejection;
import org.gridmarket.kernel.purse.RedemptionLifeCycle;
import org.gridmarket.kernel.purse.RedemptionStatus;
import org.gridmarket.kernel.purse.message.PurseAnswer;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money leaves for the outside in two steps: its owner takes it out of the purse, and it waits in a row; the operator pays and
 * confirms, or lets it wait as a payout again. So the ledger says what the operator owes at any time.
 */
final class Redeeming {
    private static final String SOURCE = "ledger, purse; energy-market, redeemCredit";

    /** How many redemptions of an account wait. */
    record Room(AccountKey account, int waiting) {
        @Nullable String exhausted() {
            int most = PurseLimit.REDEMPTIONS_PER_ACCOUNT.ceiling();
            return waiting >= most ? waiting + " redemptions of " + account + " wait; at most " + most : null;
        }
    }

    /** A redemption that the operator ends. */
    record Ending(AccountKey account, OperationName redemption, Optional<PurseState.Redemption> row, LedgerCall call) {
        @Nullable String notByOperator() {
            return Roles.offence(call, RedemptionLifeCycle.OPERATOR);
        }

        @Nullable String unknown() {
            return row.isEmpty() ? "no redemption " + redemption + " of " + account + " waits" : null;
        }
    }

    // spotless:off
    static final RuleBook<Room> REDEEM = RuleBook.of("purse:redeem",
            rule(PurseRejection.REDEMPTIONS_EXHAUSTED, SOURCE, Room::exhausted));
    static final RuleBook<Ending> END = RuleBook.of("purse:confirmRedemption and purse:returnRedemption",
            rule(ShellRejection.ROLE_NOT_ALLOWED,      SOURCE, Ending::notByOperator),
            rule(PurseRejection.REDEMPTION_UNKNOWN,    SOURCE, Ending::unknown));
    // spotless:on

    private Redeeming() {}

    static Decision<Receipt> ask(
            PurseCommand.Redeem command, AccountKey account, OperationName redemption, WorldState world) {
        Purses purses = new Purses(world);
        Money amount = command.amount();
        int waiting = PurseState.REDEMPTION
                .startingWith(world, PurseLimit.REDEMPTIONS_PER_ACCOUNT.ceiling(), account)
                .size();
        return Spending.SPEND
                .check(new Spending(account, purses.of(account), amount))
                .then(legal -> REDEEM.check(new Room(account, waiting)).map(room -> {
                    RedemptionLifeCycle.TABLE.follow(
                            RedemptionStatus.NOT_ASKED,
                            RedemptionLifeCycle.ASK,
                            Role.anyone(),
                            new RedemptionLifeCycle.Asking(legal.held(), amount, waiting));
                    purses.put(account, legal.held().minus(amount));
                    PurseState.REDEMPTION.put(world, new PurseState.Redemption(amount), account, redemption);
                    purses.tell(new PurseEvent.PurseRedemptionAsked(account, redemption, amount));
                    return Receipts.of(
                            PurseAnswer.PurseRedemption.class,
                            new PurseAnswer.PurseRedemption(redemption, amount),
                            purses.told());
                }));
    }

    static Decision<Receipt> confirm(PurseCommand.ConfirmRedemption command, LedgerCall call, WorldState world) {
        return end(command.account(), command.redemption(), RedemptionLifeCycle.CONFIRM, call, world)
                .map(amount -> {
                    Purses purses = new Purses(world);
                    purses.tell(new PurseEvent.PurseRedeemed(
                            command.account(), command.redemption(), amount, command.reference()));
                    return Receipts.of(PurseAnswer.PurseMoved.class, new PurseAnswer.PurseMoved(amount), purses.told());
                });
    }

    static Decision<Receipt> giveBack(PurseCommand.ReturnRedemption command, LedgerCall call, WorldState world) {
        return end(command.account(), command.redemption(), RedemptionLifeCycle.RETURN, call, world)
                .map(amount -> {
                    Purses purses = new Purses(world);
                    Deal returned = new Deal(Deal.RETURNED, command.redemption().toString());
                    purses.addPayout(command.account(), returned, amount);
                    purses.tell(
                            new PurseEvent.PurseRedemptionReturned(command.account(), command.redemption(), amount));
                    return Receipts.of(PurseAnswer.PurseMoved.class, new PurseAnswer.PurseMoved(amount), purses.told());
                });
    }

    /** Deletes the row, so that a redemption ends once. */
    private static Decision<Money> end(
            AccountKey account, OperationName redemption, Event<NoFacts> how, LedgerCall call, WorldState world) {
        Optional<PurseState.Redemption> row = PurseState.REDEMPTION.find(world, account, redemption);
        return END.check(new Ending(account, redemption, row, call)).map(legal -> {
            RedemptionLifeCycle.TABLE.follow(
                    RedemptionStatus.WAITING, how, call.creator().role(), NoFacts.NONE);
            PurseState.REDEMPTION.delete(world, account, redemption);
            return row.orElseThrow().amount();
        });
    }
}
