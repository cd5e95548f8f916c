package org.gridmarket.solver.compute;

import java.util.BitSet;
import java.util.List;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.JobOffer;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Which resource can take which job, as far as that is true whatever mediator there is; and the estimate of each pair. What is
 * left out here the kernel would refuse; what is left in it judges with the mediator. There may be a hundred million pairs, so
 * all that is compared lies in arrays of numbers.
 */
final class Pairs {
    private static final long MILLIS_PER_SECOND = 1_000;

    private final Numbers<AccountKey> accounts = new Numbers<>();
    private final Numbers<String> classes = new Numbers<>();
    private final Numbers<Bytes> bases = new Numbers<>();
    private final List<Job> jobs;
    private final List<Resource> resources;
    private final Wanted wanted;
    private final Offered offered;
    private final int minJudges;
    private final long minEstimate;

    Pairs(List<Job> jobs, List<Resource> resources, ComputeTerms terms, LedgerTime now) {
        this.jobs = List.copyOf(jobs);
        this.resources = List.copyOf(resources);
        this.wanted = new Wanted(jobs.size());
        this.offered = new Offered(resources.size());
        this.minJudges = terms.minJudges();
        this.minEstimate = terms.minEstimate().micro();
        for (int job = 0; job < jobs.size(); job++) {
            fill(job, jobs.get(job), terms, now);
        }
        for (int resource = 0; resource < resources.size(); resource++) {
            fill(resource, resources.get(resource), terms);
        }
    }

    /** What jobs want, by number of the job. */
    private static final class Wanted {
        final long[] bidStart;
        final long[] bidTera;
        final long[] bidGib;
        final long[] instructions;
        final boolean[] startAlone;
        final long[] memory;
        final long[] output;
        final long[] transferred;
        final long[] millis;
        final long[] deposit;
        final int[] owner;
        final int[] sandbox;
        final int[] base;
        final int[] directory;
        final long[][] mediators;
        final long[][] providers;
        final long[][] failed;

        Wanted(int jobs) {
            bidStart = new long[jobs];
            bidTera = new long[jobs];
            bidGib = new long[jobs];
            instructions = new long[jobs];
            startAlone = new boolean[jobs];
            memory = new long[jobs];
            output = new long[jobs];
            transferred = new long[jobs];
            millis = new long[jobs];
            deposit = new long[jobs];
            owner = new int[jobs];
            sandbox = new int[jobs];
            base = new int[jobs];
            directory = new int[jobs];
            mediators = new long[jobs][];
            providers = new long[jobs][];
            failed = new long[jobs][];
        }
    }

    /** What resources offer, by number of the resource. */
    private static final class Offered {
        final long[] askStart;
        final long[] askTera;
        final long[] askGib;
        final long[] instructions;
        final long[] memory;
        final long[] output;
        final long[] transferred;
        final long[] instructionsPerSecond;
        final long[] bytesPerSecond;
        final long[] mostEstimate;
        final int[] owner;
        final long[][] classes;
        final long[][] bases;
        final long[][] mediators;
        final long[][] directories;

        Offered(int resources) {
            askStart = new long[resources];
            askTera = new long[resources];
            askGib = new long[resources];
            instructions = new long[resources];
            memory = new long[resources];
            output = new long[resources];
            transferred = new long[resources];
            instructionsPerSecond = new long[resources];
            bytesPerSecond = new long[resources];
            mostEstimate = new long[resources];
            owner = new int[resources];
            classes = new long[resources][];
            bases = new long[resources][];
            mediators = new long[resources][];
            directories = new long[resources][];
        }
    }

    private void fill(int at, Job job, ComputeTerms terms, LedgerTime now) {
        JobOffer offer = job.offer();
        Bytes base = offer.environment().base();
        wanted.bidStart[at] = offer.money().bid().start().micro();
        wanted.bidTera[at] = offer.money().bid().perTera().micro();
        wanted.bidGib[at] = offer.money().bid().perGib().micro();
        wanted.instructions[at] = offer.limits().instructions().count();
        wanted.memory[at] = offer.limits().memory().count();
        wanted.output[at] = offer.limits().output().count();
        wanted.transferred[at] = offer.mostTransferred().count();
        wanted.millis[at] = offer.deadline().epochMillis()
                - now.epochMillis()
                - terms.windows().prepare().count();
        wanted.deposit[at] = offer.money().deposit().micro();
        wanted.startAlone[at] = !offer.environment().isReproducible();
        wanted.owner[at] = accounts.of(job.owner());
        wanted.sandbox[at] = classes.of(offer.environment().sandbox());
        wanted.base[at] = base == null ? -1 : bases.of(base);
        wanted.directory[at] = accounts.of(offer.inputs().receipt().directory());
        wanted.mediators[at] = accounts.bits(offer.trust().mediators());
        wanted.providers[at] = accounts.bits(offer.trust().providers());
        wanted.failed[at] = accounts.bits(job.failed());
    }

