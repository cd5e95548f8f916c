package org.gridmarket.gateway.readmodel;

import java.util.regex.Pattern;

/** A name that anybody may have chosen, of any length, as a row holds it: 64 plain characters. */
final class ShortName {
    private static final Pattern FOREIGN = Pattern.compile("[^A-Za-z0-9:._-]");
    private static final int LENGTH = 64;

    private ShortName() {}

    static String of(String name) {
        return FOREIGN.matcher(name.substring(0, Math.min(name.length(), LENGTH)))
                .replaceAll("?");
    }
}
