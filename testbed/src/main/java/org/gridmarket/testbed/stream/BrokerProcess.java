package org.gridmarket.testbed.stream;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.gridmarket.process.ChildProcess;
import org.gridmarket.process.JavaProgram;
import org.gridmarket.process.ReadyFile;
import org.gridmarket.testbed.day.FreePort;
import org.gridmarket.worker.stream.process.BrokerProgram;

/** The embedded broker as a process of its own; killed, it is started again on its folder and its ports. */
final class BrokerProcess {
    private static final long STOP_MILLIS = 8_000;
    private static final Duration START = Duration.ofMinutes(3);
    private final JavaProgram program;
    private final Path logs;
    private final Path ready;
    private final int desk;
    private ChildProcess process;

    private BrokerProcess(JavaProgram program, Path logs, Path ready, int desk) {
        this.program = program;
        this.logs = logs;
        this.ready = ready;
        this.desk = desk;
        this.process = program.start(logs);
    }

    /**
     * Starts it.
     *
     * @param home of the build
     * @param folder of its own
     * @param ttlSeconds after which what a subscription has not taken is missing
     */
    static BrokerProcess start(Path home, Path folder, Path logs, int ttlSeconds) {
        return start(home, folder, logs, Map.of("ttl-seconds", Integer.toString(ttlSeconds)));
    }

    /** The same with further settings, by their names. */
    static BrokerProcess start(Path home, Path folder, Path logs, Map<String, String> more) {
        Path ready = folder.resolveSibling(folder.getFileName() + ".ready");
        int desk = FreePort.find();
        Map<String, String> settings = new TreeMap<>();
        settings.put(BrokerProgram.PREFIX + "folder", folder.toString());
        settings.put(BrokerProgram.PREFIX + "service-port", Integer.toString(FreePort.find()));
        settings.put(BrokerProgram.PREFIX + "admin-port", Integer.toString(FreePort.find()));
        settings.put(BrokerProgram.PREFIX + "book-port", Integer.toString(FreePort.find()));
        settings.put(BrokerProgram.PREFIX + "desk-port", Integer.toString(desk));
        more.forEach((name, value) -> settings.put(BrokerProgram.PREFIX + name, value));
        settings.put(BrokerProgram.PREFIX + "ready-file", ready.toString());
        JavaProgram program = BrokerProgram.in(home, settings);
        return new BrokerProcess(program, logs, ready, desk);
    }

    BrokerProcess await() throws InterruptedException {
        ReadyFile.await(process, ready, START);
        return this;
    }

    /** Where members register. */
    URI deskUrl() {
        return URI.create("http://127.0.0.1:" + desk);
    }

    /** Of the process that runs now; another after a restart. */
    LongSupplier pid() {
        return () -> process.pid();
    }

    /** As a power cut does; then it starts again. */
    void killAndRestart() throws InterruptedException {
        process.kill();
        ReadyFile.forget(ready);
        process = program.start(logs);
        await();
    }

    void stop() {
        process.stop(STOP_MILLIS);
    }
}
