package org.gridmarket.testbed.docs.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.command.SigningBytes;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testkit.energy.EnergyExamples;

/** One vector for each example of a signed operation: from the seed of its key to its signature. */
final class OperationVectors {
    /** The last book, or period, in which the examples are valid; the second is before the epoch. */
    private static final List<Book> LAST = List.of(Book.of(44), Book.of(-3));

    private static final int SIGNERS = 3;

    private OperationVectors() {}

    static ObjectNode of(WireMarket market) {
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("note", WireFiles.NOTE);
        file.put(
                "what",
                "Signed operations of the market " + market.name() + " (docs/wire.md). Bytes in hex. The payloads are"
                        + " well-formed; whether a ledger takes them depends on what it holds.");
        file.put("channel", EnergyWire.LEDGER.channel());
        file.put("chaincode", EnergyWire.LEDGER.chaincode());
        ArrayNode operations = file.putArray("operations");
        int number = 0;
        for (Record example : market.examples()) {
            number++;
            operations.add(vector(market.function(example), example, number));
        }
        return file;
    }

    private static ObjectNode vector(String function, Record command, int number) {
        AccountKeyPair keys = EnergyExamples.keyPair(1 + (number - 1) % SIGNERS);
        OperationId operation = EnergyExamples.operation(number);
        Book last = LAST.get(number % LAST.size());
        Bytes payload = Bytes.utf8(RecordCodec.text(command));
        Submission signed = keys.sign(EnergyWire.LEDGER, function, operation, last, payload);
        ObjectNode vector = JsonNodeFactory.instance.objectNode();
        vector.put("function", function);
        vector.put("seed", keys.seed().toHex());
        vector.put("signer", keys.publicKey().toHex());
        vector.put("operationId", operation.id().toHex());
        vector.put("lastBook", last.index());
        vector.put("payload", payload.toUtf8());
        vector.put(
                "signingBytes",
                SigningBytes.of(EnergyWire.LEDGER, function, keys.publicKey(), operation, last, payload)
                        .toHex());
        vector.put("signature", signed.signature().toHex());
        vector.put("name", OperationName.of(keys.publicKey(), operation, last).toString());
        return vector;
    }
}
