package org.gridmarket.kernel.allocation.schema;

import java.util.regex.Pattern;
import org.gridmarket.kernel.wire.Bare;
import org.gridmarket.kernel.wire.ShownText;

/**
 * The name of an allocation market; used once, for ever.
 *
 * @param text a small letter, then up to 31 small letters, digits and dashes
 */
@Bare
public record MarketName(String text) implements Comparable<MarketName> {
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    public MarketName {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("market '" + ShownText.of(text)
                    + "' is not 1..32 small letters, digits and dashes, starting with a letter");
        }
    }

    @Override
    public int compareTo(MarketName other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }
}
