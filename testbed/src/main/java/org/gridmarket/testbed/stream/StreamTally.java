package org.gridmarket.testbed.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.purse.PurseBook;
import org.gridmarket.kernel.purse.message.PurseEvent;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.lane.LaneStatus;
import org.gridmarket.kernel.stream.lane.MissingRange;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.roles.stream.LeaseView;
import org.gridmarket.testbed.day.Percentiles;

/** What is heard of a run: a line for each epoch, who was at fault, and where the money is. Thread-safe. */
final class StreamTally {
    private static final int SHORT = 6;
    private static final long PAYOUTS_MILLIS = 10_000;
    private static final long MILLION = 1_000_000;

    private final Map<AccountKey, String> names;
    private final Consumer<String> console;
    private final Map<AllocationId, LeaseView> leases = new LinkedHashMap<>();
    private final Map<AllocationId, Long> closedAt = new HashMap<>();
    private final Map<String, Long> rootedAt = new HashMap<>();
    private final Map<AccountKey, Long> offeredAt = new HashMap<>();
    private final List<Long> offerToAllocation = new ArrayList<>();
    private final List<Long> endToPaid = new ArrayList<>();
    private final List<Long> rootToPaid = new ArrayList<>();
    private final MediationTimes mediations = new MediationTimes(() -> System.nanoTime() / MILLION);
    private final List<String> faults = new ArrayList<>();
    private final SortedMap<String, Integer> counts = new TreeMap<>();
    private long missing;
    private final PurseBook purses = new PurseBook();

    /** @param names of the parties, for lines */
    StreamTally(Map<AccountKey, String> names, Consumer<String> console) {
        this.names = names;
        this.console = console;
    }

    private String name(AccountKey account) {
        return names.getOrDefault(account, account.toHex().substring(0, SHORT));
    }

    private static String name(AllocationId id) {
        return id.toString().substring(0, SHORT);
    }

    /** A customer has offered just now. */
    synchronized void offered(AccountKey customer) {
        offeredAt.put(customer, System.nanoTime());
    }

