package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.account.AccountRejection;
import org.gridmarket.kernel.energy.account.Pledges;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.operation.Roles;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/** The in-network currency: the DSO books money received as a row, the account pulls it, and gives it back for money. */
final class CreditMoving {
    private static final String SOURCE = "energy-market, buyCredit / redeemCredit";

    /** Where rewards wait: one row however many there are. No reference of the DSO's books can have this form. */
    private static final String REWARDS = "-solver-rewards";

    /** Where money from a purse waits, likewise. */
    private static final String FROM_PURSE = "-from-purse";

    /** Money that the DSO has received. */
    record BookingFacts(
            EnergyCommand.BookMoney booking, boolean referenceUsed, int waiting, LedgerCall call, EnergyLimits limits) {
        @Nullable String notByDso() {
            return Roles.offence(call, Role.member(Organisation.DSO));
        }

        @Nullable String notPositive() {
            return booking.amount().exceeds(Money.ZERO) ? null : "amount is " + booking.amount();
        }

        @Nullable String used() {
            return referenceUsed ? "reference " + booking.reference() + " is used" : null;
        }

        @Nullable String exhausted() {
            return waiting >= limits.of(EnergyLimit.BOOKINGS_PER_ACCOUNT)
                    ? waiting + " bookings wait for " + booking.account() + "; at most "
                            + limits.of(EnergyLimit.BOOKINGS_PER_ACCOUNT)
                    : null;
        }
    }

    /** Money that the DSO wants back; where it waits, if it does. */
    record TakingBackFacts(
            String reference, Optional<StoredValues.UsedReference> booked, boolean waits, LedgerCall call) {
        @Nullable String notByDso() {
            return Roles.offence(call, Role.member(Organisation.DSO));
        }

        @Nullable String notWaiting() {
            if (booked.isEmpty()) {
                return "nothing was booked under reference " + reference;
            }
            return waits ? null : "what was booked under reference " + reference + " does not wait any more";
        }
    }

    /** Money that an account pulls. */
    record CollectionFacts(List<StateTable.Row<StoredValues.Booking>> waiting, Account account, boolean solver) {
        @Nullable String notPublic() {
            return withoutName(account, solver);
        }

        @Nullable String nothing() {
            return waiting.isEmpty() ? "no money waits for " + account.key() : null;
        }
    }

    /**
     * Money never goes in or out of an anonymous account: whoever paid or was paid would be known. A solver's account is
     * none, since an organisation answers for it by name; unless it holds assets, which only a mix can have given it.
     */
    private static @Nullable String withoutName(Account account, boolean solver) {
        boolean solverOnly = solver && account.holdings().isEmpty();
        return account.isAnonymous() && !solverOnly ? "account " + account.key() + " is not bound to a meter" : null;
    }

    /** Money that comes from a purse. */
    record EnteringFacts(Account account, boolean solver) {
        @Nullable String notPublic() {
            return withoutName(account, solver);
        }
    }

    /** Credit that an account gives back. */
    record RedemptionFacts(Money amount, Account account, boolean solver) {
        @Nullable String notPublic() {
            return withoutName(account, solver);
        }

        @Nullable String notPositive() {
            return amount.exceeds(Money.ZERO) ? null : "amount is " + amount;
        }

        @Nullable String notRedeemable() {
            Money redeemable = Pledges.of(account).redeemable();
            return amount.exceeds(redeemable)
                    ? amount + " asked, " + redeemable + " redeemable of " + account.credit() + " held"
                    : null;
        }
    }

    // spotless:off
    static final RuleBook<BookingFacts> BOOK = RuleBook.of("energy:bookMoney",
            rule(ShellRejection.ROLE_NOT_ALLOWED,        SOURCE, BookingFacts::notByDso),
            rule(AccountRejection.AMOUNT_NOT_POSITIVE,  SOURCE, BookingFacts::notPositive),
            rule(AccountRejection.REFERENCE_USED,       SOURCE, BookingFacts::used),
            rule(AccountRejection.BOOKINGS_EXHAUSTED,   SOURCE, BookingFacts::exhausted));
    static final RuleBook<TakingBackFacts> TAKE_BACK = RuleBook.of("energy:takeBackMoney",
            rule(ShellRejection.ROLE_NOT_ALLOWED,        SOURCE, TakingBackFacts::notByDso),
            rule(AccountRejection.BOOKING_NOT_WAITING,  SOURCE, TakingBackFacts::notWaiting));

    static final RuleBook<CollectionFacts> COLLECT = RuleBook.of("energy:collectCredit",
            rule(AccountRejection.ACCOUNT_NOT_PUBLIC,   SOURCE, CollectionFacts::notPublic),
            rule(AccountRejection.NOTHING_TO_COLLECT,   SOURCE, CollectionFacts::nothing));
    static final RuleBook<RedemptionFacts> REDEEM = RuleBook.of("energy:redeemCredit",
            rule(AccountRejection.ACCOUNT_NOT_PUBLIC,   SOURCE, RedemptionFacts::notPublic),
            rule(AccountRejection.AMOUNT_NOT_POSITIVE,  SOURCE, RedemptionFacts::notPositive),
            rule(AccountRejection.CREDIT_NOT_REDEEMABLE, SOURCE, RedemptionFacts::notRedeemable));
    static final RuleBook<EnteringFacts> PUT_IN = RuleBook.of("purse:toEnergy, in the energy market",
            rule(AccountRejection.ACCOUNT_NOT_PUBLIC,   SOURCE, EnteringFacts::notPublic));
    // spotless:on

    private CreditMoving() {}

