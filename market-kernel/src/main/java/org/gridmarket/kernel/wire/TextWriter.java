package org.gridmarket.kernel.wire;

/** Writes the canonical JSON: no white space, keys in the order of the record header, integers only. */
final class TextWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out = new StringBuilder(256);

    TextWriter raw(char symbol) {
        out.append(symbol);
        return this;
    }

    void number(long value) {
        out.append(value);
    }

    void bool(boolean value) {
        out.append(value);
    }

    void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char symbol = text.charAt(i);
            if (symbol == '"' || symbol == '\\') {
                out.append('\\').append(symbol);
            } else if (symbol < 0x20) {
                out.append("\\u00").append(HEX[symbol >> 4]).append(HEX[symbol & 15]);
            } else {
                out.append(symbol);
            }
        }
        out.append('"');
    }

    String text() {
        return out.toString();
    }
}
