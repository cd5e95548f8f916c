package org.gridmarket.worker.stream.party;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.client.Wallet;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.message.StreamEvent;

/** Whoever plays leases: hears the ledger, lets each lease do its part, and takes away what is left of those that are closed. */
abstract class LeaseHolder implements Participant {
    /** So often it looks although nothing was heard: what is due by the ledger's times comes by itself. */
    private static final long LOOK_MILLIS = 100;

    final Seat seat;
    final ModuleHost modules;
    final Links links;
    final MarketFacts facts;
    final Wallet wallet;
    final MarketTalk talk;
    final Consents consents;
    private final Inbox inbox = new Inbox();
    private final LeftTopics left;
    private final Map<AllocationId, Lease> leases = new LinkedHashMap<>();

    LeaseHolder(Seat seat, ModuleHost modules) {
        this.seat = seat;
        this.modules = modules;
        this.facts = new MarketFacts(seat.clock());
        this.wallet = new Wallet(seat.account());
        this.links = new Links(seat.transport().errands(), inbox::wake);
        this.talk = new MarketTalk(seat, links, inbox);
        this.consents = new Consents(seat, talk);
        this.left = new LeftTopics(seat.transport(), links);
    }

    /** Its lease of an allocation that is made; empty when it plays none there. */
    abstract Optional<? extends Lease> begin(StreamEvent.StreamAllocationCreated created);

    /** What it does beside the ledger and its leases. */
    abstract void act(LedgerTime now);

    /** When it has something to do beside the ledger and its leases, where it knows. */
    Optional<LedgerTime> nextAct() {
        return Optional.empty();
    }

    @Override
    public final LedgerTime nextStep(LedgerTime now) {
        LedgerTime next = earlier(nextAct(), now.plusMillis(LOOK_MILLIS));
        for (Lease lease : leases.values()) {
            next = earlier(lease.nextStep(now), next);
        }
        return next;
    }

    private static LedgerTime earlier(Optional<LedgerTime> one, LedgerTime other) {
        return one.filter(moment -> moment.isBefore(other)).orElse(other);
    }

    @Override
    public final Inbox inbox() {
        return inbox;
    }

    @Override
    public final void hear(Record event) {
        facts.hear(event);
        if (event instanceof PurseEvent ofPurse) {
            wallet.hear(ofPurse);
        }
        if (event instanceof StreamEvent.StreamAllocationCreated created) {
            begin(created).ifPresent(lease -> leases.put(created.id(), lease));
        }
        if (event instanceof StreamEvent ofStream) {
            leases.values().forEach(lease -> lease.hear(ofStream));
        }
    }

    @Override
    public final List<Wish> wishes(LedgerTime now) {
        List<Wish> wishes = new ArrayList<>();
        leases.values().forEach(lease -> lease.due(now).map(Wish.Sign::new).ifPresent(wishes::add));
        wallet.collect(true).map(Wish.Collect::new).ifPresent(wishes::add);
        return wishes;
    }

    @Override
    public final void step(LedgerTime now) {
        inbox.drain();
        leases.values().removeIf(this::isOver);
        leases.values().forEach(lease -> lease.step(now, inbox));
        left.delete(now);
        act(now);
    }

    private boolean isOver(Lease lease) {
        if (lease.isClosed()) {
            lease.end();
            left.add(lease.topics());
        }
        return lease.isClosed();
    }
}
