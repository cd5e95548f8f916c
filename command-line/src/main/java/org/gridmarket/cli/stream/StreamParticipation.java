package org.gridmarket.cli.stream;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.gridmarket.cli.AccountOption;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.GatewayOption;
import org.gridmarket.cli.LedgerWithClock;
import org.gridmarket.client.MarketLink;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.stream.offer.OfferSpan;
import org.gridmarket.kernel.stream.offer.Trusted;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.keys.AccountKeyPair;
import org.gridmarket.keys.KeyFile;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.process.Closing;
import org.gridmarket.process.LogLines;
import org.gridmarket.process.ReadyFile;
import org.gridmarket.roles.stream.desk.MemberRole;
import org.gridmarket.worker.stream.party.Participant;
import org.gridmarket.worker.stream.party.Seat;
import org.gridmarket.worker.stream.process.StreamProcess;
import org.gridmarket.worker.stream.pulsar.PulsarTransport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A command that takes part in streams until it is stopped; killed at any moment it goes on where it was. */
abstract class StreamParticipation implements Callable<Integer> {
    private static final Bytes NONCE = Bytes.utf8("gridmarket/stream/offer/nonce/1");

    @CommandLine.Mixin
    private final GatewayOption gateway = new GatewayOption();

    @CommandLine.Option(names = "--key", paramLabel = "FILE", required = true, description = "The account's key.")
    private Path keyFile = Path.of("account.key");

    @CommandLine.Mixin
    private final DeskOption broker = new DeskOption();

    @CommandLine.Option(
            names = "--dir",
            paramLabel = "DIR",
            description = "Where journals lie; next to the key when absent.")
    private @Nullable Path folder;

    @CommandLine.Option(names = "--ready-file", paramLabel = "FILE", description = "Written when it takes part.")
    private @Nullable Path readyFile;

    @CommandLine.Spec
    private CommandLine.Model.@Nullable CommandSpec spec;

    /** As what it registers at the broker. */
    abstract MemberRole role();

    /** Who takes part; what has to be undone in the end is added to the closing. */
    abstract Participant participant(Seat seat, Closing closing);

    /** What is done once it takes part. */
    void begun(StreamProcess process, Participant participant) {
        // most wait for others
    }

    @Override
    public final Integer call() throws InterruptedException {
        LogLines.ofProcess();
        try (Closing closing = new Closing()) {
            AccountKeyPair keys = KeyFile.read(keyFile);
            Path own = CommandTools.made(CommandTools.accountFolder(keyFile, folder, ".stream"));
            LedgerWithClock ledger = LedgerWithClock.of(gateway);
            Seat seat = new Seat(
                    keys,
                    ledger.target(),
                    ledger.clock(),
                    own,
                    PulsarTransport.join(broker.desk(), keys, List.of(role())),
                    new PinnedEd25519());
            Participant participant = participant(seat, closing);
            StreamProcess process = new StreamProcess(
                    role().name(),
                    seat,
                    participant,
                    gateway.link(
                            (gateways, authority) -> new MarketLink<>(gateways, authority, 0, StreamProcess.EVENTS)),
                    event -> {});
            closing.add("stop taking part", process::close);
            process.start();
            begun(process, participant);
            CommandTools.out(spec).println("account " + keys.publicKey() + " takes part; Ctrl-C ends it");
            Optional.ofNullable(readyFile).ifPresent(file -> ReadyFile.write(file, Map.of()));
            closing.awaitEnd();
            return 0;
        }
    }

    static LedgerTime now() {
        return new LedgerTime(System.currentTimeMillis());
    }

    /** On full hours, and with a nonce of the account and the hour: what is offered does not change by a crash. */
    static OfferSpan span(Seat seat, int hours, int leastEpochs) {
        long hour = 3_600_000;
        LedgerTime from = new LedgerTime(now().epochMillis() / hour * hour);
        LedgerTime until = from.plusMillis((hours + 1L) * hour);
        Bytes digest = Digest.sha256(NONCE, seat.account().key(), Bytes.utf8(from.toString()));
        return new OfferSpan(
                from,
                until,
                leastEpochs,
                seat.clock().at(until),
                Bytes.hex(digest.toHex().substring(0, 2 * OfferSpan.NONCE_LENGTH)));
    }

    static Trusted trusted(List<String> typed) {
        return CommandTools.usage(
                () -> new Trusted(typed.stream().map(AccountOption::read).toList()));
    }
}
