package org.gridmarket.kernel.wire;

/** Reads the canonical JSON and nothing else: any other spelling of the same value is malformed. */
final class TextReader {
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
            throw malformed("expected '" + symbol + "'");
        }
    }

    boolean nextWord(String word) {
        if (text.startsWith(word, position)) {
            position += word.length();
            return true;
        }
        return false;
    }

    long number() {
        int start = position;
        next('-');
        int digits = position;
        while (position < text.length() && text.charAt(position) >= '0' && text.charAt(position) <= '9') {
            position++;
        }
        boolean leadingZero = position - digits > 1 && text.charAt(digits) == '0';
        boolean minusZero = digits > start && position - digits == 1 && text.charAt(digits) == '0';
        if (position == digits || leadingZero || minusZero) {
            throw malformed("expected an integer");
        }
        try {
            return Long.parseLong(text, start, position, 10);
        } catch (NumberFormatException tooLong) {
            throw new MalformedException("integer at " + start + " does not fit 64 bits", tooLong);
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
        expect('u');
        if (position + 4 > text.length()) {
            throw malformed("escape does not end");
        }
        String digits = text.substring(position, position + 4);
        position += 4;
        boolean control = digits.startsWith("00") && digits.charAt(2) < '2' && isLowerHex(digits.charAt(2));
        if (control && isLowerHex(digits.charAt(3))) {
            return (char) Integer.parseInt(digits, 16);
        }
        throw malformed("escape \\u" + ShownText.of(digits) + " is not canonical");
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
            throw malformed("text goes on");
        }
    }

    MalformedException malformed(String what, Throwable cause) {
        return new MalformedException(what + " at position " + position, cause);
    }

    MalformedException malformed(String what) {
        return new MalformedException(what + " at position " + position);
    }
}
