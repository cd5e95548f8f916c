package org.gridmarket.cli.energy.operator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridmarket.cli.UsageException;

/**
 * The operator's YAML files: keys are the names of a record's parts, each with its unit, all of them there and no others; a
 * number is an integer.
 */
final class OperatorFiles {
    /** A proposal of 100 meters has some 20 KiB. */
    private static final long MOST_BYTES = 256 * 1024;

    private static final Pattern ABSENT = Pattern.compile("^Missing required creator property '([^']*)'");

    private static final YAMLMapper YAML = YAMLMapper.builder(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private OperatorFiles() {}

    /** Reads a file; what is wrong with it is wrong usage, with file and key. */
    static <T> T read(Path file, Class<T> type) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UsageException(file + " has more than " + MOST_BYTES + " bytes");
            }
            T content = YAML.readValue(Files.readString(file), type);
            if (content == null) {
                throw new UsageException(file + " is empty");
            }
            return content;
        } catch (UnrecognizedPropertyException unknown) { // found at the end of the record, so without a line
            throw new UsageException(file + ": there is no key '" + unknown.getPropertyName() + "'; there are "
                    + unknown.getKnownPropertyIds());
        } catch (JsonMappingException wrong) {
            throw new UsageException(place(file, wrong) + cause(wrong));
        } catch (JsonProcessingException noYaml) {
            throw new UsageException(place(file, noYaml) + noYaml.getOriginalMessage());
        } catch (NoSuchFileException absent) {
            throw new UsageException("there is no file " + file);
        } catch (IOException unreadable) {
            throw new UsageException("cannot read " + file + " (" + unreadable + ")");
        }
    }

    private static String place(Path file, JsonProcessingException wrong) {
        return file
                + (wrong.getLocation() == null
                        ? ": "
                        : ":" + wrong.getLocation().getLineNr() + ": ");
    }

    /** What a constructor of the kernel said, or the parser with the way to the key. */
    private static String cause(JsonMappingException wrong) {
        if (wrong.getCause() instanceof IllegalArgumentException refused) {
            return String.valueOf(refused.getMessage());
        }
        Matcher absent = ABSENT.matcher(wrong.getOriginalMessage());
        if (absent.find()) {
            return "the key '" + absent.group(1) + "' is missing; --help lists the keys";
        }
        return wrong.getOriginalMessage().replaceAll("\\(class [^)]*\\)", "").replaceAll(" \\(for .*", "");
    }
}
