package org.gridmarket.testbed.docs;

import java.io.IOException;
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
import org.gridmarket.kernel.command.FunctionNames;
import org.gridmarket.kernel.decision.RejectionCode;
import org.gridmarket.kernel.decision.Rule;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.Limit;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.TableOfContents;
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
        List<TableOfContents> contents = KernelTables.contents();
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("rejections.md", NOTE + rejections(contents));
        pages.put("life-cycles.md", NOTE + lifeCycles(contents));
        pages.put("commands.md", NOTE + commands(contents));
        pages.put("world-state.md", NOTE + worldState(contents));
        pages.put("limits.md", NOTE + limits(contents));
        pages.put("metrics.md", NOTE + MetricsText.page());
        WireFiles.pages(NetworkScripts.projectFolder()).forEach((name, page) -> pages.put(name, NOTE + page));
        return pages;
    }

    private static String rejections(List<TableOfContents> contents) {
        StringBuilder page = new StringBuilder("# Refusals\n\nPer operation, in order of precedence.\n");
        Set<RejectionCode> listed = new HashSet<>();
        for (RuleBook<?> book : KernelTables.ruleBooks(contents)) {
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

    private static String lifeCycles(List<TableOfContents> contents) {
        StringBuilder page =
                new StringBuilder("# Life cycles\n\nWhat has no row is refused: by a rule with a code of its"
                        + " own ([rejections.md](rejections.md)), or with TRANSITION_NOT_ALLOWED.\n");
        contents.stream().flatMap(one -> one.lifeCycles().stream()).forEach(cycle -> page.append(lifeCycle(cycle)));
        return page.toString();
    }

    private static <S, R> String lifeCycle(LifeCycle<S, R> cycle) {
        StringBuilder page = new StringBuilder("\n## " + cycle.name() + "\n\nBegins as " + cycle.start() + ".\n\n"
                + "| from | event | to | who | when | effect | source |\n|---|---|---|---|---|---|---|\n");
        for (Row<S, R, ?> row : cycle.rows()) {
            page.append(row(
                    row.from(),
                    row.event(),
                    row.to(),
                    row.who(),
                    row.when().name(),
                    row.effect().text(),
                    row.source()));
        }
        return page.toString();
    }

    private static String commands(List<TableOfContents> contents) {
        StringBuilder page = new StringBuilder("# Functions and events\n\nThe header of each record is its wire format:"
                + " canonical JSON, keys in this order, no white space.\n");
        for (TableOfContents one : contents) {
            FunctionNames<?, ?, ?> functions = one.functions();
            String market = "\n## " + functions.prefix() + ": ";
            page.append(messages(market + "signed by an account or a meter, relayed", functions.signed()))
                    .append(messages(market + "by an identity of a member", functions.byMember()))
                    .append(messages(market + "queries", functions.queries()))
                    .append(market)
                    .append("events\n\n| event | content |\n|---|---|\n");
            one.events().forEach(type -> page.append(row(type.getSimpleName(), header(type))));
        }
        return page.toString();
    }

    private static String messages(String title, Map<String, ? extends Class<?>> messages) {
        if (messages.isEmpty()) {
            return "";
        }
        StringBuilder text = new StringBuilder(title + "\n\n| function | argument |\n|---|---|\n");
        messages.forEach((function, type) -> text.append(row(function, header(type))));
        return text.toString();
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

    private static String worldState(List<TableOfContents> contents) {
        StringBuilder page = new StringBuilder("# World state\n\nKeys are segments joined by `~`; intervals have nine"
                + " digits, offset by 500000000, other numbers that rows are ordered by sixteen hexadecimal digits, offset"
                + " by 8000000000000000.\n");
        for (TableOfContents one : contents) {
            page.append("\n## ")
                    .append(one.functions().prefix())
                    .append("\n\n| table | key | value | content |\n|---|---|---|---|\n");
            for (StateTable<?> table : one.tables()) {
                String key = table.layout().isEmpty() ? table.name() : table.name() + ", " + table.layout();
                page.append(row(table.name(), key, table.type().getSimpleName(), header(table.type())));
            }
        }
        return page.toString();
    }

    private static String limits(List<TableOfContents> contents) {
        StringBuilder page = new StringBuilder("# Bounds\n\nWhy they fit each other:"
                + " [limits.md](../limits.md). A test or a simulation may set those of the energy market lower.\n");
        for (TableOfContents one : contents) {
            page.append("\n## ")
                    .append(one.functions().prefix())
                    .append("\n\n| bound | ceiling | from what it follows | at it |\n|---|---|---|---|\n");
            for (Limit limit : one.limits()) {
                page.append(row(limit.name(), limit.ceiling(), limit.follows(), limit.consequence()));
            }
        }
        return page.toString();
    }
}
