package org.gridmarket.kernel.party;

import java.util.regex.Pattern;
import org.gridmarket.kernel.wire.ShownText;

/** The one form of identifiers that people choose: 1..{@link #MAX_LENGTH} letters, digits, dot, dash, underscore. */
public final class Name {
    public static final int MAX_LENGTH = 64;

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0," + (MAX_LENGTH - 1) + "}");

    private Name() {}

    /** Returns the text, or refuses it naming what it should have been. */
    public static String check(String what, String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException(what + " '" + ShownText.of(text) + "' is not 1.." + MAX_LENGTH
                    + " letters, digits, '.', '-' or '_', starting with a letter or digit");
        }
        return text;
    }
}
