package org.gridmarket.testbed.docs.wire;

import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page of the types that stand in commands, queries, events, results and answers. */
final class TypesPage {
    private TypesPage() {}

    static String of(List<WireMarket> markets, Comments comments) {
        TreeMap<String, WireForm> types = new TreeMap<>(Comparator.comparing(String::toString));
        markets.forEach(market -> Schema.typesOf(market, comments).forEach(type -> types.put(type.shown(), type)));
        StringBuilder page =
                new StringBuilder("# Types on the wire\n\nWhat the names in [commands.md](commands.md) are."
                        + " How canonical JSON writes them: [wire.md](../wire.md). A key with ? is left out when its value is"
                        + " absent. A Name has 1 to 64 letters, digits, '.', '-' and '_', and begins with a letter or a digit. Units"
                        + " stand in [units.md](../units.md).\n\n| type | on the wire | what it is |\n|---|---|---|\n");
        types.values().forEach(type -> page.append(row(type, comments)));
        return page.toString();
    }

    private static String row(WireForm form, Comments comments) {
        return switch (form) {
            case WireForm.Choice choice -> line(form, quoted(choice.names()), comments.of(choice.type()));
            case WireForm.Family family ->
                line(
                        form,
                        "object with \"type\" first: "
                                + family.members().stream()
                                        .map(TypesPage::member)
                                        .collect(Collectors.joining("; ")),
                        comments.of(family.type()));
            case WireForm.Named named when named.isBare() -> bare(named, comments);
            case WireForm.Named named -> line(form, "{" + keys(named) + "}", words(named, comments));
            default -> throw new IllegalArgumentException(form + " has no name");
        };
    }

    private static String bare(WireForm.Named named, Comments comments) {
        WireForm.Component only = named.components().getFirst();
        String said = comments.of(named.type(), only.name());
        return line(
                named, only.form().shown(), comments.of(named.type()) + (said.isEmpty() ? "" : " Here: " + said + "."));
    }

    private static String member(WireForm.Named named) {
        return named.type().getSimpleName() + " {" + keys(named) + "}";
    }

    private static String keys(WireForm.Named named) {
        return named.components().stream()
                .map(part -> part.name() + (part.optional() ? "?" : "") + " "
                        + part.form().shown())
                .collect(Collectors.joining(", "));
    }

    private static String words(WireForm.Named named, Comments comments) {
        String parts = named.components().stream()
                .filter(part -> !comments.of(named.type(), part.name()).isEmpty())
                .map(part -> part.name() + ": " + comments.of(named.type(), part.name()))
                .collect(Collectors.joining("; "));
        return comments.of(named.type()) + (parts.isEmpty() ? "" : " " + parts + ".");
    }

    private static String quoted(List<String> names) {
        return names.stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
    }

    private static String line(WireForm form, String wire, String words) {
        return "| " + form.shown() + " | " + cell(wire) + " | " + cell(words) + " |\n";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }
}