    static Decision<Receipt> book(EnergyCommand.BookMoney command, LedgerCall call, EnergyState state) {
        String reference = command.reference();
        state.readForgotten(); // a reference may be forgotten
        boolean used = EnergyState.REFERENCE.has(state.world(), reference);
        int waiting = bookings(command.account().toHex(), state).size();
        return BOOK.check(new BookingFacts(command, used, waiting, call, state.limits()))
                .map(legal -> {
                    EnergyState.REFERENCE.put(
                            state.world(),
                            new StoredValues.UsedReference(command.account(), command.amount()),
                            reference);
                    EnergyState.BOOKING.put(
                            state.world(), new StoredValues.Booking(command.amount()), command.account(), reference);
                    state.tell(new EnergyEvent.MoneyBooked(command.account(), reference, command.amount()));
                    return state.receipt(EnergyResult.Moved.class, new EnergyResult.Moved(command.amount()));
                });
    }

    /**
     * A wrong key collects nothing if nobody holds it, nor does an anonymous account's: without this the money would wait
     * for ever. What was collected is the account's, and no longer the DSO's to take.
     */
    static Decision<Receipt> takeBack(EnergyCommand.TakeBackMoney command, LedgerCall call, EnergyState state) {
        String reference = command.reference();
        Optional<StoredValues.UsedReference> booked = EnergyState.REFERENCE.find(state.world(), reference);
        boolean waits = booked.isPresent()
                && EnergyState.BOOKING.has(state.world(), booked.get().account(), reference);
        return TAKE_BACK
                .check(new TakingBackFacts(reference, booked, waits, call))
                .map(legal -> {
                    StoredValues.UsedReference row = booked.orElseThrow();
                    EnergyState.BOOKING.delete(state.world(), row.account(), reference);
                    state.tell(new EnergyEvent.MoneyTakenBack(row.account(), reference, row.amount()));
                    return state.receipt(EnergyResult.Moved.class, new EnergyResult.Moved(row.amount()));
                });
    }

    static Decision<Receipt> collect(SignedCall call, EnergyState state) {
        List<StateTable.Row<StoredValues.Booking>> rows = bookings(call.signer().toHex(), state);
        return COLLECT.check(new CollectionFacts(rows, state.account(call.signer()), isSolver(call.signer(), state)))
                .map(legal -> {
                    Money total = legal.waiting().stream()
                            .map(row -> row.value().amount())
                            .reduce(Money.ZERO, Money::plus);
                    legal.waiting().forEach(row -> state.world().delete(row.key()));
                    state.putAccount(
                            legal.account().withCredit(legal.account().credit().plus(total)));
                    state.tell(new EnergyEvent.CreditCollected(call.signer(), total));
                    return state.receipt(EnergyResult.Moved.class, new EnergyResult.Moved(total));
                });
    }

    static Decision<Receipt> redeem(EnergyCommand.RedeemCredit command, SignedCall call, EnergyState state) {
        Account account = state.account(call.signer());
        return REDEEM.check(new RedemptionFacts(command.amount(), account, isSolver(call.signer(), state)))
                .map(legal -> {
                    redeemed(account, command.amount(), state);
                    return state.receipt(EnergyResult.Moved.class, new EnergyResult.Moved(command.amount()));
                });
    }

    private static Account redeemed(Account account, Money amount, EnergyState state) {
        Account less = account.withCredit(account.credit().minus(amount));
        state.putAccount(less);
        state.tell(new EnergyEvent.CreditRedeemed(account.key(), amount));
        return less;
    }

    /**
     * What the DSO owes a solver, booked like money it has received: it is collected, spent and redeemed the same way, and
     * counts as paid in. Called once for a round, when it is finalised.
     */
    static void reward(Round round, AccountKey solver, Money amount, EnergyState state) {
        addBooking(solver, REWARDS, amount, state);
        state.tell(new EnergyEvent.MoneyBooked(solver, "solver-reward-" + round.index(), amount));
    }

    /** Gives credit of an account to its purse; told as credit redeemed. */
    static Decision<Account> takeOut(AccountKey key, Money amount, EnergyState state) {
        Account account = state.account(key);
        return REDEEM.check(new RedemptionFacts(amount, account, isSolver(key, state)))
                .map(legal -> redeemed(account, amount, state));
    }

    /** Lets money of a purse wait for its account, in one row however much there is; told as money booked. */
    static Decision<Money> putIn(AccountKey key, Money amount, String reference, EnergyState state) {
        return PUT_IN.check(new EnteringFacts(state.account(key), isSolver(key, state)))
                .map(legal -> {
                    addBooking(key, FROM_PURSE, amount, state);
                    state.tell(new EnergyEvent.MoneyBooked(key, reference, amount));
                    return amount;
                });
    }

    /** Whether money waits for an account. */
    static boolean isWaitingFor(AccountKey account, EnergyState state) {
        return !bookings(account.toHex(), state).isEmpty();
    }

    private static void addBooking(AccountKey account, String row, Money amount, EnergyState state) {
        Money waiting = EnergyState.BOOKING
                .find(state.world(), account, row)
                .map(StoredValues.Booking::amount)
                .orElse(Money.ZERO);
        EnergyState.BOOKING.put(state.world(), new StoredValues.Booking(waiting.plus(amount)), account, row);
    }

    private static boolean isSolver(AccountKey account, EnergyState state) {
        return EnergyState.LICENCE.has(state.world(), account);
    }

    private static List<StateTable.Row<StoredValues.Booking>> bookings(String account, EnergyState state) {
        int rows = state.limits().of(EnergyLimit.BOOKINGS_PER_ACCOUNT) + 2; // and those of rewards and of purses
        return EnergyState.BOOKING.startingWith(state.world(), rows, account);
    }
}
