package org.gridmarket.testbed.privacy.grouping;

import java.util.Comparator;
import org.gridmarket.kernel.energy.grid.FeederId;

/** Feeders as people count them: 2 before 10. */
final class FeederOrder {
    static final Comparator<FeederId> BY_NUMBER =
            Comparator.comparingInt((FeederId feeder) -> feeder.name().length()).thenComparing(FeederId::name);

    private FeederOrder() {}
}
