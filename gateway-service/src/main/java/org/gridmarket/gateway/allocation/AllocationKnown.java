package org.gridmarket.gateway.allocation;

/** Why allocation markets know an account; it stays known when it is no longer so, as its offers and money are still there. */
enum AllocationKnown {
    MEMBER,
    SOLVER
}
