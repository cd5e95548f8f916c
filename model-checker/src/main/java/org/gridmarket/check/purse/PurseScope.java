package org.gridmarket.check.purse;

import static org.gridmarket.check.ledger.Rows.has;
import static org.gridmarket.check.ledger.Rows.named;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Function;
import org.gridmarket.check.ledger.Command;
import org.gridmarket.check.ledger.ContractScope;
import org.gridmarket.check.ledger.LedgerState;
import org.gridmarket.check.ledger.PortFault;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.clock.message.ClockFunctions;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.energy.account.Account;
import org.gridmarket.kernel.energy.operation.StoredValues;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.purse.operation.PurseState;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.MarketOnLedger;
import org.gridmarket.testkit.purse.PurseOnLedger;

/**
 * One payment of 50 µ into a purse that holds 10 µ, of an account with 100 µ of credit in the energy market: booked, collected
 * twice, taken back, redeemed, paid or returned, moved from and to the energy market, with one transaction held back. Moment 1
 * is when the last period of the signed operations may be sealed.
 */
final class PurseScope {
    private static final int HOME = 1;
    private static final AccountKey ACCOUNT = PurseOnLedger.account(HOME);
    private static final String REFERENCE = "r";
    private static final Deal BOOKING = new Deal(Deal.BOOKING, REFERENCE);
    private static final long BEFORE = 10;
    private static final long CREDIT = 100;
    private static final long BOOKED = 50;
    private static final LedgerPeriod LAST = LedgerPeriod.of(0);
    private static final int REDEEM = 903;
    private static final OperationName REDEMPTION =
            OperationName.of(ACCOUNT, EnergyExamples.operation(REDEEM), LAST.asLast());

    private PurseScope() {}

    static ContractScope scope() {
        PurseOnLedger ledger = PurseOnLedger.founded();
        ledger.energy().buyCredit(HOME, CREDIT);
        ledger.fill(HOME, BEFORE);
        Clock clock = ledger.clock();
        NavigableMap<String, String> founding = ledger.energy().ledger().state();
        return new ContractScope(
                "purse",
                founding,
                EnergyExamples.TARGET,
                List.of(ledger.energy().now(), clock.sealable(LAST)),
                commands(),
                Map.ofEntries(
                        named("booked", PurseScope::isBooked),
                        named("waiting", has("purse.payout", ACCOUNT, BOOKING.market(), BOOKING.id())),
                        named("owed", has("purse.redemption", ACCOUNT, REDEMPTION)),
                        named("minted", state -> total(state) > expected(state)),
                        named("whole", state -> total(state) == expected(state))),
                faults());
    }

    private static List<Command> commands() {
        PurseCommand.BookMoney book = new PurseCommand.BookMoney(ACCOUNT, REFERENCE, new Money(BOOKED));
        PurseCommand.ConfirmRedemption confirm = new PurseCommand.ConfirmRedemption(ACCOUNT, REDEMPTION, "bank");
        return List.of(
                byMember("book", MarketOnLedger.DSO, book, true),
                byMember("foreign-book", MarketOnLedger.COOPERATIVE_ADMIN, book, false),
                byMember("take-back", MarketOnLedger.DSO, new PurseCommand.TakeBackMoney(REFERENCE), false),
                signed("collect(a)", 901, new PurseCommand.Collect(List.of(BOOKING)), true),
                signed("collect(b)", 902, new PurseCommand.Collect(List.of(BOOKING)), false),
                signed("redeem", REDEEM, new PurseCommand.Redeem(new Money(BEFORE)), false),
                byMember("confirm", MarketOnLedger.DSO, confirm, true),
                byMember("foreign-confirm", MarketOnLedger.COOPERATIVE_ADMIN, confirm, false),
                byMember("return", MarketOnLedger.DSO, new PurseCommand.ReturnRedemption(ACCOUNT, REDEMPTION), false),
                signed("from-energy", 904, new PurseCommand.FromEnergy(new Money(40)), false),
                signed("to-energy", 905, new PurseCommand.ToEnergy(new Money(5)), false),
                new Command(
                        "seal",
                        ClockFunctions.NAMES.of(new ClockCommand.SealPeriod(LAST)),
                        RecordCodec.text(new ClockCommand.SealPeriod(LAST)),
                        MarketOnLedger.COOPERATIVE,
                        false));
    }

    private static List<PortFault> faults() {
        return List.of(
                new PortFault.Blind(),
                new PortFault.Impostor("purse:bookMoney", MarketOnLedger.DSO),
                new PortFault.Impostor("purse:confirmRedemption", MarketOnLedger.DSO),
                new PortFault.Unwritten("purse.balance"),
                new PortFault.Unwritten("purse.payout"),
                new PortFault.Unread("purse.payout"),
                new PortFault.Unread("purse.redemption"),
                new PortFault.Unwatched("purse.redemption"),
                new PortFault.Unwatched("clock.seal"),
                new PortFault.Planted(
                        Keys.of("purse.payout", ACCOUNT, BOOKING.market(), BOOKING.id()),
                        RecordCodec.text(new PurseState.Payout(new Money(BOOKED)))),
                new PortFault.Unwritten("account"));
    }

    private static Command byMember(String label, Caller.Member who, PurseCommand.ByMember command, boolean held) {
        return new Command(label, PurseFunctions.NAMES.of(command), RecordCodec.text(command), who, held);
    }

    private static Command signed(String label, int operation, PurseCommand.Signed command, boolean held) {
        String function = PurseFunctions.NAMES.of(command);
        Book last = LAST.asLast();
        var submission = PurseOnLedger.keys(HOME)
                .sign(
                        EnergyExamples.TARGET,
                        function,
                        EnergyExamples.operation(operation),
                        last,
                        Bytes.utf8(RecordCodec.text(command)));
        return new Command(label, function, RecordCodec.text(submission), MarketOnLedger.COOPERATIVE, held);
    }

    private static boolean isBooked(LedgerState state) {
        return state.rows().containsKey(Keys.of("purse.reference", REFERENCE));
    }

    /** What there must be as long as nothing has gone outside. */
    private static long expected(LedgerState state) {
        return BEFORE + CREDIT + (isBooked(state) ? BOOKED : 0);
    }

    private static long total(LedgerState state) {
        return sum(state, "purse.balance", PurseState.Balance.class, PurseState.Balance::amount)
                + sum(state, "purse.payout", PurseState.Payout.class, PurseState.Payout::amount)
                + sum(state, "purse.redemption", PurseState.Redemption.class, PurseState.Redemption::amount)
                + sum(state, "booking", StoredValues.Booking.class, StoredValues.Booking::amount)
                + sum(state, "account", Account.class, Account::credit);
    }

    private static <V> long sum(LedgerState state, String table, Class<V> type, Function<V, Money> amount) {
        RecordCodec<V> codec = RecordCodec.of(type);
        return state.rows().subMap(table + '~', Keys.after(table)).values().stream()
                .mapToLong(row -> amount.apply(codec.read(row)).micro())
                .sum();
    }
}
