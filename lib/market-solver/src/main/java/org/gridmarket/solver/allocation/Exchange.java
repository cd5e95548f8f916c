package org.gridmarket.solver.allocation;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gridmarket.kernel.allocation.certificate.CompatiblePair;
import org.gridmarket.kernel.allocation.clearing.AllocationInstance;
import org.gridmarket.kernel.allocation.clearing.Assignment;
import org.gridmarket.kernel.allocation.clearing.OpenOffer;
import org.gridmarket.kernel.allocation.offer.Flag;
import org.gridmarket.kernel.allocation.offer.Offer;
import org.gridmarket.kernel.allocation.offer.OfferUse;
import org.gridmarket.kernel.allocation.quantity.Amounts;
import org.gridmarket.kernel.allocation.quantity.ResourceType;
import org.jspecify.annotations.Nullable;

/**
 * What a provider may give a consumer of one type, with the most that both have left of it.
 *
 * @param provide the providing offer
 * @param consume the consumption offer
 * @param type that both have
 * @param most in one dimension any amount up to this may be assigned; in several, all of it or nothing
 */
record Exchange(OpenOffer provide, OpenOffer consume, ResourceType type, Amounts most) {
    /** Empty when the two cannot exchange it in this cycle. */
    static Optional<Exchange> of(CompatiblePair pair, AllocationInstance instance) {
        OpenOffer provide = pair.provide();
        OpenOffer consume = pair.consume();
        ResourceType type = pair.type();
        if (!pair.isPossible(instance) || isWithAnother(provide, consume) || isWithAnother(consume, provide)) {
            return Optional.empty();
        }
        Amounts asked = amounts(consume.offer(), type);
        Amounts most = asked.dimensions() > 1
                ? asked // such a consumer has all flags
                : Amounts.of(Math.min(left(provide, type), left(consume, type)));
        Exchange exchange = new Exchange(provide, consume, type, most);
        boolean whole = (!isOnePiece(provide) || exchange.takesWhole(provide))
                && (!isOnePiece(consume) || exchange.takesWhole(consume));
        return whole && most.isSomething() && fits(provide, type, most) ? Optional.of(exchange) : Optional.empty();
    }

    /** All of an instance, provider by provider; empty when there are more pairs than {@code most}. */
    static Optional<List<Exchange>> all(AllocationInstance instance, int most) {
        return CompatiblePair.of(instance, most).map(pairs -> {
            List<Exchange> exchanges = new ArrayList<>(pairs.size());
            pairs.forEach(pair -> of(pair, instance).ifPresent(exchanges::add));
            return exchanges;
        });
    }

    private static boolean isWithAnother(OpenOffer open, OpenOffer counterpart) {
        OfferUse earlier = open.earlier();
        return earlier != null && open.offer().has(Flag.TOGETHER) && earlier.hasOtherThan(counterpart.id());
    }

    /** How much of a type an offer has left, in one dimension. */
    private static long left(OpenOffer open, ResourceType type) {
        OfferUse earlier = open.earlier();
        return earlier == null
                ? amounts(open.offer(), type).at(0)
                : earlier.rest().divide(earlier.units().weight(type, 0)).longValueExact();
    }

    private static boolean fits(OpenOffer provide, ResourceType type, Amounts amounts) {
        Amounts has = amounts(provide.offer(), type);
        for (int d = 0; d < amounts.dimensions(); d++) {
            if (amounts.at(d) > has.at(d)) {
                return false;
            }
        }
        OfferUse earlier = provide.earlier();
        return earlier == null
                || earlier.usedWith(type, amounts).compareTo(earlier.units().whole()) <= 0;
    }

    static Amounts amounts(Offer offer, ResourceType type) {
        return offer.alternative(type).orElseThrow().amounts();
    }

    /** Whether an offer is taken whole, as one type, by one counterpart: then nothing is to be chosen but these. */
    static boolean isOnePiece(OpenOffer open) {
        return open.offer().flags().size() == Flag.values().length;
    }

    /** Whether either of them is, so that an exchange is a matter of yes or no. */
    boolean isOnePiece() {
        return isOnePiece(provide) || isOnePiece(consume);
    }

    /** What is assigned where it is a matter of yes or no. */
    boolean takesWhole(OpenOffer open) {
        return most.equals(amounts(open.offer(), type));
    }

    /** The assignment of so much. */
    Assignment assign(Amounts amounts) {
        return new Assignment(provide.id(), consume.id(), type, amounts);
    }

    /** Which offers and which type: within one instance that says everything. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Exchange exchange
                && provide.id().equals(exchange.provide.id())
                && consume.id().equals(exchange.consume.id())
                && type.equals(exchange.type);
    }

    @Override
    public int hashCode() {
        return Objects.hash(provide.id(), consume.id(), type);
    }
}
