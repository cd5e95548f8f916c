package org.gridmarket.cli.compute;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Move;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.Outcome;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.MemberEntry;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.worker.compute.parcel.JobOrder;
import org.gridmarket.worker.compute.process.Workers;
import org.jspecify.annotations.Nullable;

/** Hears who takes part, and what becomes of one job, a line for each step. Thread-safe. */
final class JobWatch {
    private static final int MOST_MEDIATORS = 8;
    private static final long PATIENCE_MILLIS = 20_000;

    /** How a job ended; {@code paid} is what its owner has paid in its last match. */
    record End(@Nullable Outcome outcome, @Nullable Opening opening, Money paid) {}

    private final AccountKey own;
    private final PrintWriter out;
    private final Map<AccountKey, MemberEntry> members = new LinkedHashMap<>();
    private final Set<AccountKey> directories = new LinkedHashSet<>();
    private final Map<MatchId, Match> matches = new LinkedHashMap<>();
    private @Nullable Bytes resultKey;
    private @Nullable Opening opening;
    private @Nullable End end;

    JobWatch(AccountKey own, PrintWriter out) {
        this.own = own;
        this.out = out;
    }

    synchronized void hear(Record event) {
        switch (event) {
            case ComputeEvent.ComputeMemberRegistered(var account, var entry) -> members.put(account, entry);
            case ComputeEvent.NotePosted(var note) -> {
                if (note.offer() instanceof NoteOffer.DirectoryNote) {
                    directories.add(note.owner());
                }
            }
            case ComputeEvent.JobPosted(var job) -> {
                if (isFollowed(job)) {
                    say("job " + job.id() + " is in the book" + (job.attempt() == 0 ? "" : " again"));
                }
            }
            case ComputeEvent.Matched(var match) -> {
                if (isFollowed(match.job())) {
                    matches.put(match.id(), match);
                    say("match " + match.id() + " with provider " + match.provider() + ", at most " + match.estimate());
                }
            }
            case ComputeEvent.ResultCommitted committed -> say(committed.match(), "a result is committed");
            case ComputeEvent.Disputed disputed -> say(disputed.match(), "it is run again by " + disputed.mediator());
            case ComputeEvent.Judged judged -> say(judged.match(), "the verdict is " + judged.verdict());
            case ComputeEvent.OpeningRevealed revealed -> {
                if (matches.containsKey(revealed.match())) {
                    opening = revealed.opening();
                }
            }
            case ComputeEvent.MatchClosed closed -> close(closed);
            default -> {
                // of others
            }
        }
        notifyAll();
    }

    private boolean isFollowed(Job job) {
        Bytes key = resultKey;
        return key != null && key.equals(job.offer().resultKey());
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    private void say(MatchId match, String line) {
        if (matches.containsKey(match)) {
            say(line);
        }
    }

    /** A match that brought no result may put the job back into the book; then another one ends it. */
    private void close(ComputeEvent.MatchClosed closed) {
        Match match = matches.get(closed.match());
        if (match == null) {
            return;
        }
        Money paid = Money.ZERO;
        for (Move move : closed.moves()) {
            paid = move.from().equals(own) ? paid.plus(move.amount()) : paid;
        }
        boolean failed = closed.outcome() == Outcome.DECLINED || closed.outcome() == Outcome.PROVIDER_SILENT;
        if (failed && match.job().mayRetry()) {
            say("closed as " + closed.outcome() + "; it goes back into the book");
        } else {
            end = new End(closed.outcome(), opening, paid);
        }
    }

    /** Waits until somebody keeps objects and somebody mediates. */
    synchronized void awaitMembers() throws InterruptedException {
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (knownDirectory() == null || mediators().isEmpty()) {
            long left = until - System.currentTimeMillis();
            if (left <= 0) {
                throw new PartFailedException("no directory with a note in the book, or no mediator, after "
                        + PATIENCE_MILLIS + " ms; somebody has to run compute serve and compute mediate");
            }
            wait(left);
        }
    }

    private @Nullable AccountKey knownDirectory() {
        return directories.stream().filter(members::containsKey).findFirst().orElse(null);
    }

    /** One that has a note in the book and says where it is. */
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
        resultKey = workers.resultKeyOf(order);
    }

    synchronized End awaitEnd() throws InterruptedException {
        while (end == null) {
            wait();
        }
        return end;
    }
}
