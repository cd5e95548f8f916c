package org.gridmarket.cli.compute;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.MemberEntry;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.worker.compute.parcel.JobOrder;
import org.gridmarket.worker.compute.process.Workers;
import org.jspecify.annotations.Nullable;

/** Hears who takes part, and what becomes of some jobs, a line for each step. Thread-safe. */
final class JobWatch {
    private static final int MOST_MEDIATORS = 8;
    private static final long PATIENCE_MILLIS = 60_000;

    /** What happened before is heard in one go; so long without news, and all of it is heard. */
    private static final long QUIET_MILLIS = 700;

    /** Of the standard terms. */
    private static final int STANDARD_JUDGES = 3;

    /**
     * How a job ended.
     *
     * @param outcome of its last match; null when it has left the book without one
     * @param opening of its result; null when there is none
     * @param paid what its owner has paid in its last match
     */
    record End(@Nullable Outcome outcome, @Nullable Opening opening, Money paid) {
        /** It was never run. */
        static final End WITHOUT_MATCH = new End(null, null, Money.ZERO);

        /** Of a match that is closed, for whoever has ordered it. */
        static End of(ComputeEvent.MatchClosed closed, @Nullable Opening opening, AccountKey owner) {
            Money paid = closed.moves().stream()
                    .filter(move -> move.from().equals(owner))
                    .map(move -> move.amount())
                    .reduce(Money.ZERO, Money::plus);
            return new End(closed.outcome(), opening, paid);
        }

        boolean hasResult() {
            return opening != null && (outcome == Outcome.ACCEPTED || outcome == Outcome.NONE);
        }
    }

    private final AccountKey own;
    private final PrintWriter out;
    private final Map<AccountKey, MemberEntry> members = new LinkedHashMap<>();
    private final DirectoriesHeard directories = new DirectoriesHeard();
    private final Map<Bytes, JobOrder> followed = new HashMap<>();
    private final Map<OfferId, JobOrder> inBook = new HashMap<>();
    private final Map<MatchId, Match> matches = new LinkedHashMap<>();
    private final Map<MatchId, Opening> openings = new HashMap<>();
    private final Set<Bytes> posted = new HashSet<>();
    private final Map<Bytes, End> ends = new HashMap<>();

    private int judges = STANDARD_JUDGES;
    private long heardAt = System.nanoTime();

    JobWatch(AccountKey own, PrintWriter out) {
        this.own = own;
        this.out = out;
    }

    synchronized void hear(Record event) {
        heardAt = System.nanoTime();
        directories.hear(event);
        switch (event) {
            case ComputeEvent.ComputeTermsAgreed(var terms) ->
                judges = terms.changes().getLast().minJudges();
            case ComputeEvent.ComputeMemberRegistered(var account, var entry) -> members.put(account, entry);
            case ComputeEvent.JobPosted(var job) -> orderOf(job).ifPresent(order -> posted(job, order));
            case ComputeEvent.OfferGone(var kind, var offer) ->
                Optional.ofNullable(inBook.remove(offer)).ifPresent(order -> {
                    say(order, "it has left the book without a match");
                    ends.put(order.id(), End.WITHOUT_MATCH);
                });
            case ComputeEvent told -> step(told);
            default -> {
                // of other contracts
            }
        }
        notifyAll();
    }

    private void posted(Job job, JobOrder order) {
        inBook.put(job.id(), order);
        posted.add(order.id());
        say(order, "it is in the book" + (job.attempt() == 0 ? "" : " again") + " as " + job.id());
    }

