package org.gridmarket.gateway.stream;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.gateway.market.Follower;
import org.gridmarket.gateway.market.Replay;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.lane.PostedRoot;
import org.gridmarket.kernel.stream.lane.RevealedTests;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.roles.stream.KeeperRole;
import org.gridmarket.roles.stream.LeaseView;
import org.jdbi.v3.core.Handle;

/**
 * Allocations that are not closed, in memory, for what anybody may do about them. Of roots, reveals and openings only that they
 * are there is kept: some 200 bytes for a lane and epoch. Thread-safe.
 */
@Singleton
public class OpenLeases implements Follower<StreamEvent> {
    /** From the oldest open allocation on. */
    static final Replay<StreamEvent> PAST = new Replay<>() {
        @Override
        public long from(Handle rows) {
            return StreamReports.firstOpenBlock(rows);
        }

        @Override
        public List<Class<? extends StreamEvent>> standing() {
            return List.of();
        }
    };

    private final Map<AllocationId, LeaseView> open = new LinkedHashMap<>();
    private long urgent;

    @Override
    public synchronized void follow(StreamEvent event) {
        if (makesSomethingDue(event)) {
            urgent++;
        }
        if (event instanceof StreamEvent.StreamAllocationCreated created) {
            open.put(created.id(), new LeaseView(created));
        } else if (event instanceof StreamEvent.OfAllocation told) {
            hear(told.allocation(), event);
        }
    }

    /** What comes due by an event is a conclusion or a closing; all else comes due by time. */
    private static boolean makesSomethingDue(StreamEvent event) {
        return event instanceof StreamEvent.StreamVerdictPosted || event instanceof StreamEvent.StreamLaneClosed;
    }

    /** How many events were heard that may have made a step due at once. */
    synchronized long urgent() {
        return urgent;
    }

    private void hear(AllocationId id, StreamEvent event) {
        LeaseView lease = open.get(id);
        if (lease != null) {
            lease.hear(withoutContent(event));
            if (lease.isClosed()) {
                open.remove(id);
            }
        }
    }

    private static StreamEvent withoutContent(StreamEvent event) {
        return switch (event) {
            case StreamEvent.StreamRootPosted(var id, var supplier, var epoch, var root, var lane) ->
                new StreamEvent.StreamRootPosted(
                        id, supplier, epoch, new PostedRoot(root.root(), List.of(), List.of()), lane);
            case StreamEvent.StreamRevealed(var id, var epoch, var revealed, var untested) ->
                new StreamEvent.StreamRevealed(id, epoch, new RevealedTests(List.of()), untested);
            case StreamEvent.StreamOpened(var id, var supplier, var epoch, var opened, var lane) ->
                new StreamEvent.StreamOpened(id, supplier, epoch, List.of(), lane);
            default -> event;
        };
    }

    /** What anybody may do now about any of them. */
    synchronized List<StreamCommand.ByMember> due(LedgerTime now, LedgerPeriod last) {
        List<StreamCommand.ByMember> due = new ArrayList<>();
        open.values().forEach(lease -> due.addAll(new KeeperRole(lease).due(now, last)));
        return due;
    }
}