    synchronized void hear(Record event) {
        if (event instanceof PurseEvent ofPurse) {
            purses.apply(ofPurse);
        }
        if (event instanceof StreamEvent ofStream) {
            if (ofStream instanceof StreamEvent.StreamAllocationCreated created) {
                leases.put(created.id(), new LeaseView(created));
                count("allocations");
                Long offered =
                        offeredAt.get(created.allocation().terms().customer().account());
                if (offered != null) {
                    offerToAllocation.add((System.nanoTime() - offered) / MILLION);
                }
                console.accept("allocation " + name(created.id()) + ": "
                        + name(created.allocation().terms().customer().account()) + " leases "
                        + created.allocation().terms().suppliers().stream()
                                .map(supplier -> name(supplier.account()))
                                .toList()
                        + " for " + created.allocation().terms().epochs() + " epochs");
            }
            leases.values().forEach(lease -> lease.hear(ofStream));
            mediations.hear(ofStream);
            tell(ofStream);
        }
        notifyAll();
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private void tell(StreamEvent event) {
        switch (event) {
            case StreamEvent.StreamRootPosted(var id, var supplier, var epoch, var root, var lane) -> {
                count("roots");
                missing += root.missing().stream().mapToInt(MissingRange::size).sum();
                rootedAt.put(id + "/" + supplier + "/" + epoch, System.nanoTime());
            }
            case StreamEvent.StreamRevealed(var id, var epoch, var revealed, var untested) -> count("reveals");
            case StreamEvent.StreamOpened(var id, var supplier, var epoch, var opened, var lane) -> {
                boolean paid = lane.opened() > epoch;
                count(paid ? "epochs_paid" : "epochs_disputed");
                Long rooted = rootedAt.get(id + "/" + supplier + "/" + epoch);
                if (paid && rooted != null) {
                    rootToPaid.add((System.nanoTime() - rooted) / MILLION);
                    endToPaid.add(System.currentTimeMillis()
                            - Objects.requireNonNull(leases.get(id))
                                    .times()
                                    .end(epoch)
                                    .epochMillis());
                }
                console.accept("epoch " + epoch + " of " + name(id) + ", lane of " + name(supplier) + ": "
                        + (paid ? "equal, paid" : "different, in dispute"));
            }
            case StreamEvent.StreamConcluded(var id, var epoch, var conclusion, var customer) -> count("mediations");
            case StreamEvent.StreamLaneJudged(var id, var supplier, var epoch, var lane) -> {
                if (lane.status() == LaneStatus.OVER) {
                    fault(name(supplier) + " was wrong in epoch " + epoch + " of " + name(id));
                }
            }
            case StreamEvent.StreamRootMissed(var id, var supplier, var epoch, var lane) ->
                fault(name(supplier) + " posted no root of epoch " + epoch + " of " + name(id));
            case StreamEvent.StreamOpeningMissed(var id, var supplier, var epoch, var lane) ->
                fault(name(supplier) + " opened nothing of epoch " + epoch + " of " + name(id));
            case StreamEvent.StreamOutputProved(var id, var supplier, var epoch, var position, var lane) ->
                fault(name(supplier) + " streamed otherwise than opened, at " + epoch + "/" + position + " of "
                        + name(id));
            case StreamEvent.StreamCustomerGone(var id, var gone) ->
                fault("the customer of " + name(id) + (gone.fault() ? " is at fault" : " revealed nothing")
                        + " in epoch " + gone.epoch());
            case StreamEvent.StreamAllocationClosed(var id, var last) -> {
                closedAt.put(id, System.nanoTime());
                console.accept("allocation " + name(id) + " is closed and paid out");
            }
            default -> {
                // rules, licences, and what follows from the above
            }
        }
    }

    private void fault(String what) {
        faults.add(what);
        console.accept("fault: " + what);
    }

    /** How many allocations were made. */
    synchronized int made() {
        return leases.size();
    }

    /** Whether so many were made and all are closed. */
    synchronized boolean isOver(int allocations) {
        return leases.size() >= allocations && closedAt.size() == leases.size();
    }

    /** Waits for it, or until time is over. */
    synchronized boolean await(int allocations, long millis) throws InterruptedException {
        await(() -> isOver(allocations), millis);
        // A closing is told before the payouts that it makes, one by one: who asks between them would miss the rest.
        await(() -> missingMicro() == 0, PAYOUTS_MILLIS);
        return isOver(allocations);
    }

    /** Waits until a supplier has posted a root. */
    synchronized void awaitRoot(AccountKey supplier, long millis) throws InterruptedException {
        await(() -> isBetweenRootAndOpening(supplier), millis);
    }

    /** Whether it has posted a root and not opened it yet. */
    synchronized boolean isBetweenRootAndOpening(AccountKey supplier) {
        return leases.values().stream()
                .filter(lease -> lease.lanes().containsKey(supplier))
                .map(lease -> lease.lane(supplier))
                .anyMatch(lane -> lane.rooted() > lane.opened());
    }

    /** Waits until so many epochs of lanes are paid. */
    synchronized void awaitPaid(int epochs, long millis) throws InterruptedException {
        await(() -> counts.getOrDefault("epochs_paid", 0) >= epochs, millis);
    }

    private synchronized void await(BooleanSupplier done, long millis) throws InterruptedException {
        long until = System.nanoTime() + millis * MILLION;
        while (!done.getAsBoolean() && System.nanoTime() < until) {
            wait(1_000);
        }
    }

    /** What purses have put into leases and not got back; 0 when all leases are closed, or money was lost. */
    synchronized long missingMicro() {
        return purses.inAllDeals().micro();
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    /** For the report. */
    synchronized Map<String, Object> keys() {
        Map<String, Object> keys = new TreeMap<>(counts);
        keys.put("allocations_closed", closedAt.size());
        keys.put("inputs_missing", missing);
        keys.put("faults", List.copyOf(faults));
        measured(keys, "offer_to_allocation", offerToAllocation);
        measured(keys, "root_to_paid", rootToPaid);
        measured(keys, "epoch_end_to_paid", endToPaid);
        mediations.spans().forEach((what, millis) -> measured(keys, what, millis));
        keys.put("money_missing_micro", missingMicro());
        return keys;
    }

    private static void measured(Map<String, Object> keys, String what, List<Long> millis) {
        Percentiles of = Percentiles.of(millis);
        keys.put(what + "_count", of.count());
        keys.put(what + "_ms_p50", of.at(50));
        keys.put(what + "_ms_p95", of.at(95));
    }
}
