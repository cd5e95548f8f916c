package org.gridmarket.kernel.agreement;

/**
 * A proposal as a market keeps it. An approved one stays for a while, so that its name is not used again and anybody can read
 * what was approved.
 *
 * @param <P> the market's proposals
 */
public interface KeptProposal<P> {
    P rules();

    boolean approved();
}
