package org.gridmarket.testbed.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gridmarket.kernel.compute.match.Candidate;
import org.gridmarket.kernel.compute.match.MatchRules;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.message.ProposedMatch;
import org.gridmarket.kernel.compute.offer.Audit;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.JobLimits;
import org.gridmarket.kernel.compute.offer.JobMoney;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.solver.compute.ComputeBook;
import org.gridmarket.solver.compute.ComputeMatcher;
import org.gridmarket.testkit.compute.Cast;
import org.gridmarket.testkit.compute.ComputeExamples;
import org.gridmarket.testkit.compute.JobVariants;
import org.gridmarket.testkit.compute.ResourceVariants;

/**
 * What matching costs: a random book of as many jobs as machines, hearing it, and the proposals; beside it the first machine in
 * the book that the kernel allows for each job, the most urgent first.
 */
public final class MatchBench {
    private static final LedgerTime NOW = new LedgerTime(1_760_000_000_000L);
    private static final long DAY_MILLIS = 86_400_000;
    private static final long TERA = 1_000_000_000_000L;
    private static final int RUNS = 3;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Consumer<String> progress;

    public MatchBench(Consumer<String> progress) {
        this.progress = progress;
    }

    /**
     * An answer, and the least it took.
     *
     * @param cpuMillis processor time of the whole process, which does not count what others do beside it
     */
    private record Timed<T>(T answer, double millis, double cpuMillis) {
        static <T> Timed<T> quickest(int runs, Supplier<T> what) {
            T answer = null;
            long least = Long.MAX_VALUE;
            long leastCpu = Long.MAX_VALUE;
            for (int run = 0; run < runs || answer == null; run++) {
                long begun = System.nanoTime();
                long begunCpu = MACHINE.getProcessCpuTime();
                answer = what.get();
                least = Math.min(least, System.nanoTime() - begun);
                leastCpu = Math.min(leastCpu, MACHINE.getProcessCpuTime() - begunCpu);
            }
            return new Timed<>(answer, least / NANOS_PER_MILLI, leastCpu / NANOS_PER_MILLI);
        }
    }

    /** @param size jobs, and machines, and mediators' notes */
    public Map<String, Object> run(int size, long seed) {
        progress.accept(size + " jobs and " + size + " machines");
        List<ComputeEvent> events = events(size, new Random(seed));
        Timed<ComputeBook> heard = Timed.quickest(RUNS, () -> book(events));
        ComputeBook book = heard.answer();
        Timed<List<ProposedMatch>> matched =
                Timed.quickest(RUNS, () -> ComputeMatcher.match(book, ComputeExamples.terms(), Cast.S.account(), NOW));
        Timed<List<Long>> first = Timed.quickest(1, () -> firstFits(book));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("jobs", size);
        row.put("machines", size);
        row.put("heard_per_s", Math.round(events.size() / (heard.millis() / 1_000)));
        row.put("matched", matched.answer().size());
        row.put("estimates_micro", estimates(book, matched.answer()));
        row.put("match_ms", Math.round(matched.millis()));
        row.put("match_cpu_ms", Math.round(matched.cpuMillis()));
        row.put("offers_per_s", Math.round(3L * size / (matched.millis() / 1_000)));
        row.put("first_fit_matched", first.answer().size());
        row.put("first_fit_micro", first.answer().stream().mapToLong(one -> one).sum());
        row.put("first_fit_ms", Math.round(first.millis()));
        return row;
    }

    private static ComputeBook book(List<ComputeEvent> events) {
        ComputeBook book = new ComputeBook();
        events.forEach(book::apply);
        return book;
    }

    private static OfferId id(String kind, int number) {
        return new OfferId(Digest.sha256(Bytes.utf8(kind + " " + number)));
    }

