package org.gridmarket.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gridmarket.chain.ScriptedNetwork.freshKey;
import static org.gridmarket.chain.ScriptedNetwork.submit;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.gridmarket.testkit.ledger.StateScript.Put;
import org.gridmarket.testkit.network.SharedNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When orderers freeze in mid-submission, nobody knows whether it was ordered. */
@Tag("network")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
final class ResubmissionTest {
    private static final ChainDeadlines SHORT = new ChainDeadlines(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(2),
            Duration.ofSeconds(15),
            Duration.ofSeconds(5));

    @RegisterExtension
    static final SharedNetwork NETWORK = ScriptedNetwork.shared();

    @Test
    void an_unknown_outcome_is_looked_up_first() throws Exception {
        String key = freshKey();
        Orderers orderers = Orderers.of(NETWORK);
        RecordingWatch watch = new RecordingWatch(orderers::thaw);
        ChainSettings settings = ChainSettings.standard().with(SHORT).with(watch);
        orderers.freeze();
        try (FabricChain chain = ScriptedNetwork.chain(NETWORK, settings)) {
            assertThat(submit(chain, new Put(key, "1"))).isInstanceOf(Outcome.Committed.class);

            assertThat(watch.reasons).as("failed first").isNotEmpty();
            assertThat(validTransactionsWith(key, chain)).isEqualTo(1);
        } finally {
            orderers.thaw();
        }
    }

    @Test
    void what_stays_unknown_is_told_with_its_transaction_id() throws Exception {
        Orderers orderers = Orderers.of(NETWORK);
        RetryLimits once = new RetryLimits(1, 1, Duration.ZERO, Duration.ZERO);
        ChainSettings settings = ChainSettings.standard().with(SHORT).with(once);
        orderers.freeze();
        try (FabricChain chain = ScriptedNetwork.chain(NETWORK, settings)) {
            assertThat(submit(chain, new Put(freshKey(), "1")))
                    .isInstanceOfSatisfying(
                            Outcome.Indeterminate.class,
                            unknown -> assertThat(unknown.transactionId()).matches("[0-9a-f]{64}"));
        } finally {
            orderers.thaw();
        }
    }

    private static long validTransactionsWith(String key, FabricChain chain) throws InterruptedException {
        List<LedgerTransaction> valid = new ArrayList<>();
        BlockReader.readPeer(chain, chain.height(), block -> valid.addAll(block.valid()));
        return valid.stream()
                .filter(transaction -> transaction.arguments().getLast().contains(key))
                .count();
    }

    /** As many orderers as stop the ordering: more than a third, or the only one. */
    private record Orderers(List<String> pids) {
        static Orderers of(SharedNetwork network) throws IOException {
            Properties properties = new Properties();
            try (Reader text = Files.newBufferedReader(network.propertiesFile())) {
                properties.load(text);
            }
            List<String> all = Arrays.stream(properties.getProperty("orderers").split(","))
                    .map(name -> properties.getProperty(name + ".pid"))
                    .toList();
            return new Orderers(all.subList(0, (all.size() - 1) / 3 + 1));
        }

        void freeze() throws IOException, InterruptedException {
            signal("STOP");
        }

        void thaw() throws IOException, InterruptedException {
            signal("CONT");
        }

        private void signal(String name) throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of("kill", "-" + name));
            command.addAll(pids);
            assertThat(new ProcessBuilder(command).inheritIO().start().waitFor())
                    .isZero();
        }
    }

    /** Thaws the orderers once the first failure has been seen. */
    private static final class RecordingWatch implements ChainWatch {
        private final List<String> reasons = new ArrayList<>();
        private final Remedy remedy;

        private interface Remedy {
            void apply() throws IOException, InterruptedException;
        }

        RecordingWatch(Remedy remedy) {
            this.remedy = remedy;
        }

        @Override
        public void retried(String function, String reason) {
            reasons.add(reason);
            try {
                remedy.apply();
            } catch (IOException | InterruptedException failed) {
                throw new AssertionError("the orderers stay frozen", failed);
            }
        }

        @Override
        public void endorsersDiffer(String function, String suspect, String detail) {
            reasons.add(detail);
        }

        @Override
        public void peerLeft(String peer, String reason) {
            reasons.add(reason);
        }
    }
}
