package org.gridmarket.gateway.grpc;

/** Texts of callers as they may stand in answers and logs: short, and nothing in them that cannot be seen. */
public final class Shown {
    /** As in the readers of files. */
    private static final int OF_CALLER = 40;

    /** Of a whole sentence; percent-encoded it stays below the 8 KiB of header fields that clients take by default. */
    private static final int SENTENCE = 800;

    private Shown() {}

    /** A text that a caller has written: at most 40 characters, then how long it is. */
    public static String text(String written) {
        return cut(written, OF_CALLER);
    }

    /** A sentence that may hold such texts. */
    static String sentence(String written) {
        return cut(written, SENTENCE);
    }

    private static String cut(String written, int most) {
        StringBuilder shown = new StringBuilder();
        written.codePoints().limit(most).forEach(character -> append(shown, character));
        int length = written.codePointCount(0, written.length());
        return length <= most ? shown.toString() : shown + " [cut; " + length + " characters]";
    }

    private static void append(StringBuilder shown, int character) {
        if (isSeen(character)) {
            shown.appendCodePoint(character);
        } else {
            shown.append(String.format("\\u%04X", character));
        }
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
