package org.gridmarket.solver.compute;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.message.ComputeEvent;
import org.gridmarket.kernel.compute.message.GroupEntry;
import org.gridmarket.kernel.compute.offer.Job;
import org.gridmarket.kernel.compute.offer.Note;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.offer.OfferKind;
import org.gridmarket.kernel.compute.offer.Resource;
import org.gridmarket.kernel.quantity.LedgerTime;

/** What lies in the book, as the market's events tell it in ledger order. Not thread-safe. */
public final class ComputeBook {
    private final Map<OfferId, Job> jobs = new TreeMap<>();
    private final Map<OfferId, Resource> resources = new TreeMap<>();
    private final Map<OfferId, Note> notes = new TreeMap<>();
    private final Map<String, LedgerTime> groups = new TreeMap<>();

    /** Takes in the next event; those that say nothing of the book change nothing. */
    public void apply(ComputeEvent event) {
        switch (event) {
            case ComputeEvent.JobPosted(var job) -> jobs.put(job.id(), job);
            case ComputeEvent.ResourcePosted(var resource) -> resources.put(resource.id(), resource);
            case ComputeEvent.NotePosted(var note) -> notes.put(note.id(), note);
            case ComputeEvent.OfferGone(var kind, var offer) -> remove(kind, offer);
            case ComputeEvent.Matched(var match) -> matched(match);
            default -> {} // of matches, members, terms and licences
        }
    }

    private void remove(OfferKind kind, OfferId offer) {
        switch (kind) {
            case JOB -> jobs.remove(offer);
            case RESOURCE -> resources.remove(offer);
            case NOTE -> notes.remove(offer);
        }
    }

    private void matched(Match match) {
        jobs.remove(match.job().id());
        resources.remove(match.resource().id());
        notes.remove(match.mediatorNote().id());
        notes.remove(match.directoryNote().id());
        String group = match.job().offer().group();
        if (group != null) {
            groups.put(
                    key(new GroupEntry(match.creator(), group, match.provider())),
                    match.job().offer().deadline());
        }
    }

    private static String key(GroupEntry entry) {
        return entry.creator() + " " + entry.group() + " " + entry.provider();
    }

    /** Whether the provider has a job of the creator's group whose deadline is not past. */
    boolean isTaken(GroupEntry entry, LedgerTime now) {
        return Optional.ofNullable(groups.get(key(entry))).filter(now::isBefore).isPresent();
    }

    /** In the order of their ids. */
    public List<Job> jobs() {
        return new ArrayList<>(jobs.values());
    }

    /** In the order of their ids. */
    public List<Resource> resources() {
        return new ArrayList<>(resources.values());
    }

    /** In the order of their ids. */
    public List<Note> notes() {
        return new ArrayList<>(notes.values());
    }

    Optional<Note> note(OfferId id) {
        return Optional.ofNullable(notes.get(id));
    }
}
