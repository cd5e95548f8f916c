package org.gridmarket.roles.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.lane.Allocation;
import org.gridmarket.kernel.stream.lane.Conclusion;
import org.gridmarket.kernel.stream.lane.EpochTimes;
import org.gridmarket.kernel.stream.lane.Gone;
import org.gridmarket.kernel.stream.lane.Lane;
import org.gridmarket.kernel.stream.lane.LaneClosing;
import org.gridmarket.kernel.stream.lane.LaneStatus;
import org.gridmarket.kernel.stream.lane.PostedRoot;
import org.gridmarket.kernel.stream.lane.RevealedTests;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.jspecify.annotations.Nullable;

/** One allocation as the ledger's events tell it; everybody who acts in it looks here. */
public final class LeaseView {
    private record Bound(AccountKey who, int epoch) {}

    private final Allocation allocation;
    private final AllocationId id;
    private final Map<AccountKey, Lane> lanes = new LinkedHashMap<>();
    private final Map<Bound, PostedRoot> roots = new HashMap<>();
    private final List<RevealedTests> revealed = new ArrayList<>();
    private final Map<Bound, StreamVerdict> verdicts = new HashMap<>();
    private final Map<Integer, Conclusion> conclusions = new HashMap<>();
    private @Nullable Gone gone;
    private boolean closed;
    private long changes;
    private final Remembered<List<Disputed>> disputes = new Remembered<>();

    public LeaseView(StreamEvent.StreamAllocationCreated created) {
        this.allocation = created.allocation();
        this.id = created.id();
        allocation
                .terms()
                .suppliers()
                .forEach(supplier ->
                        lanes.put(supplier.account(), Lane.made(allocation).with(LaneStatus.RUN)));
    }

    /** Takes in an event; those of other allocations are none of its business. */
    public void hear(StreamEvent event) {
        if (event instanceof StreamEvent.OfAllocation told && told.allocation().equals(id)) {
            changes++;
            take(event);
        }
    }

    private void take(StreamEvent own) {
        switch (own) {
            case StreamEvent.StreamRootPosted e -> {
                roots.put(new Bound(e.supplier(), e.epoch()), e.root());
                lanes.put(e.supplier(), e.lane());
            }
            case StreamEvent.StreamRootMissed e -> lanes.put(e.supplier(), e.lane());
            case StreamEvent.StreamRevealed e -> revealed.add(e.revealed());
            case StreamEvent.StreamOpened e -> {
                roots.computeIfPresent(new Bound(e.supplier(), e.epoch()), (at, root) -> root.opened(e.opened()));
                lanes.put(e.supplier(), e.lane());
            }
            case StreamEvent.StreamOpeningMissed e -> lanes.put(e.supplier(), e.lane());
            case StreamEvent.StreamVerdictPosted e -> verdicts.put(new Bound(e.mediator(), e.epoch()), e.verdict());
            case StreamEvent.StreamConcluded e -> conclusions.put(e.epoch(), e.conclusion());
            case StreamEvent.StreamLaneJudged e -> lanes.put(e.supplier(), e.lane());
            case StreamEvent.StreamOutputProved e -> lanes.put(e.supplier(), e.lane());
            case StreamEvent.StreamCustomerGone e -> gone = e.gone();
            case StreamEvent.StreamStopped e ->
                lanes.computeIfPresent(e.supplier(), (supplier, lane) -> lane.stoppedAfter(e.last()));
            case StreamEvent.StreamLaneClosed e ->
                lanes.put(e.supplier(), e.closing().closed());
            case StreamEvent.StreamAllocationClosed e -> closed = true;
            default -> {
                // of rows alone
            }
        }
    }

    /** How many events it has taken in: while this stays the same, so does all else here. */
    public long changes() {
        return changes;
    }

    public Allocation allocation() {
        return allocation;
    }

    public AllocationId id() {
        return id;
    }

    public EpochTimes times() {
        return allocation.times();
    }

    public int epochs() {
        return allocation.terms().epochs();
    }

    /** By supplier, in lane order. */
    public Map<AccountKey, Lane> lanes() {
        return Collections.unmodifiableMap(lanes);
    }

    /** @throws NullPointerException when the account has no lane */
    public Lane lane(AccountKey supplier) {
        return Objects.requireNonNull(lanes.get(supplier), "no lane");
    }

    public Optional<PostedRoot> root(AccountKey supplier, int epoch) {
        return Optional.ofNullable(roots.get(new Bound(supplier, epoch)));
    }

    /** How many epochs are revealed. */
    public int revealedEpochs() {
        return revealed.size();
    }

    public Optional<RevealedTests> revealed(int epoch) {
        return epoch < revealed.size() ? Optional.of(revealed.get(epoch)) : Optional.empty();
    }

    public boolean hasVerdict(AccountKey mediator, int epoch) {
        return verdicts.containsKey(new Bound(mediator, epoch));
    }

    /** How many mediators have posted about an epoch. */
    public int verdicts(int epoch) {
        return verdictsAbout(epoch).size();
    }

    /** Whether a majority of the panel says the same about an epoch. */
    public boolean hasMajority(int epoch) {
        return allocation.majorityOf(verdictsAbout(epoch)).isPresent();
    }

    private List<StreamVerdict> verdictsAbout(int epoch) {
        return verdicts.entrySet().stream()
                .filter(verdict -> verdict.getKey().epoch() == epoch)
                .map(Map.Entry::getValue)
                .toList();
    }

    public boolean isConcluded(int epoch) {
        return conclusions.containsKey(epoch);
    }

    public Optional<Gone> gone() {
        return Optional.ofNullable(gone);
    }

    public boolean isClosed() {
        return closed;
    }

    /** A lane in open dispute about an epoch, and which. */
    public record Disputed(AccountKey supplier, int epoch) {}

    /** The first lane of each epoch in open dispute. */
    public List<Disputed> disputes() {
        return disputes.at(changes, this::openDisputes);
    }

    private List<Disputed> openDisputes() {
        Map<Integer, Disputed> first = new LinkedHashMap<>();
        lanes.forEach((supplier, lane) -> {
            for (int epoch = 0; epoch < lane.rooted(); epoch++) {
                if (lane.isDisputed(epoch) && !isConcluded(epoch)) {
                    first.putIfAbsent(epoch, new Disputed(supplier, epoch));
                }
            }
        });
        return List.copyOf(first.values());
    }

    public LaneClosing closing(AccountKey supplier, LedgerTime now) {
        return new LaneClosing(lane(supplier), gone, revealed.size(), times(), now);
    }

    /**
     * Whether work on an epoch is paid: not when the lane does not take it, when it is in dispute or was before the epoch
     * began, or when the customer is gone before.
     */
    public boolean isWorth(AccountKey supplier, int epoch) {
        Lane lane = lane(supplier);
        LedgerTime begin = times().begin(epoch);
        boolean takes = epoch <= lane.last() && lane.status() != LaneStatus.OVER && lane.status() != LaneStatus.CLOSED;
        boolean begunBeforeDispute =
                lane.dispute() == null || !lane.dispute().since().isBefore(begin);
        boolean begunBeforeGoing = gone == null || !gone.until().isBefore(begin);
        return takes && begunBeforeDispute && begunBeforeGoing;
    }
}
