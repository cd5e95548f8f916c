package org.gridmarket.testbed.simulation.compute;

import java.util.List;
import org.gridmarket.kernel.compute.offer.Capacity;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.JobMoney;
import org.gridmarket.kernel.compute.offer.JobTrust;
import org.gridmarket.kernel.compute.offer.Machine;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.ResourceOffer;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.compute.quantity.Millis;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.compute.terms.Windows;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.worker.compute.parcel.Checking;
import org.gridmarket.worker.compute.parcel.JobOrder;

/** What people of the simulation offer. */
final class Offers {
    static final String SANDBOX = "wasm1";

    /** As short as the page allows on a real ledger: four periods and the grace. */
    static final ComputeTerms TERMS = new ComputeTerms(
            48,
            1,
            new Money(201),
            3,
            new Money(1_000),
            new Windows(
                    new Millis(60_000),
                    new Millis(300_000),
                    new Millis(300_000),
                    new Millis(300_000),
                    new Millis(300_000),
                    new Millis(300_000),
                    new Millis(3_600_000)),
            Person.treasury());

    private static final Money PLENTY = new Money(10_000_000);
    private static final Ask ASK = new Ask(new Money(1_000), new Money(4_000), new Money(2_000));
    private static final Ask ASK_OF_MEDIATOR = new Ask(new Money(1_500), new Money(5_000), new Money(1_000));

    /** est 5,001, med 6,500, the fine 246,548; F 363: enough for one match. */
    private static final Money PROVIDER_DEPOSIT = new Money(256_000);

    /** Enough for the fees and not for the fine; such an offer is never matched. */
    private static final Money TOO_SMALL = new Money(100_000);

    private static final long OFFER_MILLIS = 1_800_000;

    private Offers() {}

    private static Machine machine() {
        return new Machine(
                new Capacity(
                        new Instructions(10_000_000_000_000L),
                        new ByteCount(1L << 30),
                        new ByteCount(1L << 30),
                        new ByteCount(1L << 30)),
                Truth.SPEED,
                List.of(SANDBOX),
                List.of());
    }

    /** @param whole whether the deposit is enough for the fine */
    static ResourceOffer resource(
            boolean whole, List<AccountKey> mediators, List<AccountKey> directories, LedgerTime now) {
        return new ResourceOffer(
                machine(),
                ASK,
                PLENTY,
                PLENTY,
                whole ? PROVIDER_DEPOSIT : TOO_SMALL,
                mediators,
                directories,
                later(now),
                true);
    }

    /** Offers of the same quarter of an hour say the same. */
    private static LedgerTime later(LedgerTime now) {
        long quarter = 900_000;
        return new LedgerTime(now.epochMillis() / quarter * quarter).plusMillis(OFFER_MILLIS + quarter);
    }

    static NoteOffer mediatorNote(List<AccountKey> directories, LedgerTime now) {
        return new NoteOffer.MediatorNote(
                new Money(13_000), new Money(101), ASK_OF_MEDIATOR, machine(), directories, later(now), true);
    }

    static NoteOffer directoryNote(LedgerTime now) {
        return new NoteOffer.DirectoryNote(new Money(7_000), new Money(61), later(now), true);
    }

    static JobOrder order(
            Bytes id,
            Bytes manifest,
            List<AccountKey> mediators,
            AccountKey directory,
            LedgerTime now,
            int auditRate,
            int checkRate,
            int retries) {
        return new JobOrder(
                id,
                manifest,
                Truth.LIMITS,
                new JobMoney(ASK, PLENTY, PLENTY, new Money(12_000)),
                new Environment(SANDBOX, null),
                new JobTrust(mediators, List.of()),
                directory,
                now.plusMillis(2 * OFFER_MILLIS),
                now.plusMillis(OFFER_MILLIS),
                auditRate,
                Checking.sampled(checkRate),
                retries,
                null);
    }
}
