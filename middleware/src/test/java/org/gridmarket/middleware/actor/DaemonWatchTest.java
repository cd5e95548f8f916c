package org.gridmarket.middleware.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.gridmarket.discovery.record.ServiceRecord;
import org.gridmarket.process.FatalErrors;
import org.gridmarket.testkit.discovery.DiscoveryExamples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DaemonWatchTest {
    /** Fill what the machine keeps for a daemon that does not read within a few beats. */
    private static final int RECORDS = 100;

    @TempDir
    private Path folder;

    @Test
    void an_actor_ends_although_its_daemon_stands_still() throws Exception {
        Path socket = folder.resolve("node.sock");
        List<ServiceRecord> records = IntStream.range(0, RECORDS)
                .mapToObj(number -> DiscoveryExamples.service("sensor", "number" + number))
                .toList();
        AtomicInteger beats = new AtomicInteger();
        try (ServerSocketChannel daemon = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            daemon.bind(UnixDomainSocketAddress.of(socket));
            DaemonWatch watch = new DaemonWatch(
                    socket, "actor", records, () -> beats.incrementAndGet() > 0, tell -> {}, new FatalErrors());
            try (SocketChannel still = daemon.accept()) {
                int before = 0;
                while (beats.get() == 0 || beats.get() > before) { // until a beat is not written
                    before = beats.get();
                    TimeUnit.MILLISECONDS.sleep(3_000);
                }

                watch.close();

                assertThat(still.isOpen()).isTrue();
            }
        }
    }
}
