package org.gridmarket.solver.compute;

import java.util.List;
import org.gridmarket.kernel.compute.match.Candidate;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.Audit;
import org.gridmarket.kernel.compute.offer.Capacity;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.offer.HoldingReceipt;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.offer.JobMoney;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.JobTrust;
import org.gridmarket.kernel.compute.offer.Machine;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.compute.offer.ResourceOffer;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.compute.quantity.Millis;
import org.gridmarket.kernel.compute.quantity.Speed;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.compute.terms.Windows;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.testkit.compute.ComputeExamples;
import org.jspecify.annotations.Nullable;

/**
 * Books in the units of the model (matching.py): work in 10^12 instructions, time in units of 1,000 s, prices in µ. Every job
 * has a directory's note of its own.
 */
final class BookExamples {
    static final LedgerTime NOW = new LedgerTime(1_760_000_000_000L);
    static final ComputeTerms TERMS = new ComputeTerms(
            48,
            1,
            Money.ZERO,
            3,
            Money.ZERO,
            new Windows(
                    new Millis(1),
                    new Millis(1),
                    new Millis(1),
                    new Millis(1),
                    new Millis(1),
                    new Millis(1),
                    new Millis(86_400_000)),
            Cast.TREASURY.account());

    private static final long TERA = 1_000_000_000_000L;
    private static final long UNIT_MILLIS = 1_000_000;
    private static final long GIGA = 1_000_000_000;
    private static final ByteCount NOTHING = new ByteCount(0);
    private static final ByteCount ROOM = new ByteCount(ByteCount.MAX);
    private static final LedgerTime FAR = NOW.plusMillis(86_400_000);
    private static final Money PLENTY = new Money(1_000_000_000_000_000L);

    private final ComputeBook book = new ComputeBook();
    private int posted;

    ComputeBook book() {
        return book;
    }

    static OfferId id(String name) {
        return new OfferId(ComputeExamples.hash(name));
    }

    private static Machine machine(long capacity, long speed) {
        return new Machine(
                new Capacity(new Instructions(capacity * TERA), ROOM, ROOM, ROOM),
                new Speed(new Instructions(speed * GIGA), ROOM),
                List.of(ComputeExamples.WASM),
                List.of());
    }

    /** A job and the directory's note behind it. */
    BookExamples job(String name, long deadline, long work, long bid) {
        return job(name, deadline, work, bid, null);
    }

    BookExamples job(String name, long deadline, long work, long bid, @Nullable String group) {
        OfferId note = id("note of " + name);
        book.apply(new ComputeEvent.NotePosted(
                new Note(note, Cast.D.account(), new NoteOffer.DirectoryNote(PLENTY, Money.ZERO, FAR, true), 0)));
        return job(name, deadline, work, bid, group, note, PLENTY);
    }

    /** A job behind the directory's note of another one. */
    BookExamples jobBehind(String other, String name, long deadline, long bid, Money maxMediation) {
        return job(name, deadline, 1, bid, null, id("note of " + other), maxMediation);
    }

    private BookExamples job(
            String name, long deadline, long work, long bid, @Nullable String group, OfferId note, Money maxMediation) {
        LedgerTime due = NOW.plusMillis(deadline * UNIT_MILLIS + 1);
        JobOffer offer = new JobOffer(
                new JobLimits(new Instructions(work * TERA), NOTHING, NOTHING),
                new JobMoney(ComputeExamples.ask(1_000, bid, 0), PLENTY, maxMediation, PLENTY),
                new Environment(ComputeExamples.WASM, null),
                new JobTrust(ComputeExamples.accounts(Cast.M1, Cast.M2, Cast.M3), List.of()),
                due,
                FAR,
                new JobInputs(
                        ComputeExamples.hash("manifest"),
                        NOTHING,
                        new HoldingReceipt(Cast.D.account(), note, FAR, Bytes.of(new byte[64]))),
                ComputeExamples.hash("key"),
                new Audit(Audit.STANDARD_RATE, ComputeExamples.hash("audit")),
                0,
                group);
        book.apply(new ComputeEvent.JobPosted(Job.posted(id(name), Cast.JC.account(), offer)));
        return this;
    }

    BookExamples resource(String name, long start, long ask, long speed, long capacity) {
        ResourceOffer offer = new ResourceOffer(
                machine(capacity, speed),
                ComputeExamples.ask(start, ask, 0),
                PLENTY,
                PLENTY,
                PLENTY,
                ComputeExamples.accounts(Cast.M1, Cast.M2, Cast.M3),
                ComputeExamples.accounts(Cast.D),
                FAR,
                true);
        book.apply(new ComputeEvent.ResourcePosted(new Resource(id(name), Cast.RP.account(), offer, 0)));
        return this;
    }

    /** So many notes of mediators, each dearer than the one before. */
    BookExamples mediators(int notes) {
        for (int index = 0; index < notes; index++) {
            posted++;
            NoteOffer offer = new NoteOffer.MediatorNote(
                    PLENTY,
                    Money.ZERO,
                    ComputeExamples.ask(posted, 0, 0),
                    machine(1_000, 100_000),
                    ComputeExamples.accounts(Cast.D),
                    FAR,
                    true);
            book.apply(new ComputeEvent.NotePosted(new Note(id("mediator " + posted), Cast.M1.account(), offer, 0)));
        }
        return this;
    }

    /** est of a pair, by the kernel. */
    long estimate(Job job, Resource resource) {
        Note any = book.notes().getFirst();
        return new Candidate(job, resource, any, any, TERMS, NOW, false)
                .estimate()
                .micro();
    }
}
