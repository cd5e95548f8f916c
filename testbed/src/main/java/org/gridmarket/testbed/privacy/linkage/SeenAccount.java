package org.gridmarket.testbed.privacy.linkage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.energy.offer.Offer;

/** All that blocks show of one account: what it offered, and when it did anything. Not thread-safe. */
final class SeenAccount {
    private final List<Sighting> operations = new ArrayList<>();
    private final List<Offer> offers = new ArrayList<>();
    private Optional<Sighting> offered = Optional.empty();
    private Optional<Sighting> retired = Optional.empty();

    void operated(Sighting seen) {
        operations.add(seen);
    }

    void offered(Sighting seen, List<Offer> page) {
        operated(seen);
        offers.addAll(page);
        offered = offered.or(() -> Optional.of(seen));
    }

    void retired(Sighting seen) {
        operated(seen);
        retired = retired.or(() -> Optional.of(seen));
    }

    /** In the order of the blocks. */
    List<Sighting> operations() {
        return List.copyOf(operations);
    }

    List<Offer> offers() {
        return List.copyOf(offers);
    }

    /** Its first posting. */
    Optional<Sighting> firstOffer() {
        return offered;
    }

    /** Its first retirement. */
    Optional<Sighting> firstRetirement() {
        return retired;
    }
}
