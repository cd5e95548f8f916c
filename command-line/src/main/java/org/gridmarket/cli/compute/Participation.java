package org.gridmarket.cli.compute;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gridmarket.cli.AccountOption;
import org.gridmarket.cli.AnnounceOption;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.LedgerWithClock;
import org.gridmarket.cli.OwnCertificate;
import org.gridmarket.cli.UsageException;
import org.gridmarket.client.MarketLink;
import org.gridmarket.discovery.record.Attribute;
import org.gridmarket.kernel.compute.offer.Capacity;
import org.gridmarket.kernel.compute.offer.Machine;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.compute.quantity.Instructions;
import org.gridmarket.kernel.compute.quantity.Speed;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.process.Closing;
import org.gridmarket.process.LogLines;
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

    /** Where journal and objects of an account lie. */
    static Path folder(Path keyFile, @Nullable Path named) {
        return CommandTools.accountFolder(keyFile, named, ".compute");
    }

    /** What makes workers of this account; nobody else has its folder until the end. */
    static Workers workers(Path keyFile, @Nullable Path named, GatewayOption gateway, Closing closing) {
        Path own = CommandTools.made(folder(keyFile, named));
        closing.add("let go of " + own, FolderLock.of(own)::close);
        return readers(keyFile, own, gateway);
    }

    /** The same for whoever only reads. */
    static Workers readers(Path keyFile, Path own, GatewayOption gateway) {
        LedgerWithClock ledger = LedgerWithClock.of(gateway);
        return new Workers(
                KeyFile.read(keyFile),
                own,
                ledger.target(),
                ledger.clock(),
                () -> gateway.link(
                        (gateways, authority) -> new MarketLink<>(gateways, authority, 0, WorkerProcess.EVENTS)),
                gateway.authority());
    }

    @Override
    public final Integer call() throws InterruptedException {
        LogLines.ofProcess();
        try (Closing closing = new Closing()) {
            Workers workers = workers(keyFile, folder, gateway, closing);
            Map<String, Integer> ports = begin(workers, closing);
            CommandTools.out(spec).println("account " + workers.keys().publicKey() + " takes part; Ctrl-C ends it");
            Optional.ofNullable(readyFile).ifPresent(file -> ReadyFile.write(file, ports));
            closing.awaitEnd();
            return 0;
        }
    }

    /** Prints a line. */
    final void say(String line) {
        CommandTools.out(spec).println(line);
        CommandTools.out(spec).flush();
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

        /** @param classes of sandbox that it runs, or that it judges deliveries of */
        Machine machine(List<String> classes) {
            return CommandTools.usage(() -> new Machine(
                    new Capacity(
                            new Instructions(1_000_000_000_000_000L),
                            new ByteCount(memory * MIB),
                            new ByteCount(512 * MIB),
                            new ByteCount(1_024 * MIB)),
                    new Speed(new Instructions(speed), new ByteCount(byteSpeed)),
                    classes,
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
                description = "How others reach it, such as https://HOST:PORT; by --host and port when absent.")
        private @Nullable String endpoint;

        @CommandLine.Option(
                names = "--host",
                paramLabel = "HOST",
                defaultValue = "127.0.0.1",
                description = "Where it listens; another than this machine needs --key-store.")
        private String host = "127.0.0.1";

        @CommandLine.Option(
                names = "--key-store",
                paramLabel = "FILE",
                description =
                        "Its own certificate and key, PKCS 12, so that others speak TLS with it. Without it plain text.")
        private @Nullable Path keyStore;

        @CommandLine.Option(
                names = "--key-store-password",
                paramLabel = "FILE",
                description = "A file with the password of the key store.")
        private @Nullable Path keyStorePassword;

        @CommandLine.Mixin
        private final AnnounceOption node = new AnnounceOption();

        ObjectServer open(Closing closing) {
            InetSocketAddress address = new InetSocketAddress(host, port);
            if (address.isUnresolved()) {
                throw new UsageException("--host " + host + " is no address of this machine");
            }
            ObjectServer server = ObjectServer.open(address, certificate().map(OwnCertificate::context));
            closing.add("stop serving objects", server::close);
            return server;
        }

        private Optional<OwnCertificate> certificate() {
            return OwnCertificate.typed(host, keyStore, keyStorePassword, "");
        }

        /** Has the node of this machine announce it, if that is wanted. */
        void announce(String type, Workers workers, ObjectServer server, WorkerProcess process, Closing closing) {
            node.announce(
                    type,
                    workers.keys(),
                    server.port(),
                    certificate().map(OwnCertificate::pin).orElse(null),
                    List.of(new Attribute(Attribute.URL, endpoint(server))),
                    () -> process.ask(party -> true), // it does not answer while it is stuck
                    closing);
        }

        String endpoint(ObjectServer server) {
            if (endpoint != null) {
                return endpoint;
            }
            return (keyStore == null ? "http://" : "https://") + host + ":" + server.port();
        }
    }
}
