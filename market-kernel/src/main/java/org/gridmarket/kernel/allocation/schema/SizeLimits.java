package org.gridmarket.kernel.allocation.schema;

import org.gridmarket.kernel.allocation.AllocationLimit;

/**
 * How large the market may become.
 *
 * @param members accounts that may post
 * @param offersPerMember offers of one member whose last cycle is not over
 * @param alternatives of one offer
 * @param assignments of one solution
 */
public record SizeLimits(int members, int offersPerMember, int alternatives, int assignments) {
    public SizeLimits {
        Bounds.within("members", members, 1, AllocationLimit.MEMBERS_X_OFFERS.ceiling());
        Bounds.within("offersPerMember", offersPerMember, 1, AllocationLimit.MEMBERS_X_OFFERS.ceiling());
        Bounds.within("alternatives", alternatives, 1, AllocationLimit.ALTERNATIVES_PER_OFFER.ceiling());
        Bounds.within("assignments", assignments, 1, AllocationLimit.ASSIGNMENTS_PER_SOLUTION.ceiling());
    }

    /** How much the books of an instance take of one member, in alternatives; twice its live offers or more. */
    public int room() {
        return AllocationLimit.ALTERNATIVES_OF_BOOKS.ceiling() / members;
    }

    /** Whether no instance is larger than a transaction can read. */
    boolean fits(int life) {
        long offers = (long) members * offersPerMember;
        return offers <= AllocationLimit.MEMBERS_X_OFFERS.ceiling()
                && offers * alternatives <= AllocationLimit.OFFERS_X_ALTERNATIVES.ceiling()
                && (long) assignments * life <= AllocationLimit.ASSIGNMENTS_X_LIFE.ceiling();
    }
}
