package org.gridmarket.testkit.energy;

import static org.gridmarket.testkit.energy.Witnesses.B0;
import static org.gridmarket.testkit.energy.Witnesses.R1;
import static org.gridmarket.testkit.energy.Witnesses.T1;

import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testkit.table.RejectionTable;

/** Refusals before any rule of the market is asked. */
final class ShellWitnesses {
    private static final AccountKeyPair HOME = EnergyExamples.keyPair(1);
    private static final EnergyCommand.Signed COMMAND = Witnesses.withdrawal(T1, 1, 1);
    private static final String FUNCTION = EnergyFunctions.of(COMMAND);

    private ShellWitnesses() {}

    static void addTo(RejectionTable table) {
        table.row(
                        ShellRejection.UNKNOWN_FUNCTION,
                        "a market has no such function",
                        () -> Founding.market().send("energy:nonsense", "{}"))
                .row(
                        ShellRejection.UNKNOWN_FUNCTION,
                        "there is no such market",
                        () -> Founding.market().send("water:postOffers", "{}"))
                .row(
                        ShellRejection.MALFORMED,
                        "an argument has white space",
                        () -> Founding.market().send("energy:closeRound", "{\"round\": 1}"))
                .row(
                        ShellRejection.OUT_OF_RANGE,
                        "a round lies at the end of all time",
                        () -> Founding.market()
                                .run(MarketOnLedger.DSO, new EnergyCommand.CloseRound(Round.of(-Interval.MAX_INDEX))))
                .row(
                        ShellRejection.PAYLOAD_TOO_LARGE,
                        "an argument that no block can hold comes for a query",
                        () -> Founding.market().send("energy:readProposal", "x".repeat(Contracts.ARGUMENT_LENGTH + 1)))
                .row(
                        ShellRejection.PAYLOAD_TOO_LARGE,
                        "a payload is beyond its bound",
                        () -> send(
                                Founding.market(),
                                new Submission(
                                        HOME.publicKey(),
                                        EnergyExamples.operation(1),
                                        B0,
                                        Bytes.of(new byte[EnergyLimit.PAYLOAD_BYTES.ceiling() + 1]),
                                        Bytes.of(new byte[64]))));
        envelopes(table);
    }

    private static void envelopes(RejectionTable table) {
        table.row(ShellRejection.BAD_SIGNATURE, "somebody else signed", () -> {
                    MarketOnLedger market = Founding.market();
                    Submission other = signed(market, market.nextOperation(), B0, COMMAND);
                    return send(
                            market,
                            new Submission(
                                    EnergyExamples.account(2),
                                    other.operation(),
                                    other.lastBook(),
                                    other.payload(),
                                    other.signature()));
                })
                .row(ShellRejection.OPERATION_REPEATED, "an envelope comes twice", () -> {
                    MarketOnLedger market = Founding.market();
                    Submission once = signed(market, market.nextOperation(), B0, COMMAND);
                    send(market, once).orThrow();
                    return send(market, once);
                })
                .row(ShellRejection.OPERATION_REUSED, "an id comes with another payload", () -> {
                    MarketOnLedger market = Founding.market();
                    OperationId id = market.nextOperation();
                    send(market, signed(market, id, B0, COMMAND)).orThrow();
                    return send(market, signed(market, id, B0, Witnesses.withdrawal(T1, 2, 2)));
                })
                .row(ShellRejection.OPERATION_EXPIRED, "its last book is over", () -> {
                    MarketOnLedger market = Founding.market();
                    market.goToGate(R1);
                    return send(market, signed(market, market.nextOperation(), B0, COMMAND));
                })
                .row(ShellRejection.OPERATION_TOO_LONG_VALID, "it would be valid for ever", () -> {
                    MarketOnLedger market = Founding.market();
                    return send(market, signed(market, market.nextOperation(), Book.of(1_000), COMMAND));
                });
    }

    private static Submission signed(
            MarketOnLedger market, OperationId id, Book lastBook, EnergyCommand.Signed command) {
        return market.signed(HOME, id, lastBook, command);
    }

    private static Decision<Receipt> send(MarketOnLedger market, Submission submission) {
        return market.settle(market.endorse(FUNCTION, submission));
    }
}
