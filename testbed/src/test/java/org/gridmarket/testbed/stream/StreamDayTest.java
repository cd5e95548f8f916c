package org.gridmarket.testbed.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.gridmarket.process.Closing;
import org.gridmarket.testbed.cli.Testbed;
import org.gridmarket.testbed.day.LedgerInProcess;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A day of streams over a real broker and in the sandbox, on a ledger in memory. */
@Tag("network")
@Timeout(value = 9, unit = TimeUnit.MINUTES)
class StreamDayTest {
    @TempDir
    private Path folder;

    private Map<String, Object> play(StreamCase play) throws Exception {
        Path home = Path.of("..").toAbsolutePath().normalize();
        try (Closing closing = new Closing()) {
            LedgerInProcess ledger = StreamsInProcess.begin();
            closing.add("stop the ledger", ledger::close);
            BrokerProcess broker = BrokerProcess.start(
                    home,
                    Files.createDirectories(folder.resolve("broker")),
                    Files.createDirectories(folder.resolve("logs")),
                    play.windowSeconds());
            closing.add("stop the broker", broker::stop);
            broker.await();
            return new StreamDay(
                            ledger,
                            ledger.gateways(),
                            Files.createDirectories(folder.resolve("parties")),
                            broker,
                            play,
                            Testbed.class,
                            closing,
                            System.out::println)
                    .run();
        }
    }

    @Test
    void everybody_who_is_honest_is_paid_for_every_epoch() throws Exception {
        Map<String, Object> keys = play(new StreamCase(2, 3, 1, 1, 2, 8, 15, 8, 0, false));

        assertThat(keys)
                .containsEntry("all_closed", true)
                .containsEntry("money_missing_micro", 0L)
                .containsEntry("epochs_paid", 4)
                .containsEntry("faults", List.of());
    }

    /** Its process is killed as by a power cut once its root stands and its opening does not; then the broker's is. */
    @Test
    void a_supplier_killed_between_root_and_opening_opens_in_time_and_a_killed_broker_costs_nobody_its_deposit()
            throws Exception {
        Map<String, Object> keys = play(new StreamCase(1, 1, 1, 1, 3, 8, 40, 8, 0, true));

        assertThat(keys)
                .containsEntry("all_closed", true)
                .containsEntry("money_missing_micro", 0L)
                .containsEntry("epochs_paid", 3)
                .containsEntry("faults", List.of());
    }
}
