package org.gridmarket.kernel.wire;

/**
 * A text of a caller as refusals and logs show it: cut, and without characters that cannot be seen or that change how the
 * text around them is read. Everything that repeats what somebody sent goes through here.
 */
public final class ShownText {
    /** Characters of the original that are shown. */
    public static final int LENGTH = 40;

    /** Stands for what was cut off. */
    private static final String CUT = "..";

    private ShownText() {}

    /** At most {@link #LENGTH} characters of the text, invisible ones as {@code \\uFEFF}; then ".." when it goes on. */
    public static String of(String text) {
        StringBuilder shown = new StringBuilder();
        int at = 0;
        for (int count = 0; at < text.length() && count < LENGTH; count++) {
            int character = text.codePointAt(at);
            if (isVisible(character)) {
                shown.appendCodePoint(character);
            } else {
                escape(text, at, Character.charCount(character), shown);
            }
            at += Character.charCount(character);
        }
        return at < text.length() ? shown.append(CUT).toString() : shown.toString();
    }

    private static boolean isVisible(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            case Character.SPACE_SEPARATOR -> character == ' ';
            default -> true;
        };
    }

    private static void escape(String text, int at, int length, StringBuilder shown) {
        for (int i = at; i < at + length; i++) {
            String digits = Integer.toHexString(0x10000 | text.charAt(i)).substring(1);
            shown.append("\\u");
            for (int d = 0; d < digits.length(); d++) {
                char digit = digits.charAt(d);
                shown.append(digit >= 'a' ? (char) (digit - 'a' + 'A') : digit);
            }
        }
    }
}
