package org.gridmarket.cli.compute;

import java.util.Locale;
import java.util.Map;
import org.gridmarket.discovery.record.ServiceType;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.process.Closing;
import org.gridmarket.worker.compute.directory.UptimeLog;
import org.gridmarket.worker.compute.net.ObjectServer;
import org.gridmarket.worker.compute.process.WorkerProcess;
import org.gridmarket.worker.compute.process.Workers;
import picocli.CommandLine;

/** A directory. */
@CommandLine.Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Keeps what jobs are made of and what comes of them, as a directory. Needs money in its purse.",
        footer = {"", "Example: ./gridmarket compute serve --key directory.key --gateway 127.0.0.1:8080 --port 8090"})
final class ServeObjects extends Participation {
    @CommandLine.Option(
            names = "--stake",
            paramLabel = "µ",
            defaultValue = "100000",
            description = "Of each note: a run; larger jobs are not matched with it.")
    private long stake;

    @CommandLine.Option(names = "--fee", paramLabel = "µ", defaultValue = "60", description = "For each match.")
    private long fee;

    @CommandLine.Option(
            names = "--notes",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many matches at a time.")
    private int notes;

    @CommandLine.Mixin
    private final ServerOptions serving = new ServerOptions();

    /** What its owner wants to know first after an outage. */
    private void tellUptime(UptimeLog log) {
        if (!log.stretches().isEmpty()) {
            int share = log.share(new LedgerTime(System.currentTimeMillis()));
            say("was here " + share / 100 + "." + String.format(Locale.ROOT, "%02d", share % 100)
                    + " % of the time since "
                    + MatchEvents.time(log.stretches().getFirst().from()) + ", with "
                    + (log.stretches().size() - 1) + " outages");
        }
    }

    @Override
    Map<String, Integer> begin(Workers workers, Closing closing) {
        tellUptime(new UptimeLog(workers.folder().resolve(UptimeLog.NAME)));
        ObjectServer server = serving.open(closing);
        WorkerProcess process = started(
                workers.directory(
                        notes,
                        now -> new NoteOffer.DirectoryNote(new Money(stake), new Money(fee), expiry(now), true),
                        server,
                        serving.endpoint(server)),
                closing);
        serving.announce(ServiceType.DIRECTORY, workers, server, process, closing);
        return Map.of("objects", server.port());
    }
}
