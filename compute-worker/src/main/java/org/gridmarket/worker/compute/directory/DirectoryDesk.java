package org.gridmarket.worker.compute.directory;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.compute.match.Case;
import org.gridmarket.kernel.compute.match.Cause;
import org.gridmarket.kernel.compute.match.Dispute;
import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.MatchStatus;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.compute.offer.HoldingReceipt;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.compute.offer.OfferId;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.worker.compute.parcel.Layer;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.parcel.ObjectHash;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.work.InputFetching;
import org.gridmarket.worker.compute.work.ObjectStore;
import org.gridmarket.worker.compute.work.Reply;

/**
 * Who may bring what to a directory, and who may have it: inputs their job creator, and provider and judges of an open match;
 * an opening the job creator once it is committed, a mediator once it has reported, or it could copy it; a delivery whom it is
 * sealed for, and mediators of a dispute about it (compute-market, Who sees what when). Callers are known by their signatures
 * before they come here. Not thread-safe.
 */
public final class DirectoryDesk {
    private final Directory directory;
    private final Consumer<Fact> journal;
    private final ObjectStore objects;
    private final AccountKeyPair keys;
    private final Target target;

    /** @param journal keeps a fact and lets the directory learn it */
    public DirectoryDesk(
            Directory directory, Consumer<Fact> journal, ObjectStore objects, AccountKeyPair keys, Target target) {
        this.directory = directory;
        this.journal = journal;
        this.objects = objects;
        this.keys = keys;
        this.target = target;
    }

    /** Whether there is room for an object of this size. */
    public Optional<String> whyNot(AccountKey caller, ByteCount size) {
        Directory.Usage usage = directory.usage(caller);
        if (size.count() > DirectoryLimits.OBJECT_BYTES) {
            return Optional.of(size + "; an object has at most " + DirectoryLimits.OBJECT_BYTES);
        }
        if (usage.objects() >= DirectoryLimits.OBJECTS_PER_ACCOUNT
                || usage.bytes() > DirectoryLimits.BYTES_PER_ACCOUNT - size.count()) {
            return Optional.of(caller + " has " + usage + " here; at most " + DirectoryLimits.OBJECTS_PER_ACCOUNT
                    + " objects of " + DirectoryLimits.BYTES_PER_ACCOUNT + " bytes together");
        }
        return Optional.empty();
    }

    /** Takes an object; its hash. One that is here already costs nobody anything. */
    public Reply<Bytes> put(AccountKey caller, Bytes object, LedgerTime now) {
        Bytes hash = ObjectHash.of(object);
        if (directory.stored(hash).isPresent() && objects.has(hash)) {
            return new Reply.Given<>(hash);
        }
        ByteCount size = new ByteCount(object.length());
        Optional<String> why = whyNot(caller, size);
        if (why.isPresent()) {
            return new Reply.Refused<>(why.get());
        }
        objects.keep(object);
        journal.accept(new Fact.Stored(hash, size, caller, now));
        return new Reply.Given<>(hash);
    }

    /** Why an object is not given to somebody; empty when it is here and for that account. */
    public Optional<String> whyNotRead(AccountKey caller, Bytes hash) {
        return objects.has(hash) && mayRead(caller, hash)
                ? Optional.empty()
                : Optional.of("object " + hash + " is not here, or not for " + caller);
    }

    /** Gives an object to whom it belongs. */
    public Reply<Bytes> get(AccountKey caller, Bytes hash) {
        Optional<String> why = whyNotRead(caller, hash);
        return why.isPresent()
                ? new Reply.Refused<>(why.get())
                : new Reply.Given<>(objects.find(hash).orElseThrow());
    }

    private boolean mayRead(AccountKey caller, Bytes hash) {
        boolean isOwn = directory
                .stored(hash)
                .filter(object -> object.owner().equals(caller))
                .isPresent();
        boolean isInput = directory.manifestsToRun(caller).stream().anyMatch(manifest -> belongs(hash, manifest));
        boolean isDelivery = directory.isDeliveredTo(hash, caller)
                || directory.matchesDelivering(hash).stream().anyMatch(match -> mayJudgeDelivery(match, caller));
        return isOwn || isInput || isDelivery;
    }

    private static boolean mayJudgeDelivery(Match match, AccountKey caller) {
        Dispute dispute = match.dispute();
        return dispute != null
                && dispute.cause() == Cause.DELIVERY
                && match.cases().stream().map(Case::mediator).anyMatch(caller::equals);
    }

    private boolean belongs(Bytes hash, Bytes manifest) {
        return hash.equals(manifest)
                || manifest(manifest)
                        .filter(read -> read.layers().stream().map(Layer::hash).anyMatch(hash::equals))
                        .isPresent();
    }

    private Optional<Manifest> manifest(Bytes hash) {
        return objects.find(hash).flatMap(InputFetching::manifest);
    }