    /** Work up to 10^13 instructions, asks up to 6,000 µ for 10^12, bids 2,000 to 8,000 µ: about two pairs of three fit. */
    private static List<ComputeEvent> events(int size, Random random) {
        List<ComputeEvent> events = new ArrayList<>();
        LedgerTime far = NOW.plusMillis(2 * DAY_MILLIS);
        for (int number = 0; number < size; number++) {
            OfferId note = id("directory", number);
            events.add(new ComputeEvent.NotePosted(
                    new Note(note, Cast.D.account(), ComputeExamples.directoryNote(far), 0)));
            events.add(new ComputeEvent.NotePosted(
                    new Note(id("mediator", number), Cast.M1.account(), ComputeExamples.mediatorNote(far), 0)));
            events.add(new ComputeEvent.ResourcePosted(new Resource(
                    id("machine", number),
                    Cast.RP.account(),
                    ResourceVariants.withAsk(
                            ComputeExamples.resource(far),
                            ComputeExamples.ask(1_000, 1_000L + random.nextInt(5_000), 2_000)),
                    0)));
            events.add(new ComputeEvent.JobPosted(Job.posted(id("job", number), Cast.JC.account(), job(note, random))));
        }
        return events;
    }

    private static JobOffer job(OfferId note, Random random) {
        LedgerTime deadline = NOW.plusMillis(DAY_MILLIS / 2 + random.nextInt(100_000_000) / 100);
        JobOffer any = ComputeExamples.job(Cast.JC, Cast.D, note, deadline, Audit.STANDARD_RATE);
        JobOffer smaller = JobVariants.withLimits(
                any,
                new JobLimits(
                        new Instructions(TERA + random.nextLong(9 * TERA)),
                        new ByteCount(ComputeExamples.MIB),
                        new ByteCount(ComputeExamples.MIB)));
        return JobVariants.withMoney(
                smaller,
                new JobMoney(
                        ComputeExamples.ask(2_000, 2_000L + random.nextInt(6_000), 4_000),
                        ComputeExamples.PLENTY,
                        ComputeExamples.PLENTY,
                        new Money(10_000_000)));
    }

    private static long estimates(ComputeBook book, List<ProposedMatch> matches) {
        Map<OfferId, Job> jobs = new HashMap<>();
        book.jobs().forEach(job -> jobs.put(job.id(), job));
        Map<OfferId, Resource> machines = new HashMap<>();
        book.resources().forEach(machine -> machines.put(machine.id(), machine));
        return matches.stream()
                .mapToLong(match -> estimate(
                        Objects.requireNonNull(jobs.get(match.job())),
                        Objects.requireNonNull(machines.get(match.resource()))))
                .sum();
    }

    private static long estimate(Job job, Resource resource) {
        return resource.offer()
                .ask()
                .price(job.offer().limits().instructions(), job.offer().mostTransferred())
                .micro();
    }

    private static List<Long> firstFits(ComputeBook book) {
        List<Note> mediators = book.notes().stream()
                .filter(note -> note.owner().equals(Cast.M1.account()))
                .toList();
        Map<OfferId, Note> directories = new LinkedHashMap<>();
        book.notes().forEach(note -> directories.put(note.id(), note));
        List<Job> jobs = new ArrayList<>(book.jobs());
        jobs.sort(Comparator.comparing((Job job) -> job.offer().deadline()).thenComparing(Job::id));
        Set<OfferId> taken = new HashSet<>();
        List<Long> estimates = new ArrayList<>();
        for (Job job : jobs) {
            Note directory = Objects.requireNonNull(
                    directories.get(job.offer().inputs().receipt().note()));
            Note mediator = mediators.get(estimates.size());
            book.resources().stream()
                    .filter(resource -> !taken.contains(resource.id()))
                    .filter(resource ->
                            resource.offer().ask().isWithin(job.offer().money().bid()))
                    .filter(resource -> MatchRules.FEASIBLE
                            .check(new Candidate(
                                    job, resource, mediator, directory, ComputeExamples.terms(), NOW, false))
                            .isAccepted())
                    .findFirst()
                    .ifPresent(resource -> {
                        taken.add(resource.id());
                        estimates.add(estimate(job, resource));
                    });
        }
        return estimates;
    }
}
