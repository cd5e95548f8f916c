package org.gridmarket.testbed.docs.wire;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.gridmarket.kernel.command.OperationName;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.compute.match.Draw;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.compute.offer.HoldingReceipt;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.quantity.EightBytes;
import org.gridmarket.kernel.compute.terms.ProposedTerms;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.testkit.clock.ClockedLedger;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.testkit.compute.ComputeExamples;

/** Hashes of the computation market: the parts that go in, as the page says, and what the kernel makes of them. */
final class ComputeHashVectors {
    private static final Target LEDGER = ClockedLedger.TARGET;
    private static final Bytes JOB = ComputeExamples.hash("job");
    private static final Bytes RESOURCE = ComputeExamples.hash("resource");
    private static final OfferId NOTE = new OfferId(ComputeExamples.hash("note"));
    private static final MatchId MATCH = MatchId.of(JOB, 1, RESOURCE, 2);
    private static final Opening RESULT = ComputeExamples.RIGHT;

    private final HashList hashes = new HashList();

    private ComputeHashVectors() {}

    static ObjectNode file() {
        ComputeHashVectors vectors = new ComputeHashVectors();
        vectors.names();
        vectors.results();
        vectors.receipts();
        ObjectNode file = JsonNodeFactory.instance.objectNode();
        file.put("note", WireFiles.NOTE);
        file.put(
                "what",
                "Hashes of the computation market (docs/wire.md): SHA-256 over the parts, each behind its length in four"
                        + " bytes, the highest first; numbers are eight bytes. Bytes in hex. Where there is a seed, its"
                        + " key signs the hash.");
        file.set("hashes", vectors.hashes.node());
        return file;
    }

    private void names() {
        OperationName posting = new OperationName(ComputeExamples.hash("posting"));
        hashes.add(
                "id of the third offer of a posting",
                OfferId.of(posting, 2).id(),
                null,
                text("gridmarket/compute/offer/1"),
                posting.id(),
                EightBytes.of(2));
        hashes.add(
                "id of a match: the second attempt of a job, the third use of a resource",
                MATCH.id(),
                null,
                text("gridmarket/compute/match/1"),
                JOB,
                EightBytes.of(1),
                RESOURCE,
                EightBytes.of(2));
        ProposedTerms terms = new ProposedTerms("terms-1", Interval.of(40), List.of(ComputeExamples.terms()));
        hashes.add(
                "terms that an administrator approves",
                terms.digest(),
                null,
                text("gridmarket/compute/terms/1"),
                text(RecordCodec.text(terms)));
    }

    private void results() {
        hashes.add(
                "commitment to a result",
                RESULT.commitment(MATCH),
                null,
                text("gridmarket/compute/opening/1"),
                MATCH.id(),
                text(RESULT.status().name()),
                RESULT.output(),
                EightBytes.of(RESULT.instructions().count()),
                EightBytes.of(RESULT.size().count()),
                RESULT.salt());
        hashes.add(
                "commitment to the secret of an audit",
                Draw.commitmentOf(ComputeExamples.SECRET),
                null,
                text("gridmarket/compute/secret/1"),
                ComputeExamples.SECRET);
    }

    private void receipts() {
        LedgerTime until = new LedgerTime(1_760_000_000_000L);
        hashes.add(
                "receipt of a directory for the inputs of a job",
                HoldingReceipt.message(
                        LEDGER,
                        NOTE,
                        Cast.JC.account(),
                        ComputeExamples.hash("manifest"),
                        ComputeExamples.INPUT,
                        until),
                Cast.D.keys(),
                text("gridmarket/compute/holding/1"),
                text(LEDGER.channel()),
                text(LEDGER.chaincode()),
                NOTE.id(),
                Cast.JC.account().key(),
                ComputeExamples.hash("manifest"),
                EightBytes.of(ComputeExamples.INPUT.count()),
                EightBytes.of(until.epochMillis()));
        ResultCommitment result =
                new ResultCommitment(RESULT.commitment(MATCH), ComputeExamples.hash("delivery"), "chicory-aot");
        hashes.add(
                "receipt of a directory for a result",
                result.heldMessage(LEDGER, MATCH),
                Cast.D.keys(),
                text("gridmarket/compute/held/1"),
                text(LEDGER.channel()),
                text(LEDGER.chaincode()),
                MATCH.id(),
                result.commitment(),
                result.delivery());
    }

    private static Bytes text(String text) {
        return Bytes.utf8(text);
    }
}