    private void fill(int at, Resource resource, ComputeTerms terms) {
        var offer = resource.offer();
        var capacity = offer.machine().capacity();
        offered.askStart[at] = offer.ask().start().micro();
        offered.askTera[at] = offer.ask().perTera().micro();
        offered.askGib[at] = offer.ask().perGib().micro();
        offered.instructions[at] = capacity.instructions().count();
        offered.memory[at] = capacity.memory().count();
        offered.output[at] = capacity.output().count();
        offered.transferred[at] = capacity.transferred().count();
        offered.instructionsPerSecond[at] =
                offer.machine().speed().instructions().count();
        offered.bytesPerSecond[at] = offer.machine().speed().bytes().count();
        offered.mostEstimate[at] = offer.deposit().micro() / terms.theta();
        offered.owner[at] = accounts.of(resource.owner());
        offered.classes[at] = classes.bits(offer.machine().classes());
        offered.bases[at] = bases.bits(offer.machine().bases());
        offered.mediators[at] = accounts.bits(offer.mediators());
        offered.directories[at] = accounts.bits(offer.directories());
    }

    int jobs() {
        return jobs.size();
    }

    int resources() {
        return resources.size();
    }

    Job job(int index) {
        return jobs.get(index);
    }

    Resource resource(int index) {
        return resources.get(index);
    }

    /** The resources that can take a job. */
    BitSet of(int job) {
        BitSet fitting = new BitSet(resources.size());
        for (int resource = 0; resource < resources.size(); resource++) {
            if (isWithinBid(job, resource)
                    && isHeld(job, resource)
                    && isTrusted(job, resource)
                    && isInTime(job, resource)
                    && isWorthwhile(job, resource)) {
                fitting.set(resource);
            }
        }
        return fitting;
    }

    private boolean isWithinBid(int job, int resource) {
        return offered.askTera[resource] <= wanted.bidTera[job]
                && offered.askStart[resource] <= wanted.bidStart[job]
                && offered.askGib[resource] <= wanted.bidGib[job];
    }

    private boolean isHeld(int job, int resource) {
        return wanted.instructions[job] <= offered.instructions[resource]
                && wanted.memory[job] <= offered.memory[resource]
                && wanted.output[job] <= offered.output[resource]
                && wanted.transferred[job] <= offered.transferred[resource]
                && Numbers.has(offered.classes[resource], wanted.sandbox[job])
                && (wanted.base[job] < 0 || Numbers.has(offered.bases[resource], wanted.base[job]));
    }

    private boolean isTrusted(int job, int resource) {
        int provider = offered.owner[resource];
        return Numbers.has(offered.directories[resource], wanted.directory[job])
                && wanted.owner[job] != provider
                && wanted.directory[job] != provider
                && (wanted.providers[job].length == 0 || Numbers.has(wanted.providers[job], provider))
                && !Numbers.has(wanted.failed[job], provider)
                && Numbers.common(wanted.mediators[job], offered.mediators[resource]) >= minJudges;
    }

    /** As {@code Speed.time}; the kernel asks that itself for what is proposed. */
    private boolean isInTime(int job, int resource) {
        long work = Math.ceilDiv(MILLIS_PER_SECOND * wanted.instructions[job], offered.instructionsPerSecond[resource]);
        return work <= wanted.millis[job]
                && work + Math.ceilDiv(MILLIS_PER_SECOND * wanted.transferred[job], offered.bytesPerSecond[resource])
                        <= wanted.millis[job];
    }

    private boolean isWorthwhile(int job, int resource) {
        long estimate = estimate(job, resource);
        return estimate >= minEstimate && estimate <= wanted.deposit[job] && estimate <= offered.mostEstimate[resource];
    }

    /** est of a pair, in µ, as {@code JobOffer.mostAt}. */
    long estimate(int job, int resource) {
        if (wanted.startAlone[job]) {
            return offered.askStart[resource];
        }
        return Ask.micro(
                offered.askStart[resource],
                offered.askTera[resource],
                offered.askGib[resource],
                wanted.instructions[job],
                wanted.transferred[job]);
    }
}
