package org.gridmarket.cli.compute;

import java.util.Map;
import org.gridmarket.kernel.compute.offer.NoteOffer;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.process.Closing;
import org.gridmarket.worker.compute.net.ObjectServer;
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

    @Override
    Map<String, Integer> begin(Workers workers, Closing closing) {
        ObjectServer server = serving.open(closing);
        started(
                workers.directory(
                        notes,
                        now -> new NoteOffer.DirectoryNote(new Money(stake), new Money(fee), expiry(now), true),
                        server,
                        serving.endpoint(server)),
                closing);
        return Map.of("objects", server.port());
    }
}
