package org.gridmarket.testbed.stream;

import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.api.v1.StreamAllocationRequest;
import org.gridmarket.api.v1.StreamsGrpc;
import org.gridmarket.api.v1.SubmitOutcome;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.ledger.EventFamily;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.message.StreamEvent;
import org.gridmarket.kernel.stream.message.StreamFunctions;
import org.gridmarket.kernel.stream.operation.StreamContract;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.ledger.memory.Block;
import org.gridmarket.roles.stream.KeeperRole;
import org.gridmarket.roles.stream.LeaseView;
import org.gridmarket.testbed.day.LedgerInProcess;

/** The market of streams on a ledger in this process, and a keeper, who does what nobody asks for: a network without Fabric. */
final class StreamsInProcess {
    private static final long LOOK_MILLIS = 100;
    private static final Caller.Member KEEPER = new Caller.Member(Organisation.DSO, false, "keeper");
    private static final EventFamily<StreamEvent> EVENTS = EventFamily.of(StreamEvent.class);

    private final LedgerInProcess ledger;
    private final Map<AllocationId, LeaseView> leases = new LinkedHashMap<>();

    private StreamsInProcess(LedgerInProcess ledger) {
        this.ledger = ledger;
    }

    /** Serves until the ledger is closed. */
    static LedgerInProcess begin() {
        LedgerInProcess ledger = new LedgerInProcess(
                new StreamContract(new PinnedEd25519()), (of, gateway) -> List.of(creates(of, gateway)));
        Thread.ofVirtual().name("keeper").start(new StreamsInProcess(ledger)::keep);
        return ledger;
    }

    private static BindableService creates(LedgerInProcess ledger, Organisation gateway) {
        return new StreamsGrpc.StreamsImplBase() {
            @Override
            public void createStreamAllocation(StreamAllocationRequest request, StreamObserver<SubmitOutcome> caller) {
                StreamCommand.ByMember command =
                        RecordCodec.of(StreamCommand.CreateAllocation.class).read(request.getCommandJson());
                caller.onNext(ledger.submit(
                        new Caller.Member(gateway, false, "creator"),
                        StreamFunctions.NAMES.of(command),
                        request.getCommandJson()));
                caller.onCompleted();
            }
        };
    }

    private void keep() {
        int kept = 0;
        try {
            while (!ledger.isClosed()) {
                for (Block block : ledger.blocksFrom(kept, LOOK_MILLIS)) {
                    kept++;
                    EVENTS.own(block.events().stream()).forEach(this::hear);
                }
                ledger.clock().ifPresent(this::look);
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    private void hear(StreamEvent event) {
        if (event instanceof StreamEvent.StreamAllocationCreated created) {
            leases.put(created.id(), new LeaseView(created));
        }
        leases.values().forEach(lease -> lease.hear(event));
    }

    private void look(Clock clock) {
        LedgerTime now = new LedgerTime(System.currentTimeMillis());
        for (LeaseView lease : leases.values()) {
            for (StreamCommand.ByMember due : new KeeperRole(lease).due(now, clock.at(now))) {
                ledger.submit(KEEPER, StreamFunctions.NAMES.of(due), RecordCodec.text(due));
            }
        }
    }
}
