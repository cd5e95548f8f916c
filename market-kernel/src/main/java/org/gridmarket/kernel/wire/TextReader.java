package org.gridmarket.kernel.wire;

import org.jspecify.annotations.Nullable;

/** Reads the canonical JSON and nothing else: any other spelling of the same value is malformed. */
final class TextReader {
    /** Of what JSON allows between its parts. */
    private static final String BLANKS = " \t\n\r";

    /** The letter u and four digits. */
    private static final int ESCAPE_LENGTH = 5;

    private final String text;
    private int position;

    TextReader(String text) {
        this.text = text;
    }

    boolean next(char symbol) {
        if (position < text.length() && text.charAt(position) == symbol) {
            position++;
            return true;
        }
        return false;
    }

    void expect(char symbol) {
        if (!next(symbol)) {
            throw unexpected("expected '" + symbol + "'");
        }
    }

    boolean nextWord(String word) {
        if (text.startsWith(word, position)) {
            position += word.length();
            return true;
        }
        return false;
    }

    /** The key that stands here, behind its comma if there is one; null when no key does. The position stays. */
    @Nullable String keyHere() {
        int start = text.startsWith(",", position) ? position + 1 : position;
        int end = text.startsWith("\"", start) ? text.indexOf("\":", start + 1) : -1;
        return end < 0 ? null : text.substring(start + 1, end);
    }

    long number() {
        int start = position;
        next('-');
        int digits = position;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        if (position == digits) {
            throw unexpected("expected an integer");
        }
        if (isDecimal()) {
            throw new MalformedException(
                    "a decimal where an integer belongs: no point and no exponent (at position " + start + ")");
        }
        if (text.charAt(digits) == '0' && (digits > start || position - digits > 1)) {
            throw new MalformedException("an integer has no leading 0, and 0 no minus (at position " + start + ")");
        }
        try {
            return Long.parseLong(text, start, position, 10);
        } catch (NumberFormatException tooLong) {
            throw new MalformedException("an integer does not fit 64 bits (at position " + start + ")", tooLong);
        }
    }

    private boolean isDecimal() {
        return position < text.length() && ".eE".indexOf(text.charAt(position)) >= 0;
    }

    Bytes hex() {
        int start = position;
        String digits = string();
        try {
            return Bytes.hex(digits);
        } catch (MalformedException notHex) {
            throw new MalformedException(notHex.getMessage() + " (at position " + start + ")", notHex);
        }
    }

    String string() {
        expect('"');
        int start = position;
        while (position < text.length() && text.charAt(position) != '"' && text.charAt(position) != '\\') {
            refuseControl(text.charAt(position++));
        }
        if (position < text.length() && text.charAt(position) == '"') {
            return text.substring(start, position++);
        }
        return escapedString(start);
    }

    private String escapedString(int start) {
        StringBuilder out = new StringBuilder(text.substring(start, position));
        while (position < text.length()) {
            char symbol = text.charAt(position++);
            if (symbol == '"') {
                return out.toString();
            }
            refuseControl(symbol);
            out.append(symbol == '\\' ? escape() : symbol);
        }
        throw malformed("string does not end");
    }

    private char escape() {
        if (next('"')) {
            return '"';
        }
        if (next('\\')) {
            return '\\';
        }
        int end = Math.min(position + ESCAPE_LENGTH, text.length());
        String escape = text.substring(position, end);
        boolean control = escape.length() == ESCAPE_LENGTH
                && escape.startsWith("u00")
                && (escape.charAt(3) == '0' || escape.charAt(3) == '1')
                && isLowerHex(escape.charAt(4));
        if (!control) {
            throw malformed("escape \\"
                    + ShownText.of(escape.startsWith("u") ? escape : escape.substring(0, Math.min(1, escape.length())))
                    + " is not canonical: only \\\" and \\\\ and \\u0000 to \\u001f in lower case are");
        }
        position = end;
        return (char) Integer.parseInt(escape, 1, ESCAPE_LENGTH, 16);
    }

    private static boolean isLowerHex(char digit) {
        return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
    }

    private void refuseControl(char symbol) {
        if (symbol < 0x20) {
            throw malformed("control character in a string");
        }
    }

    void end() {
        if (position != text.length()) {
            throw unexpected("the value ends here and the text goes on");
        }
    }

    /** What stands here is not what should. */
    MalformedException unexpected(String what) {
        return malformed(what + ", found " + found());
    }

    private String found() {
        if (position == text.length()) {
            return "the end of the text";
        }
        int behindComma = Math.min(text.startsWith(",", position) ? position + 1 : position, text.length() - 1);
        if (BLANKS.indexOf(text.charAt(behindComma)) >= 0) {
            return "a blank; canonical JSON has none";
        }
        if (text.startsWith("null", position)) {
            return "null; what is absent is left out, with its key";
        }
        return "'" + ShownText.of(Character.toString(text.codePointAt(position))) + "'";
    }

    MalformedException malformed(String what, Throwable cause) {
        return new MalformedException(what + " (at position " + position + ")", cause);
    }

    MalformedException malformed(String what) {
        return new MalformedException(what + " (at position " + position + ")");
    }
}
