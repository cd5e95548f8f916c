package org.gridmarket.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.NettyServerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whether a gateway is there. */
@Timeout(60)
class PulseTest {
    private static boolean isFelt(int port) {
        ManagedChannel channel = GatewayChannels.open("127.0.0.1:" + port, Optional.empty());
        try {
            return Pulse.isFelt(channel);
        } finally {
            channel.shutdownNow();
        }
    }

    @Test
    void a_gateway_that_refuses_the_question_is_there() throws IOException {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .build()
                .start();
        try {
            boolean felt = false;
            while (!felt) { // until the class's time is over: the first call of a JVM takes longer than a pulse may
                felt = isFelt(server.getPort());
            }
        } finally {
            server.shutdownNow();
        }
    }

    @Test
    void one_whose_machine_takes_connections_and_that_never_answers_is_not() throws IOException {
        try (ServerSocket stopped = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(isFelt(stopped.getLocalPort())).isFalse();
        }
    }

    @Test
    void one_that_has_ended_is_not() throws IOException {
        int port;
        try (ServerSocket ended = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            port = ended.getLocalPort();
        }
        assertThat(isFelt(port)).isFalse();
    }

    @Test
    void a_call_to_one_that_is_not_there_is_given_up_long_before_its_deadline() {
        CompletableFuture<String> never = new CompletableFuture<>();

        assertThatThrownBy(() -> PatientCall.await(never, () -> false)).hasMessageContaining("UNAVAILABLE");
        assertThat(never).isCancelled();
    }
}
