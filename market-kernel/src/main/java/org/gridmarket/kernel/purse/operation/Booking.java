package org.gridmarket.kernel.purse.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.Optional;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.Roles;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.PurseLimit;
import org.gridmarket.kernel.purse.PurseRejection;
import org.gridmarket.kernel.purse.RedemptionLifeCycle;
import org.gridmarket.kernel.purse.message.PurseAnswer;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money that the operator has received outside waits for its account as a payout. A reference is used once, as long as its row
 * stays: {@link PurseLimit#REFERENCE_DAYS}. A key that is absent again looks as if it had always been absent; so a booking
 * reads the row that every sweep writes, and a copy that is held back past a sweep is void.
 */
final class Booking {
    private static final String SOURCE = "ledger, purse";

    /** A payment that the operator has received. */
    record Facts(PurseCommand.BookMoney booking, boolean known, LedgerCall call) {
        @Nullable String notByOperator() {
            return Roles.offence(call, RedemptionLifeCycle.OPERATOR);
        }

        @Nullable String notPositive() {
            return booking.amount().exceeds(Money.ZERO) ? null : "amount is " + booking.amount();
        }

        @Nullable String tooLarge() {
            Money most = new Money(PurseLimit.MILLIONS_PER_BOOKING.ceiling() * 1_000_000L);
            return booking.amount().exceeds(most) ? booking.amount() + " named; at most " + most : null;
        }

        @Nullable String isKnown() {
            return known ? "reference " + booking.reference() + " is used" : null;
        }
    }

    /** A payment that the operator wants back. */
    record TakingBack(String reference, Optional<PurseState.Payment> booked, Money waiting, LedgerCall call) {
        @Nullable String notByOperator() {
            return Roles.offence(call, RedemptionLifeCycle.OPERATOR);
        }

        @Nullable String notWaiting() {
            if (booked.isEmpty()) {
                return "nothing is booked under reference " + reference;
            }
            return booked.get().amount().exceeds(waiting)
                    ? "what was booked under reference " + reference + " does not wait any more"
                    : null;
        }
    }

    // spotless:off
    static final RuleBook<Facts> BOOK = RuleBook.of("purse:bookMoney",
            rule(ShellRejection.ROLE_NOT_ALLOWED,    SOURCE, Facts::notByOperator),
            rule(PurseRejection.SUM_NOT_POSITIVE,    SOURCE, Facts::notPositive),
            rule(PurseRejection.SUM_TOO_LARGE,       SOURCE, Facts::tooLarge),
            rule(PurseRejection.PAYMENT_KNOWN,       SOURCE, Facts::isKnown));
    static final RuleBook<TakingBack> TAKE_BACK = RuleBook.of("purse:takeBackMoney",
            rule(ShellRejection.ROLE_NOT_ALLOWED,    SOURCE, TakingBack::notByOperator),
            rule(PurseRejection.PAYMENT_NOT_WAITING, SOURCE, TakingBack::notWaiting));
    // spotless:on

    private Booking() {}

    static Decision<Receipt> book(PurseCommand.BookMoney command, LedgerCall call, WorldState world) {
        PurseState.SWEPT.has(world); // read, whatever it says
        boolean known = PurseState.REFERENCE.has(world, command.reference());
        return BOOK.check(new Facts(command, known, call)).map(legal -> {
            Interval day = PurseState.day(call.time());
            PurseState.REFERENCE.put(
                    world, new PurseState.Payment(command.account(), command.amount(), day), command.reference());
            PurseState.REFERENCE_DAY.put(
                    world, new PurseState.PaymentOfDay(command.reference()), day, command.reference());
            Purses purses = new Purses(world);
            purses.addPayout(command.account(), deal(command.reference()), command.amount());
            purses.tell(new PurseEvent.PurseMoneyBooked(command.account(), command.reference(), command.amount()));
            return moved(command.amount(), purses);
        });
    }

    static Decision<Receipt> takeBack(PurseCommand.TakeBackMoney command, LedgerCall call, WorldState world) {
        String reference = command.reference();
        Deal deal = deal(reference);
        Purses purses = new Purses(world);
        Optional<PurseState.Payment> booked = PurseState.REFERENCE.find(world, reference);
        Money waiting =
                booked.map(payment -> purses.waiting(payment.account(), deal)).orElse(Money.ZERO);
        return TAKE_BACK.check(new TakingBack(reference, booked, waiting, call)).map(legal -> {
            PurseState.Payment payment = booked.orElseThrow();
            purses.putPayout(payment.account(), deal, waiting.minus(payment.amount()));
            purses.tell(new PurseEvent.PurseMoneyTakenBack(payment.account(), reference, payment.amount()));
            return moved(payment.amount(), purses);
        });
    }

    private static Deal deal(String reference) {
        return new Deal(Deal.BOOKING, reference);
    }

    private static Receipt moved(Money amount, Purses purses) {
        return Receipts.of(PurseAnswer.PurseMoved.class, new PurseAnswer.PurseMoved(amount), purses.told());
    }
}
