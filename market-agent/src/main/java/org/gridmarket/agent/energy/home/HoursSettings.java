package org.gridmarket.agent.energy.home;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gridmarket.agent.energy.plan.TradingHours;
import org.gridmarket.agent.settings.Settings;
import org.gridmarket.agent.settings.SettingsException;
import org.gridmarket.kernel.quantity.Interval;

/** The hours of the day in which the homes of a circle offer, as its operator tells them to all of them. */
final class HoursSettings {
    private static final String HOURS = "hours";
    private static final String RANGES = "ranges of intervals of the day such as [28..40, 66..90]";
    private static final Pattern RANGE = Pattern.compile("(?<first>[0-9]{1,4})(?:\\.\\.(?<last>[0-9]{1,4}))?");

    private HoursSettings() {}

    static TradingHours read(Settings settings) {
        Optional<Settings> section = settings.section(HOURS);
        if (section.isEmpty()) {
            return TradingHours.ANY;
        }
        TradingHours hours =
                new TradingHours(true, intervals(section.get(), "selling"), intervals(section.get(), "buying"));
        section.get().end();
        return hours;
    }

    /** None, where nothing is written: on a side on which few trade, who trades would be known by it. */
    private static Set<Interval> intervals(Settings section, String side) {
        Set<Interval> intervals = new HashSet<>();
        if (section.has(side)) {
            for (String text : section.texts(side, "28..40, 66..90")) {
                Matcher range = RANGE.matcher(text.strip());
                if (!range.matches()) {
                    throw wrong(section, side, text);
                }
                int first = Integer.parseInt(range.group("first"));
                int last = range.group("last") == null ? first : Integer.parseInt(range.group("last"));
                if (last < first) {
                    throw wrong(section, side, text);
                }
                for (int t = first; t <= last; t++) {
                    intervals.add(Interval.of(t));
                }
            }
        }
        return intervals;
    }

    private static SettingsException wrong(Settings section, String side, String text) {
        return section.problem(side, "has '" + text + "'; " + RANGES + " would do");
    }
}
