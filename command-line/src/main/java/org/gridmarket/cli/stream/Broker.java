package org.gridmarket.cli.stream;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.gridmarket.cli.report.Circumstances;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** The broker. The launcher starts it without this program, on a class path of its own; this is for its help. */
@CommandLine.Command(
        name = "broker",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        showDefaultValues = true,
        description = {
            "Runs a Pulsar broker and the desk that gives passes to it, on this machine, until it is stopped.",
            "Killed at any moment and started again on its folder it goes on; what it has acknowledged is there."
        },
        footer = {
            "",
            "Example: ./gridmarket stream broker --dir broker",
            "Example: ./gridmarket stream broker --dir broker --node feeder/node.sock --node-key broker.key",
            "Example: ./gridmarket stream broker --dir broker --desk-port 9095 --service-port 9650 --admin-port 9096 --book-port 9181"
        })
final class Broker implements Callable<Integer> {
    @CommandLine.Option(
            names = "--dir",
            paramLabel = "DIR",
            required = true,
            description = "Its own: messages, rights, the secret of passes.")
    private Path folder = Path.of("broker");

    @CommandLine.Option(
            names = "--desk-port",
            paramLabel = "N",
            defaultValue = "8095",
            description = "Where passes are given.")
    private int deskPort;

    @CommandLine.Option(
            names = "--service-port",
            paramLabel = "N",
            defaultValue = "6650",
            description = "Where messages are carried.")
    private int servicePort;

    @CommandLine.Option(
            names = "--admin-port",
            paramLabel = "N",
            defaultValue = "8096",
            description = "Where tenants grant and delete.")
    private int adminPort;

    @CommandLine.Option(
            names = "--book-port",
            paramLabel = "N",
            defaultValue = "3181",
            description = "Of its disk store.")
    private int bookPort;

    @CommandLine.Option(
            names = "--ttl-seconds",
            paramLabel = "N",
            defaultValue = "120",
            description = "What a subscription has not taken by then is missing: the window of the market's rules.")
    private int ttlSeconds;

    @CommandLine.Option(
            names = "--retention-minutes",
            paramLabel = "N",
            defaultValue = "60",
            description = "So long what was taken can be read again.")
    private int retentionMinutes;

    @CommandLine.Option(
            names = "--backlog-megabytes",
            paramLabel = "N",
            defaultValue = "256",
            description = "A subscription that leaves more behind is evicted: what it has not taken is missing.")
    private int backlogMegabytes;

    @CommandLine.Option(
            names = "--node",
            paramLabel = "SOCKET",
            description = "The socket of this machine's node: members find the broker by it.")
    private @Nullable Path node;

    @CommandLine.Option(
            names = "--node-key",
            paramLabel = "FILE",
            description = "The key of the account that vouches for this broker at the node; with --node.")
    private @Nullable Path nodeKey;

    @CommandLine.Option(
            names = "--node-host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description =
                    "Where others reach the desk: it listens on this machine only, so elsewhere a server before it.")
    private String nodeHost = "";

    @CommandLine.Option(
            names = "--node-instance",
            paramLabel = "NAME",
            defaultValue = "one",
            description = "Which of several brokers of this node it is.")
    private String nodeInstance = "";

    @CommandLine.Option(names = "--ready-file", paramLabel = "FILE", description = "Written when both serve.")
    private @Nullable Path readyFile;

    @Override
    public Integer call() {
        String ready = readyFile == null ? "" : " --ready-file " + readyFile;
        String announced = node == null
                ? ""
                : " --node " + node + " --node-key " + nodeKey + " --node-host " + nodeHost + " --node-instance "
                        + nodeInstance;
        throw new PartFailedException("the launcher starts the broker: " + Circumstances.home()
                + "/gridmarket stream broker --dir " + folder + " --desk-port " + deskPort + " --service-port "
                + servicePort + " --admin-port " + adminPort + " --book-port " + bookPort + " --ttl-seconds "
                + ttlSeconds
                + " --retention-minutes " + retentionMinutes + " --backlog-megabytes " + backlogMegabytes + announced
                + ready);
    }
}
