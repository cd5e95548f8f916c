package org.gridmarket.agent.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MqttLinkTest {
    private static final Duration PATIENCE =
            Duration.ofSeconds(2); // the library sleeps for tenths of seconds while it connects

    /** A broker that takes connections and lets nobody in before it is told to. */
    private static final class LateBroker implements AutoCloseable {
        private static final int CONNECT = 1;
        private static final int SUBSCRIBE = 8;
        private static final byte[] LET_IN = {0x20, 2, 0, 0};

        private final ServerSocket entrance = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        final CountDownLatch mayAnswer = new CountDownLatch(1);
        final CountDownLatch hasAnswered = new CountDownLatch(1);
        final CountDownLatch subscribed = new CountDownLatch(1);

        LateBroker() throws IOException {
            Thread.ofVirtual().start(this::accept);
        }

        String address() {
            return "tcp://127.0.0.1:" + entrance.getLocalPort();
        }

        private void accept() {
            try {
                while (true) {
                    Socket client = entrance.accept();
                    Thread.ofVirtual().start(() -> serve(client));
                }
            } catch (IOException closed) {
                mayAnswer.countDown();
            }
        }

        private void serve(Socket client) {
            try (client) {
                DataInputStream in = new DataInputStream(client.getInputStream());
                for (int first = in.read(); first >= 0; first = in.read()) {
                    in.readNBytes(in.readUnsignedByte()); // packets of this test are shorter than 128 bytes
                    switch (first >> 4) {
                        case CONNECT -> {
                            mayAnswer.await();
                            client.getOutputStream().write(LET_IN);
                            hasAnswered.countDown();
                        }
                        case SUBSCRIBE -> subscribed.countDown();
                        default -> in.available();
                    }
                }
            } catch (SocketException left) {
                hasAnswered.countDown();
            } catch (IOException broken) {
                throw new AssertionError(broken);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws IOException {
            entrance.close();
        }
    }

    @Test
    void a_broker_that_answers_when_nobody_waits_any_more_is_asked_for_the_topics_all_the_same() throws Exception {
        try (LateBroker broker = new LateBroker();
                MqttLink link = new MqttLink(broker.address(), "home", Optional.empty(), Optional.empty(), PATIENCE)) {
            link.topic("home/readings");
            assertThat(link.connect()).isFalse();
            broker.mayAnswer.countDown();
            broker.hasAnswered.await();

            while (broker.subscribed.getCount() > 0) {
                link.connect();
                broker.subscribed.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        }
    }
}
