package org.gridmarket.agent.energy.home;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.gridmarket.agent.settings.Settings;
import org.gridmarket.agent.source.HttpText;
import org.gridmarket.agent.source.MqttLink;
import org.gridmarket.agent.source.TextSource;

/** Where something is read: one of a file, a page, a topic. */
public sealed interface SourceSettings {
    /** How often a source is looked at when nothing else is written. */
    Duration USUALLY = Duration.ofSeconds(10);

    /** A file in the data format. */
    record Csv(Path file, Duration every) implements SourceSettings {}

    /** A page that answers with JSON. */
    record Http(URI address, Duration every) implements SourceSettings {}

    /** A topic under which JSON comes. */
    record Mqtt(MqttSettings broker, String topic, Duration every) implements SourceSettings {}

    Duration every();

    /** The one source that a section names. */
    static SourceSettings read(Settings parent, String key) {
        Settings section = parent.section(key)
                .orElseThrow(() -> parent.problem(
                        key, "is missing; write it with 'csv: FILE', 'http: URL', or 'mqtt:' with broker and topic"));
        Duration every = Duration.ofMillis(
                section.optionalWhole("every_ms", 50, 86_400_000).orElse(USUALLY.toMillis()));
        Optional<Path> csv = section.optionalPath("csv");
        Optional<String> http = section.optionalText("http");
        Optional<Settings> mqtt = section.section("mqtt");
        section.end();
        int named = (csv.isPresent() ? 1 : 0) + (http.isPresent() ? 1 : 0) + (mqtt.isPresent() ? 1 : 0);
        if (named != 1) {
            throw parent.problem(key, "names " + named + " sources; exactly one of csv, http and mqtt would do");
        }
        if (csv.isPresent()) {
            return new Csv(csv.get(), every);
        }
        if (http.isPresent()) {
            return new Http(address(section, http.get()), every);
        }
        Settings topic = mqtt.orElseThrow();
        Mqtt source = new Mqtt(MqttSettings.read(topic), topic.text("topic", "home/forecast"), every);
        topic.end();
        return source;
    }

    private static URI address(Settings section, String written) {
        if (!written.matches("https?://[^\\s]+")) {
            throw section.problem("http", "is '" + written + "'; an address such as http://127.0.0.1:8123/forecast");
        }
        return URI.create(written);
    }

    /** A source of texts; of a file there is none. */
    default TextSource texts(String client) {
        return switch (this) {
            case Http(URI address, Duration every) -> new HttpText(address);
            case Mqtt(MqttSettings broker, String topic, Duration every) ->
                broker.link(client, Optional.empty()).topic(topic);
            case Csv(Path file, Duration every) -> throw new IllegalStateException(file + " is no source of texts");
        };
    }

    /** A line about a file that somebody has still to write; empty where there is nothing to say. */
    default Optional<String> absent() {
        return this instanceof Csv(Path file, Duration every) && !Files.exists(file)
                ? Optional.of("not there yet: " + file + "; it is looked for every " + every.toMillis() + " ms")
                : Optional.empty();
    }

    /** Its name for messages. */
    default String name() {
        return switch (this) {
            case Csv(Path file, Duration every) -> file.toString();
            case Http(URI address, Duration every) -> address.toString();
            case Mqtt(MqttSettings broker, String topic, Duration every) -> broker.address() + " " + topic;
        };
    }

    /**
     * A broker of the home.
     *
     * @param address such as {@code tcp://127.0.0.1:1883}
     * @param user when the broker asks
     */
    record MqttSettings(String address, Optional<MqttLink.User> user) {
        static MqttSettings read(Settings section) {
            String broker = section.text("broker", "tcp://127.0.0.1:1883");
            if (!broker.matches("(tcp|ssl)://[^\\s/]+:[0-9]{1,5}")) {
                throw section.problem("broker", "is '" + broker + "'; tcp://host:1883, or ssl://host:8883, would do");
            }
            Optional<Path> password = section.optionalPath("password_file");
            Optional<MqttLink.User> user = section.optionalText("user")
                    .map(name -> new MqttLink.User(
                            name, password.map(file -> secret(section, file)).orElse("")));
            return new MqttSettings(broker, user);
        }

        private static String secret(Settings section, Path file) {
            try {
                return Files.readString(file).strip();
            } catch (java.io.IOException unreadable) {
                throw section.problem("password_file", "is " + file + ", which cannot be read: " + unreadable);
            }
        }

        /** A link under a name, with what the broker tells when it is lost. */
        public MqttLink link(String client, Optional<Map.Entry<String, String>> lastWill) {
            return new MqttLink(address, client, user, lastWill);
        }
    }
}
