package org.gridmarket.testbed.docs;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gridmarket.kernel.decision.RejectionCode;
import org.gridmarket.kernel.decision.Rule;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.calendar.IntervalLifeCycle;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.energy.message.EnergyQuery;
import org.gridmarket.kernel.energy.operation.EnergyState;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.Row;
import org.gridmarket.testbed.docs.wire.WireFiles;
import org.gridmarket.testkit.network.NetworkScripts;
import org.gridmarket.testkit.table.RejectionCodes;

/**
 * Writes docs/generated from the kernel's tables: {@code java org.gridmarket.testbed.docs.GeneratedPages docs/generated}.
 * GeneratedPagesTest fails when a page is stale.
 */
public final class GeneratedPages {
    private static final String NOTE =
            "<!-- Generated from the kernel's tables by org.gridmarket.testbed.docs.GeneratedPages; do not edit. -->\n\n";

    private GeneratedPages() {}

    /** Writes every page into the folder that is named. */
    public static void main(String... arguments) throws IOException {
        if (arguments.length != 1) {
            throw new IllegalArgumentException("usage: GeneratedPages FOLDER, such as docs/generated");
        }
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        for (Map.Entry<String, String> page : pages().entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
    }

    /** Text of each page by file name. */
    public static Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("rejections.md", NOTE + rejections());
        pages.put("life-cycles.md", NOTE + lifeCycle(IntervalLifeCycle.TABLE));
        pages.put("commands.md", NOTE + commands());
        pages.put("world-state.md", NOTE + worldState());
        pages.put("limits.md", NOTE + limits());
        WireFiles.pages(NetworkScripts.projectFolder()).forEach((name, page) -> pages.put(name, NOTE + page));
        return pages;
    }

    private static String rejections() {
        StringBuilder page = new StringBuilder("# Refusals\n\nPer operation, in order of precedence.\n");
        Set<RejectionCode> listed = new HashSet<>();
        for (RuleBook<?> book : KernelTables.ruleBooks()) {
            page.append("\n## ").append(book.operation()).append("\n\n| code | meaning | source |\n|---|---|---|\n");
            for (Rule<?> rule : book.rules()) {
                page.append(row(rule.code().name(), rule.code().meaning(), rule.source()));
                listed.add(rule.code());
            }
        }
        page.append("\n## Decided while the operation is carried out\n\n| code | meaning |\n|---|---|\n");
        RejectionCodes.all().stream()
                .filter(code -> !listed.contains(code))
                .forEach(code -> page.append(row(code.name(), code.meaning())));
        return page.toString();
    }

    private static String row(Object... cells) {
        return Arrays.stream(cells).map(String::valueOf).collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    private static <S, E, R, F> String lifeCycle(LifeCycle<S, E, R, F> cycle) {
        StringBuilder page = new StringBuilder("# Life cycles\n\n## " + cycle.name() + "\n\nBegins as " + cycle.start()
                + ". What has no row is refused with " + cycle.refusal().name() + ".\n\n"
                + "| from | event | to | who | when | source |\n|---|---|---|---|---|---|\n");
        for (Row<S, E, R, F> row : cycle.rows()) {
            page.append(
                    row(row.from(), row.event(), row.to(), row.who(), row.when().name(), row.source()));
        }
        return page.toString();
    }

    private static String commands() {
        StringBuilder page = new StringBuilder("# Functions and events\n\nThe header of each record is its wire format:"
                + " canonical JSON, keys in this order, no white space.\n");
        page.append(section("Signed by an account or a meter, relayed", EnergyCommand.Signed.class));
        page.append(section("By an identity of a member", EnergyCommand.ByMember.class));
        page.append(section("Queries", EnergyQuery.class));
        page.append("\n## Events\n\n| event | content |\n|---|---|\n");
        members(EnergyEvent.class).forEach(type -> page.append(row(type.getSimpleName(), header(type))));
        return page.toString();
    }

    private static String section(String title, Class<?> family) {
        List<String> functions = EnergyFunctions.all().toList();
        StringBuilder text = new StringBuilder("\n## " + title + "\n\n| function | argument |\n|---|---|\n");
        members(family).forEach(type -> text.append(row(functionOf(type, functions), header(type))));
        return text.toString();
    }

    private static Stream<Class<?>> members(Class<?> family) {
        return Arrays.stream(family.getPermittedSubclasses());
    }

    private static String functionOf(Class<?> type, List<String> functions) {
        String suffix = ":" + type.getSimpleName();
        return functions.stream()
                .filter(function -> function.regionMatches(
                        true,
                        function.indexOf(':'),
                        suffix,
                        0,
                        Math.max(suffix.length(), function.length() - function.indexOf(':'))))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type + " has no function"));
    }

    private static String header(Class<?> type) {
        List<String> parts = new ArrayList<>();
        for (RecordComponent component : type.getRecordComponents()) {
            parts.add(simple(component.getGenericType().getTypeName()) + " " + component.getName());
        }
        return parts.isEmpty() ? "nothing: `{}`" : "`" + String.join(", ", parts) + "`";
    }

    private static String simple(String typeName) {
        return typeName.replaceAll("[a-z0-9.]+\\.([A-Z])", "$1").replace('$', '.');
    }

    private static String worldState() {
        StringBuilder page = new StringBuilder("# World state\n\nKeys are segments joined by `~`; intervals have nine"
                + " digits, offset by 500000000.\n\n| table | key | value | content |\n|---|---|---|---|\n");
        Map<String, Class<?>> values = valueTypes();
        for (StateTable<?> table : EnergyState.TABLES) {
            Class<?> value = values.get(table.name());
            if (value == null) {
                throw new IllegalStateException("table " + table.name() + " is no constant of EnergyState");
            }
            String key = table.layout().isEmpty() ? table.name() : table.name() + ", " + table.layout();
            page.append(row(table.name(), key, value.getSimpleName(), header(value)));
        }
        return page.toString();
    }

    private static String limits() {
        StringBuilder page = new StringBuilder("# Bounds of the energy market\n\nWhy they fit each other:"
                + " [limits.md](../limits.md). A test or a simulation may set each lower.\n\n"
                + "| bound | ceiling | from what it follows | at it |\n|---|---|---|---|\n");
        for (EnergyLimit limit : EnergyLimit.values()) {
            page.append(row(limit.name(), limit.ceiling(), limit.follows(), limit.consequence()));
        }
        return page.toString();
    }

    private static Map<String, Class<?>> valueTypes() {
        Map<String, Class<?>> byTable = new LinkedHashMap<>();
        for (Field field : EnergyState.class.getDeclaredFields()) {
            if (field.getType() == StateTable.class && field.getGenericType() instanceof ParameterizedType type) {
                byTable.put(nameOf(field), (Class<?>) type.getActualTypeArguments()[0]);
            }
        }
        return byTable;
    }

    private static String nameOf(Field field) {
        try {
            field.setAccessible(true);
            return ((StateTable<?>) field.get(null)).name();
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException("cannot read " + field, closed);
        }
    }
}
