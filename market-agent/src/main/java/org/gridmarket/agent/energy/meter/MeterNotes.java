package org.gridmarket.agent.energy.meter;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Money;
import org.gridmarket.kernel.quantity.NetEnergy;

/**
 * Port: what a meter has said and must not say otherwise after it was stopped at any moment. Each call returns once what it
 * brings would survive that, and is made before anything is sent.
 */
public interface MeterNotes {
    /** These deviations are about to be committed to; possibly none. */
    void committing(NavigableMap<Interval, NetEnergy> deviations);

    /** The bill of the cycle that ends here is about to deduct this credit; the first word for a cycle counts. */
    void deducting(Interval last, Money credit);

    /** What has been committed to. */
    NavigableMap<Interval, NetEnergy> committed();

    /** What the bill of the cycle that ends here deducts; empty when nothing was noted. */
    Optional<Money> deducted(Interval last);

    /** Notes that live as long as this object. */
    static MeterNotes inMemory() {
        return new MeterNotes() {
            private final NavigableMap<Interval, NetEnergy> committed = new TreeMap<>();
            private final Map<Interval, Money> deducted = new HashMap<>();

            @Override
            public void committing(NavigableMap<Interval, NetEnergy> deviations) {
                committed.putAll(deviations);
            }

            @Override
            public void deducting(Interval last, Money credit) {
                deducted.putIfAbsent(last, credit);
            }

            @Override
            public NavigableMap<Interval, NetEnergy> committed() {
                return new TreeMap<>(committed);
            }

            @Override
            public Optional<Money> deducted(Interval last) {
                return Optional.ofNullable(deducted.get(last));
            }
        };
    }
}