    /** Signs that it keeps a job, all of which is here. */
    public Reply<JobInputs> hold(AccountKey caller, Bytes manifestHash, LedgerTime until, LedgerTime now) {
        Optional<Manifest> manifest = manifest(manifestHash);
        if (manifest.isEmpty()) {
            return new Reply.Refused<>("manifest " + manifestHash + " is not here, or is none");
        }
        for (Layer layer : manifest.get().layers()) {
            if (!objects.size(layer.hash()).equals(OptionalLong.of(layer.size().count()))) {
                return new Reply.Refused<>("layer " + layer.hash() + " of " + layer.size() + " is not here");
            }
        }
        if (until.isBefore(now)
                || now.plusMillis(DirectoryLimits.LONGEST_HOLD_MILLIS).isBefore(until)) {
            return new Reply.Refused<>(
                    "until " + until + "; from now to so many ms on: " + DirectoryLimits.LONGEST_HOLD_MILLIS);
        }
        Optional<OfferId> note = directory.leastPromised();
        if (note.isEmpty()) {
            return new Reply.Refused<>("no note of this directory is in the book");
        }
        journal.accept(new Fact.Held(manifestHash, caller, note.get(), until));
        ByteCount size = manifest.get().size();
        Bytes signature = keys.sign(HoldingReceipt.message(target, note.get(), caller, manifestHash, size, until));
        return new Reply.Given<>(
                new JobInputs(manifestHash, size, new HoldingReceipt(keys.publicKey(), note.get(), until, signature)));
    }

    /**
     * Signs that it has opening and delivery of a result; only once it has both, and they are of this match. The provider may
     * commit to any that was signed for, so all of them are kept.
     */
    public Reply<Bytes> deposit(AccountKey caller, MatchId id, ResultCommitment result, Opening opening) {
        Optional<Match> match = directory.match(id).filter(open -> open.status() == MatchStatus.MATCHED);
        if (match.isEmpty() || !match.get().provider().equals(caller)) {
            return new Reply.Refused<>("match " + id + " waits for no result of " + caller);
        }
        if (!opening.commitment(id).equals(result.commitment())) {
            return new Reply.Refused<>("the opening does not fit the commitment");
        }
        if (!objects.has(result.delivery())) {
            return new Reply.Refused<>("delivery " + result.delivery() + " is not here");
        }
        Fact.Deposited brought = new Fact.Deposited(
                id,
                opening,
                result.delivery(),
                match.get().creator(),
                match.get().job().offer().inputs().receipt().until());
        List<Fact.Deposited> before = directory.deposited(id);
        if (!before.contains(brought)) {
            if (before.size() >= DirectoryLimits.DEPOSITS_PER_MATCH) {
                return new Reply.Refused<>("match " + id + " has " + before.size() + " other results here");
            }
            journal.accept(brought);
        }
        return new Reply.Given<>(keys.sign(result.heldMessage(target, id)));
    }

    /** Gives the opening to whom it is shown by now. */
    public Reply<Opening> opening(AccountKey caller, MatchId id) {
        Optional<Match> match = directory.match(id);
        Optional<Opening> opening = directory.deposited(id).stream()
                .map(Fact.Deposited::opening)
                .filter(one -> match.filter(open -> isOf(open, one)).isPresent())
                .findFirst();
        boolean may = match.filter(open -> maySee(open, caller)).isPresent();
        return opening.isPresent() && may
                ? new Reply.Given<>(opening.get())
                : new Reply.Refused<>("no opening of match " + id + " for " + caller + " by now");
    }

    /** Before anything is committed to, only the provider sees what it has brought. */
    private static boolean isOf(Match match, Opening opening) {
        return match.result() == null
                || opening.commitment(match.id()).equals(match.committed().commitment());
    }

    private static boolean maySee(Match match, AccountKey caller) {
        boolean isShown = switch (match.status()) {
            case AWAITING_OPENING, JUDGED, SEEKING -> true;
            default -> match.opening() != null;
        };
        boolean hasReported =
                match.cases().stream().anyMatch(one -> one.mediator().equals(caller) && one.run() != null);
        boolean isCommitted = match.status() != MatchStatus.MATCHED;
        return match.provider().equals(caller)
                || (match.creator().equals(caller) && isCommitted)
                || (hasReported && isShown);
    }

    /** Lets go of what nobody may ask for any more. */
    public void sweep(LedgerTime now) {
        Set<Bytes> needed = new HashSet<>();
        for (Fact.Held hold : directory.holds()) {
            if (hold.until().isBefore(now)) {
                journal.accept(new Fact.Over(hold.subject()));
            } else {
                needed.add(hold.manifest());
                manifest(hold.manifest()).ifPresent(read -> read.layers().forEach(layer -> needed.add(layer.hash())));
            }
        }
        for (Fact.Deposited result : directory.deposits()) {
            boolean isOpen = directory.match(result.match()).isPresent();
            if (!isOpen && result.until().isBefore(now)) {
                journal.accept(new Fact.Over(result.subject()));
            } else {
                needed.add(result.delivery());
            }
        }
        for (Fact.Stored object : directory.all()) {
            boolean isOld =
                    object.at().plusMillis(DirectoryLimits.UNHELD_MILLIS).isBefore(now);
            if (isOld && !needed.contains(object.object())) {
                objects.forget(object.object());
                journal.accept(new Fact.Over(object.subject()));
            }
        }
    }
}
