package org.gridmarket.check.energy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import org.gridmarket.check.ledger.Command;
import org.gridmarket.kernel.Contracts;
import org.gridmarket.kernel.command.SignatureCheck;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.keys.PinnedX25519;
import org.gridmarket.keys.bill.PedersenCheck;
import org.gridmarket.keys.draw.EcvrfCheck;
import org.gridmarket.keys.mixing.CoinShuffleJudge;
import org.gridmarket.ledger.memory.ContractCode;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** What the scopes of the energy market share: the founded market, its contract code, and how commands are written. */
public final class EnergyWorld {
    private EnergyWorld() {}

    /** The contracts of the ledger, with the checks that chaincode uses; signatures are remembered, as they repeat. */
    public static ContractCode contracts() {
        return Contracts.all(
                        remembered(), new CoinShuffleJudge(), new PedersenCheck(), new EcvrfCheck(), new PinnedX25519())
                ::execute;
    }

    /** The same few signatures come again in every state. */
    private static SignatureCheck remembered() {
        SignatureCheck check = new PinnedEd25519();
        Map<List<Object>, Boolean> answers = new HashMap<>();
        return (signer, message, signature) -> answers.computeIfAbsent(
                List.of(signer, message, signature), question -> check.isGood(signer, message, signature));
    }

    static MarketOnLedger founded() {
        return Founding.market();
    }

    static NavigableMap<String, String> rows(MarketOnLedger market) {
        return market.ledger().state();
    }

    /** A member's command. */
    static Command byMember(String label, Caller.Member who, EnergyCommand.ByMember command) {
        return new Command(label, EnergyFunctions.of(command), RecordCodec.text(command), who, false);
    }

    /** A member's command that may be endorsed now and ordered later. */
    static Command heldByMember(String label, Caller.Member who, EnergyCommand.ByMember command) {
        return new Command(label, EnergyFunctions.of(command), RecordCodec.text(command), who, true);
    }

    /** An account's command under an operation id of its own, named until a book. */
    static Command signed(
            String label, AccountKeyPair keys, int operation, Book lastBook, EnergyCommand.Signed command) {
        String function = EnergyFunctions.of(command);
        Submission submission = keys.sign(
                EnergyExamples.TARGET,
                function,
                EnergyExamples.operation(operation),
                lastBook,
                Bytes.utf8(RecordCodec.text(command)));
        return new Command(
                label, function, RecordCodec.of(Submission.class).write(submission), MarketOnLedger.COOPERATIVE, true);
    }
}
