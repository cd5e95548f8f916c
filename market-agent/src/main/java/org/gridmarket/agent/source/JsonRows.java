package org.gridmarket.agent.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A JSON object, or an array of them, whose values are whole numbers; read strictly. */
public final class JsonRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** One object. */
    public record Row(String source, int place, JsonNode node) {
        /** A number within bounds that has to be there. */
        public long whole(String key, long least, long most) {
            return optional(key, least, most).orElseThrow(() -> problem("lacks '" + key + "'"));
        }

        /** A number within bounds, if it is there. */
        public Optional<Long> optional(String key, long least, long most) {
            JsonNode value = node.get(key);
            if (value == null || value.isNull()) {
                return Optional.empty();
            }
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw problem("has " + key + " " + value + "; a whole number belongs there");
            }
            if (value.longValue() < least || value.longValue() > most) {
                throw problem("has " + key + " " + value + ", which is outside " + least + ".." + most);
            }
            return Optional.of(value.longValue());
        }

        public SourceException problem(String what) {
            return new SourceException(source + ": row " + place + " " + what);
        }
    }

    private JsonRows() {}

    /**
     * The rows of a text.
     *
     * @param source for messages
     * @param keys all that a row may have
     */
    public static List<Row> read(String source, String text, Set<String> keys) {
        JsonNode whole;
        try {
            whole = JSON.readTree(text);
        } catch (JsonProcessingException wrong) {
            throw new SourceException(source + ": is no JSON: " + wrong.getOriginalMessage(), wrong);
        }
        List<Row> rows = new ArrayList<>();
        Iterable<JsonNode> nodes = whole.isArray() ? whole : List.of(whole);
        for (JsonNode node : nodes) {
            Row row = new Row(source, rows.size() + 1, node);
            if (!node.isObject()) {
                throw row.problem("is " + node.getNodeType() + "; an object with " + keys + " belongs there");
            }
            for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
                String name = names.next();
                if (!keys.contains(name)) {
                    throw row.problem("has the unknown key '" + name + "'; there are " + keys);
                }
            }
            rows.add(row);
        }
        return rows;
    }
}
