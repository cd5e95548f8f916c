package org.gridmarket.testbed.docs.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.energy.bill.ReadingHash;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.SolutionCommitment;
import org.gridmarket.kernel.energy.grid.FeederId;
import org.gridmarket.kernel.energy.offer.PageId;
import org.gridmarket.kernel.energy.registry.MeterCertificate;
import org.gridmarket.kernel.energy.registry.MeterEnrolment;
import org.gridmarket.kernel.energy.registry.TradingLimits;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.energy.rule.RuleChange;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Energy;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.bill.MeterSecret;
import org.gridmarket.testkit.energy.EnergyExamples;

/** Hashes of the energy market: the parts that go in, as the page says, and what the kernel makes of them. */
final class HashVectors {
    private static final Interval T = Interval.of(40);
    private static final AccountKeyPair ACCOUNT = EnergyExamples.keyPair(1);
    private static final AccountKeyPair METER = EnergyExamples.keyPair(101);
    private static final OperationId OPERATION = EnergyExamples.operation(1);

    private final HashList hashes = new HashList();

    private HashVectors() {}

    static ObjectNode file() {
        HashVectors vectors = new HashVectors();
        vectors.signed();
        vectors.names();
        vectors.approvals();
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("note", WireFiles.NOTE);
        file.put(
                "what",
                "Hashes of the energy market (docs/wire.md): SHA-256 over the parts, each behind its length in four bytes,"
                        + " the highest first. Bytes in hex. Where there is a seed, its key signs the hash.");
        file.set("hashes", vectors.hashes.node());
        file.set("tag", tag());
        return file;
    }

    private void signed() {
        AccountKey account = ACCOUNT.publicKey();
        hashes.add(
                "certificate of a meter",
                MeterCertificate.signingBytes(EnergyWire.LEDGER, EnergyWire.METER, account),
                METER,
                text("gridmarket/certificate/1"),
                text(EnergyWire.LEDGER.channel()),
                text(EnergyWire.LEDGER.chaincode()),
                text(EnergyWire.METER.name()),
                account.key());
        AccountKey meter = METER.publicKey();
        TradingLimits limits = new TradingLimits(Energy.ofWh(2_000), Energy.ofWh(3_000));
        hashes.add(
                "enrolment of a meter",
                MeterEnrolment.signingBytes(EnergyWire.METER, meter, new FeederId("feeder-1"), limits),
                METER,
                text("gridmarket/enrol/1"),
                text(EnergyWire.METER.name()),
                meter.key(),
                text("feeder-1"),
                text("2000"),
                text("3000"));
    }

    private void names() {
        AccountKey account = ACCOUNT.publicKey();
        for (int last : new int[] {44, -3}) {
            hashes.add(
                    "name of an operation, and so of the page that it posts or voids; last book " + last,
                    PageId.of(account, OPERATION, Book.of(last)).id(),
                    null,
                    account.key(),
                    OPERATION.id(),
                    text(Integer.toString(last)));
        }
        Bytes salt = EnergyWire.filler(16);
        for (long net : new long[] {1_250, -310}) {
            hashes.add(
                    "reading of " + net + " Wh",
                    ReadingHash.of(EnergyWire.METER, T, new NetEnergy(net), salt)
                            .hash(),
                    null,
                    text("gridmarket/reading/1"),
                    text(EnergyWire.METER.name()),
                    text(T.toString()),
                    text(Long.toString(net)),
                    salt);
        }
        Solution solution = Solution.of(T.round(), List.of(EnergyExamples.trade(7, 8, T, 250)));
        hashes.add(
                "part of a solution that a solver commits to",
                SolutionCommitment.of(account, List.of(solution)).parts().getFirst(),
                null,
                text("gridmarket/solution-commitment/1"),
                text(account.toHex()),
                text(RecordCodec.text(solution)));
    }

    private void approvals() {
        MarketCalendar calendar = EnergyExamples.calendar();
        hashes.add(
                "calendar that an administrator approves",
                calendar.digest(),
                null,
                text("gridmarket/calendar/1"),
                text(RecordCodec.text(calendar)));
        ProposedRules rules =
                new ProposedRules("tariff-1", T, List.of(new RuleChange.SetTariff(EnergyExamples.tariff())));
        hashes.add(
                "rules that an administrator approves",
                rules.digest(),
                null,
                text("gridmarket/rules/1"),
                text(RecordCodec.text(rules)));
    }

    private static Bytes text(String text) {
        return Bytes.utf8(text);
    }

    /** The ledger does not read tags; this is how our meters make them. */
    private static ObjectNode tag() {
        Bytes secret = EnergyWire.filler(MeterSecret.LENGTH);
        var tags = MeterSecret.of(secret).tags(EnergyWire.LEDGER);
        ObjectNode vector = JsonNodeFactory.instance.objectNode();
        vector.put(
                "what",
                "tag of a retirement by an anonymous account; key = HMAC-SHA256(secret, 4-byte length and text, four"
                        + " times: gridmarket-meter-secret-v1, retirement tags, channel, chaincode); tag ="
                        + " HMAC-SHA256(key, 4-byte length and text gridmarket-retire-assets-v1, account, 8 bytes of"
                        + " interval + 400000000)");
        vector.put("secret", secret.toHex());
        vector.put("account", ACCOUNT.publicKey().toHex());
        vector.put("interval", T.index());
        vector.put("tag", tags.assets(ACCOUNT.publicKey(), T).toHex());
        return vector;
    }
}
