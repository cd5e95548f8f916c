package org.gridmarket.testbed.docs.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.form.EpochTests;
import org.gridmarket.kernel.stream.form.HashTree;
import org.gridmarket.kernel.stream.form.Leaf;
import org.gridmarket.kernel.stream.form.OutputStatus;
import org.gridmarket.kernel.stream.form.Parcel;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.form.StreamedInput;
import org.gridmarket.kernel.stream.form.StreamedOutput;
import org.gridmarket.kernel.stream.form.TestedInput;
import org.gridmarket.kernel.stream.offer.Acceptance;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.roles.stream.desk.DeskWords;
import org.gridmarket.roles.stream.desk.Member;
import org.gridmarket.roles.stream.desk.MemberRole;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.stream.StreamCast;
import org.gridmarket.testkit.stream.StreamDraft;
import org.gridmarket.worker.stream.wire.MarketNote;

/** Byte forms of the stream market: what is hashed, signed, and put into trees. */
final class StreamHashVectors {
    private static final AllocationId ALLOCATION = new AllocationId(Bytes.hex("11".repeat(32)));
    private static final AccountKey SUPPLIER = AccountKey.hex("22".repeat(32));
    private static final String BROKER = "pulsar://127.0.0.1:6650";
    private static final int EPOCH = 3;
    private static final int LEAVES = 5;

    private final ArrayNode forms = JsonNodeFactory.instance.arrayNode();

    private StreamHashVectors() {}

    static ObjectNode file() {
        StreamHashVectors vectors = new StreamHashVectors();
        vectors.hashes();
        vectors.trees();
        vectors.parcels();
        vectors.market();
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("note", WireFiles.NOTE);
        file.put(
                "what",
                "Byte forms of the stream market (docs/wire.md). Parts stand each behind its length in four bytes, the"
                        + " highest first; numbers are four bytes. Bytes in hex. Allocation 11 x 32, supplier 22 x 32,"
                        + " epoch 3. Where there is a seed, its key signs the bytes; where there is json, it is what they hash.");
        file.set("forms", vectors.forms);
        return file;
    }

    private ObjectNode add(String what, Bytes bytes) {
        ObjectNode form = forms.addObject();
        form.put("what", what);
        form.put("bytes", bytes.toHex());
        return form;
    }

    private static Bytes one(int number) {
        return Bytes.of(new byte[] {(byte) number});
    }

    private void hashes() {
        add("H(in) of the byte 00", StreamHash.input(one(0)));
        add("H(out) of the byte 00", StreamHash.output(one(0)));
        add("H(out) of a run that trapped", StreamHash.failed(OutputStatus.TRAPPED));
        add("salt of epoch 3; the seed is H(in) of the byte 00", StreamHash.salt(StreamHash.input(one(0)), EPOCH));
        add(
                "leaf of the tests of epoch 3, of inputs 00 and 01 with themselves as outputs; the salt is H(in) of the"
                        + " byte 02",
                EpochTests.leaf(
                        EPOCH,
                        StreamHash.input(one(2)),
                        List.of(
                                new TestedInput(7, StreamHash.input(one(0)), StreamHash.output(one(0))),
                                new TestedInput(5, StreamHash.input(one(1)), StreamHash.output(one(1))))));
    }

    private static Bytes leaf(int position) {
        Leaf leaf = position == LEAVES - 1
                ? Leaf.MISSING
                : Leaf.processed(StreamHash.input(one(position)), StreamHash.output(one(position)));
        return leaf.bytes(ALLOCATION, SUPPLIER, EPOCH, position);
    }

    private void trees() {
        add("leaf 2: processed, input 02, output 02", leaf(2));
        add("leaf 4: missing", leaf(LEAVES - 1));
        HashTree tree = HashTree.of(
                IntStream.range(0, LEAVES).mapToObj(StreamHashVectors::leaf).toList());
        ObjectNode root = add("root of leaves 0..4, each like leaf 2 but the last, which is missing", tree.root());
        ArrayNode path = root.putArray("path_of_leaf_2");
        tree.path(2).forEach(sibling -> path.add(sibling.toHex()));
    }

    private void parcels() {
        signed(
                "inputs 5 and 9",
                StreamCast.FEED.keys(),
                new Parcel.Inputs(List.of(
                                new StreamedInput(5, StreamHash.input(one(0))),
                                new StreamedInput(9, StreamHash.input(one(1)))))
                        .message(ALLOCATION, EPOCH));
        signed("no more inputs from 10 on", StreamCast.FEED.keys(), new Parcel.End(10).message(ALLOCATION, EPOCH));
        signed(
                "output of input 5",
                StreamCast.WORK1.keys(),
                new Parcel.Outputs(
                                SUPPLIER,
                                List.of(new StreamedOutput(5, StreamHash.input(one(0)), StreamHash.output(one(0)))))
                        .message(ALLOCATION, EPOCH));
        signed(
                "acceptance of the allocation until period 7 of chaincode " + ClockedLedger.TARGET.chaincode()
                        + " on channel " + ClockedLedger.TARGET.channel(),
                StreamCast.C.keys(),
                Acceptance.message(ClockedLedger.TARGET, ALLOCATION, LedgerPeriod.of(7)));
    }

    /** What is said beside the ledger: offers, and to the desk of a broker. */
    private void market() {
        AllocationTerms terms =
                StreamDraft.PAGE.founded(UnaryOperator.identity()).terms();
        offer("a customer's offer", StreamCast.C, MarketNote.CustomerOffered.by(StreamCast.C.keys(), terms.customer()));
        offer(
                "a supplier's offer",
                StreamCast.S1,
                MarketNote.SupplierOffered.by(
                        StreamCast.S1.keys(), terms.suppliers().getFirst()));
        offer(
                "a mediator's offer",
                StreamCast.M1,
                MarketNote.MediatorOffered.by(
                        StreamCast.M1.keys(), terms.mediators().getFirst()));
        signed(
                "to the desk of " + BROKER + ", as supplier and mediator; the nonce is H(in) of the byte 00",
                StreamCast.S1.keys(),
                DeskWords.message(
                        BROKER,
                        new Member(StreamCast.S1.account(), List.of(MemberRole.SUPPLIER, MemberRole.MEDIATOR)),
                        StreamHash.input(one(0))));
    }

    private void offer(String what, StreamCast signer, MarketNote.Offered offered) {
        ObjectNode form = signed(what, signer.keys(), MarketNote.message(offered.content()));
        form.put("json", offered.content().toUtf8());
    }

    private ObjectNode signed(String what, AccountKeyPair signer, Bytes message) {
        ObjectNode form = add(what, message);
        form.put("seed", signer.seed().toHex());
        form.put("signer", signer.publicKey().toHex());
        form.put("signature", signer.sign(message).toHex());
        return form;
    }
}
