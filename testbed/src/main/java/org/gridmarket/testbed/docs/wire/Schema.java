package org.gridmarket.testbed.docs.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The JSON Schema of one market: each function's argument, each event, result and answer, and every type in them. */
final class Schema {
    /** The definition of all events together. */
    static final String EVENT = "event";

    private static final String REFERENCE = "#/$defs/";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final WireMarket market;
    private final Comments comments;
    private final Map<String, ObjectNode> types = new TreeMap<>();
    private final Set<WireForm> named = new HashSet<>();
    private final Deque<WireForm> open = new ArrayDeque<>();

    private Schema(WireMarket market, Comments comments) {
        this.market = market;
        this.comments = comments;
    }

    static ObjectNode of(WireMarket market, Comments comments) {
        return new Schema(market, comments).write();
    }

    private ObjectNode write() {
        ObjectNode definitions = JSON.objectNode();
        market.functions().forEach((function, message) -> definitions.set(function, record(form(message), false)));
        definitions.set(EVENT, events());
        market.answers().forEach(answer -> reference(WireForm.of(answer)));
        while (!open.isEmpty()) {
            WireForm next = open.remove();
            types.put(next.shown(), define(next));
        }
        types.forEach(definitions::set);
        ObjectNode schema = JSON.objectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:gridmarket:schema:" + market.name());
        schema.put("$comment", WireFiles.NOTE);
        schema.put(
                "description",
                "Canonical JSON of the market " + market.name()
                        + " (docs/wire.md): keys in the order of \"properties\","
                        + " no blanks, integers only. A definition for the argument of each function, by its name; for all"
                        + " events, as \"event\"; for results, answers and everything in them by the name of the type.");
        schema.set("$defs", definitions);
        return schema;
    }

    /** An event says by its key "type" which one it is. */
    private ObjectNode events() {
        ObjectNode node = JSON.objectNode();
        ArrayNode each = node.putArray("oneOf");
        market.contents().events().forEach(event -> each.add(record(form(event), true)));
        return node;
    }

    private static WireForm.Named form(Class<?> message) {
        return new WireForm.Named(message, List.of());
    }

    private ObjectNode define(WireForm form) {
        return switch (form) {
            case WireForm.Choice choice -> choice(choice);
            case WireForm.Family family -> family(family);
            case WireForm.Named named when named.isBare() -> bare(named);
            case WireForm.Named named -> record(named, false);
            default -> throw new IllegalArgumentException(form + " has no definition");
        };
    }

    private ObjectNode choice(WireForm.Choice choice) {
        ObjectNode node = described(JSON.objectNode(), comments.of(choice.type()));
        ArrayNode names = node.putArray("enum");
        choice.names().forEach(names::add);
        return node;
    }

    private ObjectNode family(WireForm.Family family) {
        ObjectNode node = described(JSON.objectNode(), comments.of(family.type()));
        ArrayNode members = node.putArray("oneOf");
        family.members().forEach(member -> members.add(record(member, true)));
        return node;
    }

    private ObjectNode bare(WireForm.Named named) {
        WireForm.Component only = named.components().getFirst();
        ObjectNode node = reference(only.form());
        String what = comments.of(named.type());
        String content = comments.of(named.type(), only.name());
        return described(node, content.isEmpty() ? what : what + " Here: " + content + ".");
    }

    private ObjectNode record(WireForm.Named named, boolean tagged) {
        ObjectNode node = described(JSON.objectNode(), comments.of(named.type()));
        node.put("type", "object");
        ObjectNode properties = node.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        if (tagged) {
            properties.putObject("type").put("const", named.type().getSimpleName());
            required.add("type");
        }
        for (WireForm.Component component : named.components()) {
            String said = comments.of(named.type(), component.name());
            properties.set(component.name(), described(reference(component.form()), said));
            if (!component.optional()) {
                required.add(component.name());
            }
        }
        node.set("required", required);
        node.put("additionalProperties", false);
        return node;
    }

    private static ObjectNode described(ObjectNode node, String text) {
        if (!text.isEmpty()) {
            node.put("description", text);
        }
        return node;
    }

    /** A simple form in place; another one by its name, to be defined once. */
    private ObjectNode reference(WireForm form) {
        ObjectNode node = JSON.objectNode();
        switch (form) {
            case WireForm.Simple simple -> simple(simple, node);
            case WireForm.Listed listed -> {
                node.put("type", "array");
                node.set("items", reference(listed.element()));
            }
            default -> {
                if (named.add(form)) {
                    open.add(form);
                }
                node.put("$ref", REFERENCE + form.shown());
            }
        }
        return node;
    }

    private static void simple(WireForm.Simple simple, ObjectNode node) {
        switch (simple) {
            case INTEGER_64 -> integer(node, Long.MIN_VALUE, Long.MAX_VALUE);
            case INTEGER_32 -> integer(node, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case BOOLEAN -> node.put("type", "boolean");
            case TEXT -> node.put("type", "string");
            case HEX -> node.put("type", "string").put("pattern", "^([0-9a-f]{2})*$");
            case INTEGERS -> {
                node.put("type", "array");
                integer(node.putObject("items"), Long.MIN_VALUE, Long.MAX_VALUE);
            }
        }
    }

    private static void integer(ObjectNode node, long least, long most) {
        node.put("type", "integer").put("minimum", least).put("maximum", most);
    }

    /** The names of all types that a market's messages consist of, for the page of types. */
    static List<WireForm> typesOf(WireMarket market, Comments comments) {
        Schema schema = new Schema(market, comments);
        schema.write();
        return schema.named.stream()
                .sorted((a, b) -> a.shown().compareTo(b.shown()))
                .toList();
    }
}
