package org.gridmarket.cli;

import java.util.List;

/** What was typed, for reports; one command for each process. */
final class TypedCommand {
    private static volatile List<String> typed = List.of();

    private TypedCommand() {}

    static void remember(List<String> arguments) {
        typed = List.copyOf(arguments);
    }

    static String text() {
        return ("gridmarket " + String.join(" ", typed)).strip();
    }
}
