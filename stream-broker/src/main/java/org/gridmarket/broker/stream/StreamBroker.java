package org.gridmarket.broker.stream;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.pulsar.PulsarStandaloneStarter;
import org.gridmarket.discovery.local.AnnouncedProgram;
import org.gridmarket.keys.PinnedEd25519;
import org.gridmarket.process.PrivateFile;
import org.gridmarket.process.ReadyFile;
import org.jspecify.annotations.Nullable;

/**
 * The program: Pulsar in this process, a desk beside it. Its settings are system properties {@code gridmarket.broker.*}; it
 * writes a ready file when both serve, and goes on with what lies in its folder after any end.
 */
public final class StreamBroker {
    private static final String PREFIX = "gridmarket.broker.";
    private static final String DRIVERS = "org.apache.pulsar.metadata.bookkeeper.PulsarMetadata";

    private StreamBroker() {}

    public static void main(String[] arguments) throws Exception {
        BrokerSettings settings = new BrokerSettings(
                Path.of(setting("folder", null)),
                number("service-port", "6650"),
                number("admin-port", "8096"),
                number("book-port", "3181"),
                number("desk-port", "8095"),
                number("ttl-seconds", "120"),
                number("retention-minutes", "60"),
                number("backlog-megabytes", "256"));
        Files.createDirectories(settings.folder());
        System.setProperty("bookkeeper.metadata.bookie.drivers", DRIVERS + "BookieDriver");
        System.setProperty("bookkeeper.metadata.client.drivers", DRIVERS + "ClientDriver");
        Passes passes = Passes.in(settings.folder());
        String operatorPass = passes.give(BrokerSettings.OPERATOR, Optional.empty());
        PulsarStandaloneStarter pulsar = new PulsarStandaloneStarter(new String[] {
            "--config",
            configuration(settings, passes, operatorPass).toString(),
            "--metadata-dir",
            settings.folder().resolve("metadata").toString(),
            "--bookkeeper-dir",
            settings.folder().resolve("books").toString(),
            "--bookkeeper-port",
            Integer.toString(settings.bookPort()),
            "--advertised-address",
            BrokerSettings.HOST,
            "--no-functions-worker",
            "--no-stream-storage"
        });
        pulsar.start();
        Tenants tenants = new Tenants(settings, operatorPass);
        Desk desk = Desk.open(settings, passes, tenants, new PinnedEd25519());
        Optional<AnnouncedProgram> announced =
                announcement().map(each -> each.begin(settings.deskPort(), desk::serves));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            announced.ifPresent(AnnouncedProgram::close);
            desk.close();
        }));
        System.out.println(
                "the broker serves; its desk is at http://" + BrokerSettings.HOST + ":" + settings.deskPort());
        String readyFile = System.getProperty(PREFIX + "ready-file");
        if (readyFile != null) {
            ReadyFile.write(
                    Path.of(readyFile),
                    Map.of(
                            "service", settings.servicePort(),
                            "admin", settings.adminPort(),
                            "desk", settings.deskPort()));
        }
    }

    /** Only a broker that is told of a node is announced. */
    private static Optional<BrokerAnnouncement> announcement() {
        return Optional.ofNullable(System.getProperty(PREFIX + "node"))
                .map(node -> new BrokerAnnouncement(
                        Path.of(node),
                        Path.of(setting("node-key", null)),
                        setting("node-host", BrokerSettings.HOST),
                        setting("node-instance", "one")));
    }

    private static String setting(String name, @Nullable String otherwise) {
        String value = System.getProperty(PREFIX + name, otherwise);
        if (value == null) {
            throw new IllegalArgumentException("the setting " + PREFIX + name + " is missing");
        }
        return value;
    }

    private static int number(String name, String otherwise) {
        String value = setting(name, otherwise);
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException other) {
            throw new IllegalArgumentException(PREFIX + name + " is a whole number, not " + value, other);
        }
    }

    private static Path configuration(BrokerSettings settings, Passes passes, String operatorPass) {
        Path file = settings.folder().resolve("broker.conf");
        String text = settings.configuration(passes.encoded(), operatorPass).entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue() + "\n")
                .collect(Collectors.joining());
        new PrivateFile(file).replace(text);
        return file;
    }
}
