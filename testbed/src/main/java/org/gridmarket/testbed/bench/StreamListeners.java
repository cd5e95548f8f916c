package org.gridmarket.testbed.bench;

import io.grpc.ManagedChannel;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gridmarket.api.v1.MarketGrpc;
import org.gridmarket.api.v1.StreamEventsRequest;
import org.gridmarket.api.v1.TransactionEvents;
import org.gridmarket.client.GatewayChannels;

/**
 * Open event streams of one gateway, each over a connection of its own, as if of so many agents. They note when they hear of
 * a transaction and read nothing of it: this program has the same processors as the gateway.
 */
final class StreamListeners implements AutoCloseable {
    private final List<ManagedChannel> channels = new ArrayList<>();
    private final List<HearingTimes> heard = new ArrayList<>();
    private final HearingTimes cut = new HearingTimes();
    private final AtomicBoolean closed = new AtomicBoolean();

    /**
     * Opens them all.
     *
     * @param endpoint {@code host:port} of the gateway
     * @param fromBlock the first block to hear of
     */
    StreamListeners(String endpoint, int count, long fromBlock) {
        StreamEventsRequest request =
                StreamEventsRequest.newBuilder().setFromBlock(fromBlock).build();
        for (int i = 0; i < count; i++) {
            ManagedChannel channel = GatewayChannels.open(endpoint, Optional.empty());
            HearingTimes times = new HearingTimes();
            channels.add(channel);
            heard.add(times);
            MarketGrpc.newStub(channel).streamEvents(request, new Noting(i, times));
        }
    }

    /** What each has heard, in the order of opening. */
    List<HearingTimes> heard() {
        return List.copyOf(heard);
    }

    /** When each stream was refused or ended by the gateway, by its number. */
    HearingTimes cut() {
        return cut;
    }

    @Override
    public void close() {
        closed.set(true);
        channels.forEach(ManagedChannel::shutdownNow);
    }

    private final class Noting implements StreamObserver<TransactionEvents> {
        private final int number;
        private final HearingTimes times;

        Noting(int number, HearingTimes times) {
            this.number = number;
            this.times = times;
        }

        @Override
        public void onNext(TransactionEvents told) {
            times.heard(told.getTransactionId());
        }

        @Override
        public void onError(Throwable ended) {
            onCompleted();
        }

        @Override
        public void onCompleted() {
            if (!closed.get()) {
                cut.heard(String.valueOf(number));
            }
        }
    }
}
