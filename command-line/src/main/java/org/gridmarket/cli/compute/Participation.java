package org.gridmarket.cli.compute;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gridmarket.api.v1.ClockReply;
import org.gridmarket.api.v1.ClockRequest;
import org.gridmarket.api.v1.LedgerClockGrpc;
import org.gridmarket.cli.AccountOption;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.client.MarketLink;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.compute.offer.Capacity;
import org.gridmarket.kernel.compute.offer.Machine;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.compute.quantity.Speed;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.process.Closing;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.process.ReadyFile;
import org.gridmarket.worker.compute.net.ObjectServer;
import org.gridmarket.worker.compute.process.WorkerProcess;
import org.gridmarket.worker.compute.process.Workers;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A command that takes part in the market until it is stopped; killed at any moment it goes on where it was. */
abstract class Participation implements Callable<Integer> {
    /** How long an offer stays in the book; it is posted anew when it has left. */
    private static final long OFFER_MILLIS = 86_400_000;

    @CommandLine.Mixin
    private final GatewayOption gateway = new GatewayOption();

    @CommandLine.Option(names = "--key", paramLabel = "FILE", required = true, description = "The account's key.")
    private Path keyFile = Path.of("account.key");

    @CommandLine.Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where journal and objects lie; next to the key when absent.")
    private @Nullable Path folder;

    @CommandLine.Option(
            names = "--ready-file",
            paramLabel = "FILE",
            description = "Written when it takes part, with its port.")
    private @Nullable Path readyFile;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** Begins; what has to be undone in the end is added to the closing. The ports that it serves at, by name. */
    abstract Map<String, Integer> begin(Workers workers, Closing closing);

    /** What makes workers of this account. */
    static Workers workers(Path keyFile, @Nullable Path folder, GatewayOption gateway) {
        ClockReply reply = gateway.askAt(channel -> LedgerClockGrpc.newBlockingStub(channel)
                .withDeadlineAfter(GatewayOption.ASK_SECONDS, TimeUnit.SECONDS)
                .getClock(ClockRequest.getDefaultInstance()));
        if (reply.getClockJson().isEmpty()) {
            throw new PartFailedException("the ledger has no clock yet; try again when it is founded");
        }
        Path own = folder == null ? keyFile.resolveSibling(keyFile.getFileName() + ".compute") : folder;
        try {
            Files.createDirectories(own);
        } catch (IOException full) {
            throw new PartFailedException("cannot make folder " + own + ": " + full, full);
        }
        return new Workers(
                KeyFile.read(keyFile),
                own,
                new Target(reply.getChannel(), reply.getChaincode()),
                RecordCodec.of(Clock.class).read(reply.getClockJson()),
                () -> gateway.link(
                        (gateways, authority) -> new MarketLink<>(gateways, authority, 0, WorkerProcess::read)));
    }

    @Override
    public final Integer call() throws InterruptedException {
        try (Closing closing = new Closing()) {
            Workers workers = workers(keyFile, folder, gateway);
            Map<String, Integer> ports = begin(workers, closing);
            CommandTools.out(spec).println("account " + workers.keys().publicKey() + " takes part; Ctrl-C ends it");
            Optional.ofNullable(readyFile).ifPresent(file -> ReadyFile.write(file, ports));
            new CountDownLatch(1).await();
            return 0;
        }
    }

    static WorkerProcess started(WorkerProcess process, Closing closing) {
        closing.add("stop the worker", process::close);
        process.start();
        return process;
    }

    /** Until when what is posted now stays, on full hours so that equal offers have equal bytes. */
    static LedgerTime expiry(LedgerTime now) {
        long hour = 3_600_000;
        return new LedgerTime(now.epochMillis() / hour * hour + OFFER_MILLIS);
    }

    static List<AccountKey> accounts(List<String> typed) {
        return typed.stream().map(AccountOption::read).toList();
    }

    /** A machine, as it is typed. */
    static final class MachineOptions {
        private static final long MIB = 1L << 20;

        @CommandLine.Option(
                names = "--speed",
                paramLabel = "N",
                defaultValue = "100000000",
                description = "Instructions in a second, the slowest measured; deadlines are reckoned from it.")
        private long speed;

        @CommandLine.Option(
                names = "--byte-speed",
                paramLabel = "N",
                defaultValue = "5000000",
                description = "Bytes of input and output in a second.")
        private long byteSpeed;

        @CommandLine.Option(
                names = "--memory",
                paramLabel = "MIB",
                defaultValue = "1024",
                description = "Memory of a job, at most.")
        private long memory;

        Machine machine() {
            return CommandTools.usage(() -> new Machine(
                    new Capacity(
                            new Instructions(1_000_000_000_000_000L),
                            new ByteCount(memory * MIB),
                            new ByteCount(512 * MIB),
                            new ByteCount(1_024 * MIB)),
                    new Speed(new Instructions(speed), new ByteCount(byteSpeed)),
                    List.of("wasm1"),
                    List.of()));
        }
    }

    /** Where others bring and fetch objects. */
    static final class ServerOptions {
        @CommandLine.Option(
                names = "--port",
                paramLabel = "PORT",
                defaultValue = "0",
                description = "Where it serves objects on this machine; 0 takes any.")
        private int port;

        @CommandLine.Option(
                names = "--endpoint",
                paramLabel = "URL",
                description =
                        "How others reach it, such as https://HOST of a proxy that ends TLS; without it only this machine does.")
        private @Nullable String endpoint;

        ObjectServer open(Closing closing) {
            ObjectServer server = ObjectServer.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            closing.add("stop serving objects", server::close);
            return server;
        }

        String endpoint(ObjectServer server) {
            return endpoint == null ? "http://127.0.0.1:" + server.port() : endpoint;
        }
    }
}
