package org.gridmarket.testbed.docs.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.gridmarket.kernel.command.Submission;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.energy.Founding;
import org.gridmarket.testkit.energy.MarketOnLedger;

/** Well-signed operations whose payload is not the canonical form of anything, with what the ledger answers. */
final class MalformedVectors {
    private static final AccountKeyPair HOME = EnergyExamples.keyPair(1);
    private static final String WITHDRAW = "energy:withdrawAssets";
    private static final String POST = "energy:postOffers";
    private static final String CLAIM = "energy:claim";
    private static final String RETIRE = "energy:retire";

    private final MarketOnLedger market = Founding.market();
    private final ArrayNode payloads = JsonNodeFactory.instance.arrayNode();

    private MalformedVectors() {}

    static ObjectNode file() {
        MalformedVectors vectors = new MalformedVectors();
        vectors.spelling();
        vectors.numbers();
        vectors.keys();
        vectors.values();
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("note", WireFiles.NOTE);
        file.put(
                "what",
                "Payloads of well-signed operations that are refused as malformed (docs/wire.md), with the code and the"
                        + " detail. Positions count characters of the payload from 0.");
        file.set("payloads", vectors.payloads);
        return file;
    }

    private void spelling() {
        add("a blank behind a colon", WITHDRAW, "{\"amounts\": [{\"t\":2,\"production\":50,\"consumption\":0}]}");
        add("a blank behind a comma", WITHDRAW, "{\"amounts\":[{\"t\":2, \"production\":50, \"consumption\":0}]}");
        add("a blank in a list", CLAIM, "{\"account\":\"" + HOME.publicKey() + "\",\"intervals\":[2, 3]}");
        add("a blank before", WITHDRAW, " {\"amounts\":[]}");
        add("a new line behind", WITHDRAW, "{\"amounts\":[]}\n");
        add("a comma before the end", WITHDRAW, "{\"amounts\":[{\"t\":2,\"production\":50,\"consumption\":0},]}");
        add("an escape for a character that needs none", RETIRE, "{\"intervals\":[{\"t\":2,\"tag\":\"\\u0061b\"}]}");
        add("an escape that canonical JSON lacks", RETIRE, "{\"intervals\":[{\"t\":2,\"tag\":\"\\n\"}]}");
        add("nothing", WITHDRAW, "");
        add("a list in place of an object", WITHDRAW, "[]");
        add("half an object", WITHDRAW, "{\"amounts\":[{\"t\":2,\"production\":50");
    }

    private void numbers() {
        add("a decimal", WITHDRAW, "{\"amounts\":[{\"t\":2,\"production\":50.0,\"consumption\":0}]}");
        add("an exponent", WITHDRAW, "{\"amounts\":[{\"t\":2,\"production\":5e1,\"consumption\":0}]}");
        add("a number in quotes", WITHDRAW, "{\"amounts\":[{\"t\":2,\"production\":\"50\",\"consumption\":0}]}");
        add("a leading zero", WITHDRAW, "{\"amounts\":[{\"t\":2,\"production\":050,\"consumption\":0}]}");
        add("a plus", WITHDRAW, "{\"amounts\":[{\"t\":2,\"production\":+50,\"consumption\":0}]}");
        add(
                "more than 64 bits",
                WITHDRAW,
                "{\"amounts\":[{\"t\":2,\"production\":9223372036854775808,\"consumption\":0}]}");
        add(
                "an interval of more than 32 bits",
                WITHDRAW,
                "{\"amounts\":[{\"t\":4294967296,\"production\":50,\"consumption\":0}]}");
        add("an energy below zero", WITHDRAW, "{\"amounts\":[{\"t\":2,\"production\":-50,\"consumption\":0}]}");
    }

    private void keys() {
        add("keys in another order", WITHDRAW, "{\"amounts\":[{\"t\":2,\"consumption\":0,\"production\":50}]}");
        add("a key twice", WITHDRAW, "{\"amounts\":[{\"t\":2,\"t\":2,\"production\":50,\"consumption\":0}]}");
        add(
                "a key too many",
                WITHDRAW,
                "{\"amounts\":[{\"t\":2,\"production\":50,\"consumption\":0,\"unit\":\"Wh\"}]}");
        add("a key in another spelling", WITHDRAW, "{\"amounts\":[{\"t\":2,\"Production\":50,\"consumption\":0}]}");
        add("a key too few", WITHDRAW, "{\"amounts\":[{\"t\":2,\"production\":50}]}");
        add("null", WITHDRAW, "{\"amounts\":[{\"t\":2,\"production\":50,\"consumption\":null}]}");
        add(
                "a family without its type",
                "energy:abortMix",
                "{\"session\":{\"window\":2,\"group\":\"f1\",\"number\":0},\"run\":1,\"evidence\":{\"one\":\"00\",\"other\":\"01\"}}");
    }

    private void values() {
        String offer = "{\"book\":1,\"offers\":[{\"side\":%s,\"energy\":%s,\"intervals\":%s,\"reservation\":100}]}";
        add("a name that is none of its choices", POST, String.format(offer, "\"sell\"", "500", "[2,3]"));
        add("an offer of nothing", POST, String.format(offer, "\"SELL\"", "0", "[2,3]"));
        add("half a run of intervals", POST, String.format(offer, "\"SELL\"", "500", "[2]"));
        add("runs of intervals that touch", POST, String.format(offer, "\"SELL\"", "500", "[2,2,3,3]"));
        add("hex in upper case", RETIRE, "{\"intervals\":[{\"t\":2,\"tag\":\"AB\"}]}");
        add("half a byte", RETIRE, "{\"intervals\":[{\"t\":2,\"tag\":\"abc\"}]}");
        add("a key that is too short", CLAIM, "{\"account\":\"00ff\",\"intervals\":[2,3]}");
    }

    private void add(String why, String function, String payload) {
        Submission signed = HOME.sign(
                EnergyWire.LEDGER,
                function,
                market.nextOperation(),
                market.round().book(),
                Bytes.utf8(payload));
        Rejection refusal = refusal(why, market.settle(market.endorse(function, signed)));
        ObjectNode vector = payloads.addObject();
        vector.put("why", why);
        vector.put("function", function);
        vector.put("payload", payload);
        vector.put("code", refusal.code().name());
        vector.put("detail", refusal.detail());
    }

    private static Rejection refusal(String why, Decision<Receipt> decision) {
        return switch (decision) {
            case Decision.Rejected<Receipt>(Rejection reason) -> reason;
            case Decision.Accepted<Receipt> taken ->
                throw new IllegalStateException("a payload with " + why + " is taken");
        };
    }
}
