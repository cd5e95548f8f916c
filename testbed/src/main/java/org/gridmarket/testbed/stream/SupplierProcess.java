package org.gridmarket.testbed.stream;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gridmarket.client.Gateway;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.JavaProgram;
import org.gridmarket.process.ReadyFile;

/** A supplier as a process of its own, by the command that people type; killed, it is started again on its journal. */
final class SupplierProcess {
    private static final int HEAP_MEGABYTES = 128;
    private static final long STOP_MILLIS = 8_000;
    private static final Duration START = Duration.ofMinutes(2);

    private final JavaProgram program;
    private final Path logs;
    private final Path ready;
    private ChildProcess process;

    private SupplierProcess(JavaProgram program, Path logs, Path ready) {
        this.program = program;
        this.logs = logs;
        this.ready = ready;
        this.process = program.start(logs);
    }

    /**
     * What everybody who joins is told.
     *
     * @param commands main class of the command line
     * @param logs folder of logs
     */
    record Place(Class<?> commands, Path logs, URI desk, List<Gateway> gateways) {}

    /**
     * Starts it.
     *
     * @param folder of its own, which exists
     * @param options of its offer
     */
    static SupplierProcess start(
            String name,
            AccountKeyPair keys,
            Path folder,
            Place place,
            List<AccountKey> mediators,
            List<String> options) {
        Path key = folder.resolve("account.key");
        Path ready = folder.resolve("ready");
        KeyFile.write(key, keys.seed());
        List<String> arguments = new ArrayList<>(List.of(
                "stream",
                "offer",
                "--key",
                key.toString(),
                "--desk",
                place.desk().toString(),
                "--gateway",
                place.gateways().stream()
                        .map(gateway -> gateway.organisation() + "=" + gateway.address())
                        .collect(Collectors.joining(",")),
                "--mediators",
                mediators.stream().map(AccountKey::toHex).collect(Collectors.joining(",")),
                "--ready-file",
                ready.toString()));
        arguments.addAll(options);
        JavaProgram program =
                new JavaProgram(name, new JavaProgram.Code.Own(place.commands(), arguments), HEAP_MEGABYTES, Map.of());
        return new SupplierProcess(program, place.logs(), ready);
    }

    void await() throws InterruptedException {
        ReadyFile.await(process, ready, START);
    }

    /** As a power cut does. */
    void kill() {
        process.kill();
        ReadyFile.forget(ready);
    }

    /** After a kill. */
    void startAgain() throws InterruptedException {
        process = program.start(logs);
        await();
    }

    void stop() {
        process.stop(STOP_MILLIS);
    }
}
