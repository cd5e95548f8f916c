package org.gridmarket.testkit.compute;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.compute.match.Draw;
import org.gridmarket.kernel.compute.match.Finding;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.ResultStatus;
import org.gridmarket.kernel.compute.match.RunReport;
import org.gridmarket.kernel.compute.offer.Audit;
import org.gridmarket.kernel.compute.offer.Capacity;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.HoldingReceipt;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.offer.JobMoney;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.JobTrust;
import org.gridmarket.kernel.compute.offer.Machine;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.ResourceOffer;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.compute.quantity.Speed;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.compute.terms.Windows;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.keys.PinnedX25519;
import org.gridmarket.testkit.clock.ClockedLedger;

/** The worked example of the page (compute-market, Known answers). */
public final class ComputeExamples {
    public static final long MIB = 1L << 20;
    public static final String WASM = "wasm1";

    public static final Ask ASK_OF_PROVIDER = ask(1_000, 4_000, 2_000);
    public static final Ask ASK_OF_MEDIATOR = ask(1_500, 5_000, 1_000);
    public static final JobLimits LIMITS =
            new JobLimits(new Instructions(10_000_000_000_000L), new ByteCount(1_024 * MIB), new ByteCount(512 * MIB));
    public static final ByteCount INPUT = new ByteCount(512 * MIB);
    public static final Money PLENTY = new Money(1_000_000_000);

    public static final Bytes SECRET = hash("secret");
    public static final Bytes RESULT_PRIVATE_KEY = hash("result key");

    /** The result of the example: 7 x 10^12 instructions, 128 MiB. */
    public static final Opening RIGHT = new Opening(
            ResultStatus.COMPLETED,
            hash("right"),
            new Instructions(7_000_000_000_000L),
            new ByteCount(128 * MIB),
            hash("salt"));

    /** A result that claims all that the limits allow. */
    public static final Opening LIE =
            new Opening(ResultStatus.COMPLETED, hash("wrong"), LIMITS.instructions(), LIMITS.output(), hash("salt"));

    /** What a mediator makes up. */
    public static final RunReport NOISE = new RunReport.Ran(
            ResultStatus.COMPLETED,
            hash("noise"),
            new Instructions(1_000_000_000_000L),
            new ByteCount(0),
            Finding.NOT_ASKED);

    private ComputeExamples() {}

    public static Ask ask(long start, long perTera, long perGib) {
        return new Ask(new Money(start), new Money(perTera), new Money(perGib));
    }

    public static Bytes hash(String name) {
        return Digest.sha256(Bytes.utf8("compute example " + name));
    }

    /** The terms of the example: sigma 201. */
    public static ComputeTerms terms() {
        return new ComputeTerms(
                48, 1, new Money(201), 3, new Money(1_000), Windows.standard(), Cast.TREASURY.account());
    }

    public static List<AccountKey> accounts(Cast... parties) {
        return Stream.of(parties).map(Cast::account).toList();
    }

    public static Machine machine() {
        return new Machine(
                new Capacity(
                        new Instructions(100_000_000_000_000L),
                        new ByteCount(16_384 * MIB),
                        new ByteCount(16_384 * MIB),
                        new ByteCount(32_768 * MIB)),
                new Speed(new Instructions(100_000_000_000L), new ByteCount(1_000_000_000)),
                List.of(WASM),
                List.of());
    }

    public static ResourceOffer resource(LedgerTime expiry) {
        return new ResourceOffer(
                machine(),
                ASK_OF_PROVIDER,
                PLENTY,
                PLENTY,
                new Money(2_500_000),
                accounts(Cast.M1, Cast.M2, Cast.M3),
                accounts(Cast.D),
                expiry,
                true);
    }

    public static NoteOffer.MediatorNote mediatorNote(LedgerTime expiry) {
        return new NoteOffer.MediatorNote(
                new Money(100_000), new Money(101), ASK_OF_MEDIATOR, machine(), accounts(Cast.D), expiry, true);
    }

    public static NoteOffer.DirectoryNote directoryNote(LedgerTime expiry) {
        return new NoteOffer.DirectoryNote(new Money(60_000), new Money(61), expiry, true);
    }

    /** A job of the creator, whose inputs the directory holds behind its note. */
    public static JobOffer job(Cast creator, Cast directory, OfferId note, LedgerTime deadline, int auditRate) {
        return new JobOffer(
                LIMITS,
                new JobMoney(ASK_OF_PROVIDER, PLENTY, PLENTY, new Money(100_000)),
                new Environment(WASM, null),
                new JobTrust(accounts(Cast.M1, Cast.M2, Cast.M3), List.of()),
                deadline,
                deadline,
                new JobInputs(hash("manifest"), INPUT, receipt(creator, directory, note, deadline)),
                PinnedX25519.publicKey(RESULT_PRIVATE_KEY),
                new Audit(auditRate, Draw.commitmentOf(SECRET)),
                0,
                null);
    }

    /** A directory's word for the manifest of the examples, until the time to hold it after the deadline is over. */
    public static HoldingReceipt receipt(Cast creator, Cast directory, OfferId note, LedgerTime deadline) {
        LedgerTime until = terms().windows().hold().after(deadline);
        Bytes message =
                HoldingReceipt.message(ClockedLedger.TARGET, note, creator.account(), hash("manifest"), INPUT, until);
        return new HoldingReceipt(
                directory.account(), note, until, directory.keys().sign(message));
    }

    /** What an honest mediator reports of this result. */
    public static RunReport.Ran run(Opening result, Finding delivery) {
        return new RunReport.Ran(result.status(), result.output(), result.instructions(), result.size(), delivery);
    }

    public static RunReport.Ran run(Opening result) {
        return run(result, Finding.NOT_ASKED);
    }
}
