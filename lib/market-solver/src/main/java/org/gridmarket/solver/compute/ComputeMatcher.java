package org.gridmarket.solver.compute;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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
        List<BitSet> fitting =
                IntStream.range(0, pairs.jobs()).parallel().mapToObj(pairs::of).toList();
        int[] chosen = UrgentMatching.of(fitting, pairs.resources());
        int[] cheapest = CheapestAssignment.of(pairs, fitting, chosen);
        List<Note> mediators = mediators();
        List<ProposedMatch> matches = new ArrayList<>();
        for (int job = 0; job < cheapest.length; job++) {
            if (cheapest[job] != UrgentMatching.NONE) {
                mediated(pairs.job(job), pairs.resource(cheapest[job]), mediators)
                        .ifPresent(matches::add);
            }
        }
        return matches;
    }

    /** Those whose directory's note is there; of several behind one note the most urgent. */
    private List<Job> jobs() {
        Set<OfferId> behind = new HashSet<>();
        return book.jobs().stream()
                .filter(job -> now.isBefore(job.offer().expiry()))
                .filter(job -> book.note(job.offer().inputs().receipt().note()).isPresent())
                .sorted(Comparator.comparing((Job job) -> job.offer().deadline())
                        .thenComparing(Job::id))
                .filter(job -> behind.add(job.offer().inputs().receipt().note()))
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
        Note directory = book.note(job.offer().inputs().receipt().note()).orElseThrow();
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
                bind(job, resource, note, directory);
                mediators.remove(note);
                return Optional.of(new ProposedMatch(job.id(), resource.id(), note.id()));
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

    private void bind(Job job, Resource resource, Note note, Note directory) {
        bound.add(note.id());
        bound.add(directory.id());
        String group = job.offer().group();
        if (group != null) {
            groups.add(new GroupEntry(job.owner(), group, resource.owner()));
        }
    }
}
