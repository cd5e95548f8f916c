package org.gridmarket.solver.worker;

import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.LastTime;
import org.jboss.logging.Logger;

/**
 * The public events from block 0 on, each transaction once, whichever gateway tells them. When one falls silent the next is
 * asked from the last block on, so nothing is lost and nothing comes twice.
 */
final class EventStream {
    private static final Logger LOG = Logger.getLogger(EventStream.class);

    /** The kernel's codec reads records; this is the record around an array. */
    private record Events(List<EnergyEvent> events) {}

    private final Gateways gateways;
    private final CountDownLatch stopped;
    private final Consumer<List<EnergyEvent>> hearer;
    private final Set<String> heardInBlock = new HashSet<>();
    private final LastTime lastHeard;
    private volatile boolean connected;
    private long block;

    EventStream(Gateways gateways, CountDownLatch stopped, Consumer<List<EnergyEvent>> hearer, InstantSource clock) {
        this.gateways = gateways;
        this.stopped = stopped;
        this.hearer = hearer;
        this.lastHeard = new LastTime(clock);
    }

    /** Hears until the worker stops. */
    void run() {
        Backoff backoff = new Backoff(stopped);
        while (stopped.getCount() > 0) {
            ManagedChannel gateway = gateways.current();
            try {
                hear(gateway, backoff);
                LOG.warnf("gateway %s has ended the stream of events at block %d", gateway.authority(), block);
            } catch (StatusRuntimeException silent) {
                if (stopped.getCount() == 0) {
                    return; // we have closed the connection ourselves
                }
                LOG.warnf("gateway %s does not answer: %s", gateway.authority(), StatusText.of(silent));
            } catch (RuntimeException malformed) {
                // One gateway's nonsense costs it our ear, and nobody else anything.
                LOG.warnf(
                        malformed, "gateway %s tells what nobody can read; another one is asked", gateway.authority());
            }
            connected = false;
            gateways.leave(gateway);
            if (!backoff.pause()) {
                return;
            }
        }
    }

    private void hear(ManagedChannel gateway, Backoff backoff) {
        Iterator<TransactionEvents> stream = MarketGrpc.newBlockingStub(gateway)
                .streamEvents(
                        StreamEventsRequest.newBuilder().setFromBlock(block).build());
        while (stream.hasNext()) {
            TransactionEvents told = stream.next();
            List<EnergyEvent> events = events(told.getEventsJson()); // before anything is believed of it
            connected = true;
            lastHeard.now();
            backoff.reset();
            gateways.heard(told.getBlock());
            if (isNew(told)) {
                hearer.accept(events);
            }
        }
    }

    private boolean isNew(TransactionEvents told) {
        if (told.getBlock() > block) {
            block = told.getBlock();
            heardInBlock.clear();
        }
        return told.getBlock() == block && heardInBlock.add(told.getTransactionId());
    }

    static List<EnergyEvent> events(String jsonArray) {
        return RecordCodec.of(Events.class)
                .read("{\"events\":" + jsonArray + "}")
                .events();
    }

    /** When a gateway last told anything. */
    LastTime lastHeard() {
        return lastHeard;
    }

    /** Whether a gateway has told something since the last break. */
    boolean isConnected() {
        return connected;
    }
}
