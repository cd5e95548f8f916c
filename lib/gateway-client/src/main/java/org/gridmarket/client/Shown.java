package org.gridmarket.client;

import java.util.regex.Pattern;

/** What a gateway has said, for logs and messages: a bounded length, and no characters that a terminal would obey. */
final class Shown {
    private static final int LENGTH = 100;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\x20-\\x7e]");

    private Shown() {}

    static String of(String said) {
        String start = said.length() > LENGTH ? said.substring(0, LENGTH) + " (cut)" : said;
        return UNPRINTABLE.matcher(start).replaceAll("?");
    }
}
