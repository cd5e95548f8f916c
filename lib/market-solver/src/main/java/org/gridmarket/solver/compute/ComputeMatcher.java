package org.gridmarket.solver.compute;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gridmarket.kernel.compute.match.Candidate;
import org.gridmarket.kernel.compute.match.MatchRules;
import org.gridmarket.kernel.compute.message.GroupEntry;
import org.gridmarket.kernel.compute.message.ProposedMatch;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * What a solver proposes: most jobs; of those the most urgent (deadline, then id); at the least sum of estimates; each with its
 * cheapest mediator. Among equals each solver prefers others, so that two seldom collide. Every match is one that the kernel
 * allows (compute-market, Matching).
 */
public final class ComputeMatcher {
    /** Mediators that are tried for one pair; whoever fits nobody of so many waits for the next round. */
    private static final int TRIES = 8;

    private final ComputeBook book;
    private final ComputeTerms terms;
    private final AccountKey solver;
    private final LedgerTime now;
    private final Set<OfferId> bound = new HashSet<>();
    private final Set<GroupEntry> groups = new HashSet<>();

    private ComputeMatcher(ComputeBook book, ComputeTerms terms, AccountKey solver, LedgerTime now) {
        this.book = book;
        this.terms = terms;
        this.solver = solver;
        this.now = now;
    }

    /**
     * Matches what lies in the book, the most urgent jobs first.
     *
     * @param terms in force now
     * @param solver whose operation it will be
     * @param now about when it will be endorsed
     */
    public static List<ProposedMatch> match(ComputeBook book, ComputeTerms terms, AccountKey solver, LedgerTime now) {
        return new ComputeMatcher(book, terms, solver, now).match();
    }

    private List<ProposedMatch> match() {
        Pairs pairs = new Pairs(jobs(), resources(), terms, now);
        List<Note> mediators = mediators();
        List<BitSet> fitting = fitting(pairs, mediators);
        int[] chosen = UrgentMatching.of(fitting, pairs.resources());
        int[] cheapest = CheapestAssignment.of(pairs, fitting, chosen);
        List<ProposedMatch> matches = new ArrayList<>();
        for (int job = 0; job < cheapest.length; job++) {
            if (cheapest[job] != UrgentMatching.NONE) {
                mediated(pairs.job(job), pairs.resource(cheapest[job]), mediators)
                        .ifPresent(matches::add);
            }
        }
        return matches;
    }

    /**
     * Who can take which job: of several jobs behind one directory's note the most urgent that can be matched, and nobody can
     * take the others now. One that nobody takes, for a bid too low or a mediator too dear, must not hold up who comes behind.
     */
    private List<BitSet> fitting(Pairs pairs, List<Note> mediators) {
        Map<OfferId, Deque<Integer>> behind = new LinkedHashMap<>();
        for (int job = 0; job < pairs.jobs(); job++) {
            behind.computeIfAbsent(directoryNote(pairs.job(job)), note -> new ArrayDeque<>())
                    .add(job);
        }
        List<BitSet> fitting = new ArrayList<>(Collections.nCopies(pairs.jobs(), new BitSet()));
        behind.values().parallelStream()
                .map(waiting -> first(pairs, waiting, mediators))
                .flatMap(Optional::stream)
                .toList()
                .forEach(taken -> fitting.set(taken.job(), taken.by()));
        return fitting;
    }

    /** A job, and the resources that can take it. */
    private record Taken(int job, BitSet by) {}

    /** If none can be matched for certain, the most urgent that a resource could take. */
    private Optional<Taken> first(Pairs pairs, Deque<Integer> waiting, List<Note> mediators) {
        Taken perhaps = null;
        for (int job : waiting) {
            Taken taken = new Taken(job, pairs.of(job));
            if (!taken.by().isEmpty()) {
                if (waiting.size() == 1 || isMediated(pairs, taken, mediators)) {
                    return Optional.of(taken);
                }
                perhaps = perhaps == null ? taken : perhaps;
            }
        }
        return Optional.ofNullable(perhaps);
    }

