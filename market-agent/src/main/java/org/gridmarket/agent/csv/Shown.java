package org.gridmarket.agent.csv;

/** Texts of an input as a message shows them: short, and with what nobody sees spelled out as its code. */
public final class Shown {
    private static final int MOST = 40;

    private Shown() {}

    public static String of(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(MOST).forEach(character -> append(shown, character));
        return text.codePointCount(0, text.length()) > MOST ? shown + ".." : shown.toString();
    }

    private static void append(StringBuilder shown, int character) {
        switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> shown.append(String.format("\\u%04X", character));
            default -> shown.appendCodePoint(character);
        }
    }
}
