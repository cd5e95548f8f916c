package org.gridmarket.solver.allocation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.OpenOffer;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.gridmarket.kernel.party.AccountKey;

/**
 * Pairs what is provided of one type with what is consumed of it, so that no owner meets itself: those of owners that have
 * most on both sides together come first, since they are the hardest to serve.
 */
final class OwnersApart {
    private static final class Side {
        private final OpenOffer open;
        private long left;

        private Side(OpenOffer open, long left) {
            this.open = open;
            this.left = left;
        }
    }

    private final ResourceType type;
    private final List<Side> providers = new ArrayList<>();
    private final List<Side> consumers = new ArrayList<>();
    private final Map<AccountKey, Long> ofOwner = new HashMap<>();

    OwnersApart(ResourceType type) {
        this.type = type;
    }

    void provide(OpenOffer open, long amount) {
        add(providers, open, amount);
    }

    void consume(OpenOffer open, long amount) {
        add(consumers, open, amount);
    }

    private void add(List<Side> sides, OpenOffer open, long amount) {
        if (amount > 0) {
            sides.add(new Side(open, amount));
            ofOwner.merge(open.owner(), amount, Long::sum);
        }
    }

    /** Adds the assignments; false when something is left that only its own owner could take. */
    boolean pair(List<Assignment> assignments) {
        Comparator<Side> busiest = Comparator.comparingLong((Side side) -> ofOwner.getOrDefault(side.open.owner(), 0L))
                .reversed()
                .thenComparing(side -> side.open.id());
        providers.sort(busiest);
        consumers.sort(busiest);
        for (Side provider : providers) {
            for (Side consumer : consumers) {
                if (provider.left == 0) {
                    break;
                }
                if (consumer.left > 0 && !consumer.open.owner().equals(provider.open.owner())) {
                    long amount = Math.min(provider.left, consumer.left);
                    provider.left -= amount;
                    consumer.left -= amount;
                    assignments.add(new Assignment(provider.open.id(), consumer.open.id(), type, Amounts.of(amount)));
                }
            }
        }
        return providers.stream().allMatch(provider -> provider.left == 0);
    }
}
