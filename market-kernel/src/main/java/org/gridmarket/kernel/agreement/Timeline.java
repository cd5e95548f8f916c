package org.gridmarket.kernel.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.quantity.Interval;

/**
 * Versions of one rule by the interval from which each is in force. The rules of an interval are those effective at it,
 * in whatever round it is verified.
 *
 * @param versions ascending, at most one per interval
 * @param <V> what the rule says
 */
public record Timeline<V>(List<Version<V>> versions) {
    /**
     * One version.
     *
     * @param from the first interval it holds for
     * @param value what it says
     */
    public record Version<V>(Interval from, V value) {}

    public Timeline {
        versions = List.copyOf(versions);
    }

    public static <V> Timeline<V> empty() {
        return new Timeline<>(List.of());
    }

    public Optional<V> at(Interval t) {
        return versionAt(t).map(Version::value);
    }

    /** The version in force at an interval, which also tells since when. */
    public Optional<Version<V>> versionAt(Interval t) {
        for (int i = versions.size() - 1; i >= 0; i--) {
            if (!versions.get(i).from().isAfter(t)) {
                return Optional.of(versions.get(i));
            }
        }
        return Optional.empty();
    }

    /** With a further version; a version for the same interval is replaced. */
    public Timeline<V> with(Interval from, V value) {
        List<Version<V>> changed = new ArrayList<>(versions);
        changed.removeIf(version -> version.from().equals(from));
        changed.add(new Version<>(from, value));
        changed.sort((a, b) -> a.from().compareTo(b.from()));
        return new Timeline<>(changed);
    }

    /** Without the versions that no interval from the given one on can need. */
    public Timeline<V> since(Interval oldest) {
        List<Version<V>> kept = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            boolean superseded =
                    i + 1 < versions.size() && !versions.get(i + 1).from().isAfter(oldest);
            if (!superseded) {
                kept.add(versions.get(i));
            }
        }
        return new Timeline<>(kept);
    }

    public List<V> values() {
        return versions.stream().map(Version::value).toList();
    }
}
