package org.gridmarket.gateway.energy;

import java.util.regex.Pattern;

/**
 * Where a part of a book begins.
 *
 * @param inVoids whether all pages of offers have been told
 * @param after the id of the last page that has been told; empty before the first
 */
public record BookPlace(boolean inVoids, String after) {
    private static final String OFFERS = "offers:";
    private static final String VOIDS = "voids:";
    private static final Pattern ID = Pattern.compile("[0-9a-f]{0,64}");

    /** The first part; stands after what its constructor needs. */
    public static final BookPlace BEGIN = new BookPlace(false, "");

    public BookPlace {
        if (!ID.matcher(after).matches()) {
            throw new IllegalArgumentException(
                    "a book goes on after the \"next\" of the part before, or from the beginning");
        }
    }

    /** Reads what {@link #token} wrote; empty is the beginning. */
    public static BookPlace read(String token) {
        if (token.isEmpty()) {
            return BEGIN;
        }
        boolean voids = token.startsWith(VOIDS);
        return new BookPlace(voids, voids ? token.substring(VOIDS.length()) : token.replaceFirst("^" + OFFERS, ""));
    }

    String token() {
        return (inVoids ? VOIDS : OFFERS) + after;
    }
}
