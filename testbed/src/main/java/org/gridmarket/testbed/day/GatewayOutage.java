package org.gridmarket.testbed.day;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Interval;

/**
 * A gateway that is killed when an interval begins, and comes back at another address when another one ends.
 *
 * @param organisation whose gateway
 * @param first it is away from its beginning on
 * @param last it comes back at its end
 */
public record GatewayOutage(Organisation organisation, Interval first, Interval last) {
    private static final Pattern FORM = Pattern.compile("gateway:([a-z]+)@(\\d{1,6})\\.\\.(\\d{1,6})");

    public GatewayOutage {
        if (last.isBefore(first)) {
            throw new IllegalArgumentException("an outage from " + first + " to " + last + " ends before it begins");
        }
    }

    /**
     * As it is typed, such as {@code gateway:dso@20..30}.
     *
     * @throws IllegalArgumentException when it is something else
     */
    public static GatewayOutage parse(String typed) {
        Matcher parts = FORM.matcher(typed.toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + typed + "' is no fault such as gateway:dso@20..30");
        }
        return new GatewayOutage(
                Organisation.valueOf(parts.group(1).toUpperCase(Locale.ROOT)),
                Interval.of(Integer.parseInt(parts.group(2))),
                Interval.of(Integer.parseInt(parts.group(3))));
    }

    @Override
    public String toString() {
        return "gateway:" + organisation.name().toLowerCase(Locale.ROOT) + "@" + first + ".." + last;
    }
}