    /** Whether some of the resources that can take it find a mediator. */
    private boolean isMediated(Pairs pairs, Taken taken, List<Note> mediators) {
        return taken.by().stream()
                .limit(TRIES)
                .anyMatch(resource -> mediator(pairs.job(taken.job()), pairs.resource(resource), mediators)
                        .isPresent());
    }

    private static OfferId directoryNote(Job job) {
        return job.offer().inputs().receipt().note();
    }

    /** Those whose directory's note is there, the most urgent first. */
    private List<Job> jobs() {
        return book.jobs().stream()
                .filter(job -> now.isBefore(job.offer().expiry()))
                .filter(job -> book.note(directoryNote(job)).isPresent())
                .sorted(Comparator.comparing((Job job) -> job.offer().deadline())
                        .thenComparing(Job::id))
                .toList();
    }

    private List<Resource> resources() {
        return book.resources().stream()
                .filter(resource -> now.isBefore(resource.offer().expiry()))
                .sorted(Comparator.comparing(resource -> preference(resource.id())))
                .toList();
    }

    private List<Note> mediators() {
        return book.notes().stream()
                .filter(note -> note.offer() instanceof NoteOffer.MediatorNote)
                .filter(note -> now.isBefore(note.offer().expiry()))
                .sorted(Comparator.comparing(
                                (Note note) -> note.asMediator().ask().start())
                        .thenComparing(note -> preference(note.id())))
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** Each solver has an order of its own. */
    private Bytes preference(OfferId offer) {
        return Digest.sha256(offer.id(), solver.key());
    }

    /** With the cheapest mediator whose note is free and whom the kernel allows. */
    private Optional<ProposedMatch> mediated(Job job, Resource resource, List<Note> mediators) {
        return mediator(job, resource, mediators).map(note -> {
            bind(job, resource, note);
            mediators.remove(note);
            return new ProposedMatch(job.id(), resource.id(), note.id());
        });
    }

    private Optional<Note> mediator(Job job, Resource resource, List<Note> mediators) {
        Note directory = book.note(directoryNote(job)).orElseThrow();
        if (bound.contains(directory.id()) || isGroupTaken(job, resource)) {
            return Optional.empty();
        }
        Set<OfferId> refused = new HashSet<>();
        for (int attempt = 0; attempt < TRIES; attempt++) {
            Optional<Note> cheapest = cheapest(job, resource, mediators, refused);
            if (cheapest.isEmpty()) {
                return Optional.empty();
            }
            Note note = cheapest.get();
            if (MatchRules.FEASIBLE
                    .check(new Candidate(job, resource, note, directory, terms, now, false))
                    .isAccepted()) {
                return cheapest;
            }
            refused.add(note.id());
        }
        return Optional.empty();
    }

    /** Notes come in the order of what a start costs, so the search ends where a start alone is dearer. */
    private Optional<Note> cheapest(Job job, Resource resource, List<Note> mediators, Set<OfferId> refused) {
        Set<AccountKey> trusted = new HashSet<>(job.offer().trust().mediators());
        trusted.retainAll(resource.offer().mediators());
        Note best = null;
        long least = Long.MAX_VALUE;
        for (Note note : mediators) {
            Ask ask = note.asMediator().ask();
            if (ask.start().micro() >= least) {
                break;
            }
            if (trusted.contains(note.owner()) && !bound.contains(note.id()) && !refused.contains(note.id())) {
                long price = job.offer().mostAt(ask).micro();
                if (price < least) {
                    least = price;
                    best = note;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private boolean isGroupTaken(Job job, Resource resource) {
        String group = job.offer().group();
        if (group == null) {
            return false;
        }
        GroupEntry entry = new GroupEntry(job.owner(), group, resource.owner());
        return groups.contains(entry) || book.isTaken(entry, now);
    }

    private void bind(Job job, Resource resource, Note note) {
        bound.add(note.id());
        bound.add(directoryNote(job));
        String group = job.offer().group();
        if (group != null) {
            groups.add(new GroupEntry(job.owner(), group, resource.owner()));
        }
    }
}
