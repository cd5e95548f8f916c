package org.gridmarket.testkit.purse;

import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.gridmarket.kernel.clock.operation.LedgerPeriods;
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RejectionCode;
import org.gridmarket.kernel.ledger.Keys;
import org.gridmarket.kernel.ledger.LedgerCall;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.TableOfContents;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.operation.EnvelopeRules;
import org.gridmarket.kernel.operation.MarketContract;
import org.gridmarket.kernel.operation.SignedMessage;
import org.gridmarket.kernel.operation.SignedOperation;
import org.gridmarket.kernel.operation.SignedOperations;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.Deal;
import org.gridmarket.kernel.purse.MoneyInDeals;
import org.gridmarket.kernel.purse.operation.Purses;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * The smallest market with deals: an account stakes money on a number, and anybody pays half of it back to its owner and half
 * to another account. It shows how the deals of a market move money: stakes into the deal's own row, payouts that wait.
 */
public final class WagerContract extends MarketContract<WagerContract.Signed, Void, Void> {
    public static final String MARKET = "wager";

    /** What can be asked. */
    public sealed interface Signed {
        /** Puts the signer's stake into a deal. */
        record StakeWager(String deal, Money amount) implements Signed {}

        /** Ends a deal: the larger half waits for its owner, the rest for this account. */
        record EndWager(String deal, AccountKey winner) implements Signed {}

        /** Ends the signer's own deal: all of it straight into the purse. */
        record CancelWager(String deal) implements Signed {}
    }

    /** Refusals. */
    public enum Refused implements RejectionCode {
        NO_WAGER_OF_YOURS;

        @Override
        public String meaning() {
            return "There is no such wager, or it is somebody else's.";
        }
    }

    /** One deal and the money in it. */
    public record Wager(AccountKey owner, Money stake) {}

    public static final FunctionNames<Signed, Void, Void> FUNCTIONS =
            FunctionNames.of(MARKET, Signed.class, Void.class, Void.class);

    public static final StateTable<Wager> WAGER = StateTable.of(MARKET, "deal", "deal", Wager.class);

    /** What lies in the deals of this market. */
    public static final MoneyInDeals MONEY = new MoneyInDeals() {
        @Override
        public String market() {
            return MARKET;
        }

        @Override
        public Money heldIn(SortedMap<String, String> rows) {
            return rows.subMap(WAGER.name() + '~', Keys.after(WAGER.name())).values().stream()
                    .map(text -> WAGER.codec().read(text).stake())
                    .reduce(Money.ZERO, Money::plus);
        }
    };

    private static final int PAYLOAD_BYTES = 1_000;

    private final SignedOperations<LedgerPeriods> operations;

    public WagerContract(SignatureCheck signatures) {
        super(FUNCTIONS);
        this.operations = LedgerPeriods.operations(signatures, PAYLOAD_BYTES);
    }

    @Override
    public TableOfContents contents() {
        return new TableOfContents(
                FUNCTIONS,
                List.of(WAGER),
                Stream.of(EnvelopeRules.BOOKS).flatMap(List::stream).toList(),
                List.of(),
                List.of(),
                List.of());
    }

    @Override
    protected Decision<Receipt> query(Void question, LedgerCall call, WorldState world) {
        throw new IllegalStateException("there are no questions");
    }

    @Override
    protected Decision<Receipt> byMember(Void command, LedgerCall call, WorldState world) {
        throw new IllegalStateException("there are no commands of members");
    }

    @Override
    protected Decision<Receipt> signed(SignedMessage<? extends Signed> message, LedgerCall call, WorldState world) {
        return operations.carryOut(message, call, world, (command, operation) -> carryOut(command, operation, world));
    }

    private static Decision<Receipt> carryOut(
            Signed command, SignedOperation<LedgerPeriods> operation, WorldState world) {
        Purses purses = new Purses(world);
        AccountKey signer = operation.signer();
        return switch (command) {
            case Signed.StakeWager(var id, var amount) -> stake(id, amount, signer, purses, world);
            case Signed.EndWager(var id, var winner) ->
                WAGER.find(world, id)
                        .map(wager -> end(id, wager, winner, purses, world))
                        .orElseGet(() -> none(id));
            case Signed.CancelWager(var id) ->
                WAGER.find(world, id)
                        .filter(wager -> wager.owner().equals(signer))
                        .map(wager -> cancel(id, wager, purses, world))
                        .orElseGet(() -> none(id));
        };
    }

    private static Decision<Receipt> none(String id) {
        return Decision.reject(Refused.NO_WAGER_OF_YOURS, "testkit", "wager " + id);
    }

    private static Decision<Receipt> stake(
            String id, Money amount, AccountKey signer, Purses purses, WorldState world) {
        Wager before = WAGER.find(world, id).orElse(new Wager(signer, Money.ZERO));
        return before.owner().equals(signer)
                ? purses.stake(signer, new Deal(MARKET, id), amount)
                        .map(taken -> put(id, new Wager(signer, before.stake().plus(taken)), purses, world))
                : none(id);
    }

    private static Decision<Receipt> end(String id, Wager wager, AccountKey winner, Purses purses, WorldState world) {
        Money other = new Money(wager.stake().micro() / 2);
        purses.payOut(wager.owner(), new Deal(MARKET, id), wager.stake().minus(other));
        purses.payOut(winner, new Deal(MARKET, id), other);
        return Decision.accept(delete(id, wager, purses, world));
    }

    private static Decision<Receipt> cancel(String id, Wager wager, Purses purses, WorldState world) {
        purses.give(wager.owner(), new Deal(MARKET, id), wager.stake());
        return Decision.accept(delete(id, wager, purses, world));
    }

    private static Receipt put(String id, Wager wager, Purses purses, WorldState world) {
        WAGER.put(world, wager, id);
        return new Receipt(RecordCodec.of(Wager.class).write(wager), purses.told());
    }

    private static Receipt delete(String id, Wager wager, Purses purses, WorldState world) {
        WAGER.delete(world, id);
        return new Receipt(RecordCodec.of(Wager.class).write(wager), purses.told());
    }
}
