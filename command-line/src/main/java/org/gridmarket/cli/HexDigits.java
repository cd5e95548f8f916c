package org.gridmarket.cli;

/** Ids and digests in hex, as people read and type them. */
public final class HexDigits {
    private static final int SHOWN = 12;

    /** So many digits tell any two proposals apart that somebody would make together. */
    private static final int LEAST_TYPED = 8;

    private HexDigits() {}

    /** Enough of it to tell it from others at a glance: 12 digits. */
    public static String brief(String hex) {
        return hex.substring(0, SHOWN);
    }

    /** Whether what was typed names this digest: all of it, or the beginning, 8 digits at least. */
    public static boolean isMeant(String typed, String hex) {
        return typed.length() >= LEAST_TYPED && hex.startsWith(typed);
    }
}
