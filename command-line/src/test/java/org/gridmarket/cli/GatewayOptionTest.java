package org.gridmarket.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.gridmarket.api.v1.ClockReply;
import org.gridmarket.api.v1.ClockRequest;
import org.gridmarket.api.v1.LedgerClockGrpc;
import org.gridmarket.process.PartFailedException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Which of several gateways is asked. */
class GatewayOptionTest {
    /** A gateway that tells its name as that of the channel. */
    private static Server gateway(String name) throws IOException {
        return ServerBuilder.forPort(0)
                .addService(new LedgerClockGrpc.LedgerClockImplBase() {
                    @Override
                    public void getClock(ClockRequest request, StreamObserver<ClockReply> reply) {
                        reply.onNext(ClockReply.newBuilder().setChannel(name).build());
                        reply.onCompleted();
                    }
                })
                .build()
                .start();
    }

    private static int portOfNobody() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static GatewayOption typed(int first, int second) {
        return CommandLine.populateCommand(
                new GatewayOption(), "--gateway", "DSO=127.0.0.1:" + first + ",COOPERATIVE=127.0.0.1:" + second);
    }

    @Test
    void when_the_first_gateway_is_not_there_the_next_is_asked() throws IOException {
        Server there = gateway("second");
        try {
            assertThat(PeriodOperation.clock(typed(portOfNobody(), there.getPort()))
                            .getChannel())
                    .isEqualTo("second");
        } finally {
            there.shutdownNow();
        }
    }

    @Test
    void while_the_first_gateway_is_there_no_other_is_asked() throws IOException {
        Server first = gateway("first");
        Server second = gateway("second");
        try {
            assertThat(PeriodOperation.clock(typed(first.getPort(), second.getPort()))
                            .getChannel())
                    .isEqualTo("first");
        } finally {
            first.shutdownNow();
            second.shutdownNow();
        }
    }

    @Test
    void when_no_gateway_is_there_the_last_is_named() throws IOException {
        int last = portOfNobody();

        assertThatThrownBy(() -> PeriodOperation.clock(typed(portOfNobody(), last)))
                .isInstanceOf(PartFailedException.class)
                .hasMessageContaining("127.0.0.1:" + last);
    }
}