    private void step(ComputeEvent event) {
        if (event instanceof ComputeEvent.Matched(var match)
                && orderOf(match.job()).isPresent()) {
            inBook.remove(match.job().id());
            matches.put(match.id(), match);
            say(orderOf(match.job()).get(), "match " + match.id() + ", at most " + match.estimate());
        }
        Match match = MatchEvents.matchOf(event).map(matches::get).orElse(null);
        if (match == null) {
            return;
        }
        JobOrder order = orderOf(match.job()).orElseThrow();
        String line = MatchEvents.line(event);
        if (!line.isEmpty()) {
            say(order, line);
        }
        switch (event) {
            case ComputeEvent.OpeningRevealed(var id, var opening) -> openings.put(id, opening);
            case ComputeEvent.MatchClosed closed -> close(order, match, closed);
            default -> {
                // said, and that is all
            }
        }
    }

    private Optional<JobOrder> orderOf(Job job) {
        return Optional.ofNullable(followed.get(job.offer().resultKey()));
    }

    private void say(JobOrder order, String line) {
        out.println("job " + order.id().toHex().substring(0, 8) + ": " + line);
        out.flush();
    }

    /** A match that brought no result may put the job back into the book; then another one ends it. */
    private void close(JobOrder order, Match match, ComputeEvent.MatchClosed closed) {
        boolean failed = closed.outcome() == Outcome.DECLINED || closed.outcome() == Outcome.PROVIDER_SILENT;
        if (!failed || !match.job().mayRetry()) {
            ends.put(order.id(), End.of(closed, openings.get(match.id()), own));
        }
    }

    /**
     * Waits until somebody keeps objects and enough mediate: as many as the terms ask for, or a job that trusts fewer is never
     * matched. Whoever registered long ago is heard of before those of today, so it goes on until all is heard.
     *
     * @param named whether its owner names whom it trusts
     */
    void awaitMembers(boolean named) throws InterruptedException {
        boolean there = await(
                () -> knownDirectory() != null && (named || mediators().size() >= judges) && isQuiet(),
                PATIENCE_MILLIS);
        if (!there) {
            throw new PartFailedException("after " + PATIENCE_MILLIS + " ms "
                    + (knownDirectory() == null ? "no directory with a note in the book" : "a directory")
                    + " and " + mediators().size() + " mediators, of whom a job needs " + judges
                    + "; somebody has to run compute serve and compute mediate");
        }
    }

    private synchronized boolean isQuiet() {
        return System.nanoTime() - heardAt > TimeUnit.MILLISECONDS.toNanos(QUIET_MILLIS);
    }

    private synchronized @Nullable AccountKey knownDirectory() {
        return directories.taking().stream()
                .filter(members::containsKey)
                .findFirst()
                .orElse(null);
    }

    /** The first that has a note in the book or in a match and says where it is. */
    synchronized AccountKey directory() {
        AccountKey first = knownDirectory();
        if (first == null) {
            throw new PartFailedException("no directory takes part");
        }
        return first;
    }

    /** All that have registered with engines, the earliest first. */
    synchronized List<AccountKey> mediators() {
        List<AccountKey> mediators = new ArrayList<>();
        members.forEach((account, entry) -> {
            if (!entry.engines().isEmpty() && mediators.size() < MOST_MEDIATORS) {
                mediators.add(account);
            }
        });
        return mediators;
    }

    /** From now on steps of this order are told. */
    synchronized void follow(JobOrder order, Workers workers) {
        followed.put(workers.resultKeyOf(order), order);
    }

    /** Waits for so long until an order has come into the book or has ended; whether it has. */
    synchronized boolean awaitPosted(Bytes order, long millis) throws InterruptedException {
        return await(() -> posted.contains(order) || ends.containsKey(order), millis);
    }

    /** Waits for so long until it has ended; empty when it has not. */
    synchronized Optional<End> awaitEnd(Bytes order, long millis) throws InterruptedException {
        return await(() -> ends.containsKey(order), millis) ? Optional.ofNullable(ends.get(order)) : Optional.empty();
    }

    private synchronized boolean await(BooleanSupplier happened, long millis) throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        long left = millis;
        while (!happened.getAsBoolean() && left > 0) {
            wait(Math.min(left, QUIET_MILLIS));
            left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
        }
        return happened.getAsBoolean();
    }
}
