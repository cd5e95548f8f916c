package org.gridmarket.agent.settings;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.gridmarket.agent.csv.Shown;

/**
 * One section of a settings file. Whoever has asked for all that it knows calls {@link #end}, which refuses every other key. Not
 * thread-safe.
 */
public final class Settings {
    /** Settings are typed by people. */
    private static final long MOST_BYTES = 64 * 1024;

    private final Path file;
    private final String name;
    private final JsonNode node;
    private final Set<String> known = new TreeSet<>();

    private Settings(Path file, String name, JsonNode node) {
        this.file = file;
        this.name = name;
        this.node = node;
    }

    /** Reads a whole file; a SettingsException tells what is wrong with it. */
    public static Settings read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new SettingsException(
                        file + " has " + Files.size(file) + " bytes; settings have at most " + MOST_BYTES);
            }
            JsonNode node = YAMLMapper.builder()
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .build()
                    .readTree(Files.readString(file));
            if (node == null || !node.isObject()) {
                throw new SettingsException(file + " has no settings; write lines such as 'keys: keys'");
            }
            return new Settings(file, "", node);
        } catch (JsonProcessingException wrong) {
            String where =
                    wrong.getLocation() == null ? "" : ":" + wrong.getLocation().getLineNr();
            throw new SettingsException(file + where + ": is no YAML: " + wrong.getOriginalMessage(), wrong);
        } catch (IOException unreadable) {
            throw new SettingsException(file + " cannot be read (" + unreadable + ")", unreadable);
        }
    }

    /** What is wrong with the value of a key, and what would do. */
    public SettingsException problem(String key, String what) {
        return new SettingsException(file + ": " + name + key + " " + what);
    }

    private Optional<JsonNode> find(String key) {
        known.add(key);
        JsonNode value = node.get(key);
        return value == null || value.isNull() ? Optional.empty() : Optional.of(value);
    }

    public boolean has(String key) {
        return find(key).isPresent();
    }

    /** A text that has to be there. */
    public String text(String key, String such) {
        return optionalText(key).orElseThrow(() -> problem(key, "is missing; write '" + key + ": " + such + "'"));
    }

    public Optional<String> optionalText(String key) {
        return find(key).map(value -> {
            if (!value.isValueNode() || value.asText().isBlank()) {
                throw problem(key, "is '" + Shown.of(value.toString()) + "', and one word or text belongs there");
            }
            return value.asText();
        });
    }

    /** A whole number within bounds, or what is usual. */
    public long whole(String key, long least, long most, long usual) {
        return optionalWhole(key, least, most).orElse(usual);
    }

    public Optional<Long> optionalWhole(String key, long least, long most) {
        return find(key).map(value -> {
            boolean fits = value.isIntegralNumber() && value.canConvertToLong();
            if (!fits || value.longValue() < least || value.longValue() > most) {
                throw problem(
                        key,
                        "is '" + Shown.of(value.asText(value.toString())) + "'; a whole number from " + least + " to "
                                + most + " would do");
            }
            return value.longValue();
        });
    }

    public boolean yes(String key, boolean usual) {
        return find(key)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw problem(key, "is '" + Shown.of(value.asText()) + "'; true or false would do");
                    }
                    return value.booleanValue();
                })
                .orElse(usual);
    }

    /** One of the names of an enum, in any case. */
    public <E extends Enum<E>> E oneOf(String key, Class<E> type, E usual) {
        return optionalText(key)
                .map(text -> {
                    for (E constant : type.getEnumConstants()) {
                        if (constant.name().equalsIgnoreCase(text)) {
                            return constant;
                        }
                    }
                    List<String> names = new ArrayList<>();
                    for (E constant : type.getEnumConstants()) {
                        names.add(constant.name().toLowerCase(java.util.Locale.ROOT));
                    }
                    throw problem(key, "is '" + Shown.of(text) + "'; one of " + names + " would do");
                })
                .orElse(usual);
    }

    /** Texts, at least one. */
    public List<String> texts(String key, String such) {
        JsonNode list = find(key).orElseThrow(() -> problem(key, "is missing; write '" + key + ": [" + such + "]'"));
        List<String> texts = new ArrayList<>();
        Iterable<JsonNode> values = list.isArray() ? list : List.of(list);
        values.forEach(value -> texts.add(value.asText()));
        if (texts.isEmpty() || texts.stream().anyMatch(String::isBlank)) {
            throw problem(key, "is '" + Shown.of(list.toString()) + "'; a list such as [" + such + "] would do");
        }
        return texts;
    }

    /** A file or folder; one that is not absolute lies beside the settings file. */
    public Path path(String key, String such) {
        return beside(text(key, such));
    }

    public Optional<Path> optionalPath(String key) {
        return optionalText(key).map(this::beside);
    }

    private Path beside(String written) {
        return file.toAbsolutePath().resolveSibling(written).normalize();
    }

    /** A section of its own, if it is there. */
    public Optional<Settings> section(String key) {
        return find(key).map(value -> {
            if (!value.isObject()) {
                throw problem(
                        key, "is '" + Shown.of(value.asText()) + "', and a section of indented lines belongs there");
            }
            return new Settings(file, name + key + ".", value);
        });
    }

    /** Everything that this section can hold has been asked for. */
    public void end() {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw new SettingsException(
                        file + ": " + name + Shown.of(key) + " is no setting; there are " + String.join(", ", known));
            }
        });
    }
}
