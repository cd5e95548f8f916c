package org.gridmarket.gateway.dashboard;

import org.jspecify.annotations.Nullable;

/**
 * What every page shows around its own answer, so that a page asks once for both.
 *
 * @param market where the market stands, with the verdict
 * @param waiting things in the inboxes
 * @param refused operations refused in the last hour
 * @param peersUp peers that have answered lately
 * @param peers peers that are asked
 */
public record Frame(Pages.Market market, int waiting, long refused, int peersUp, int peers) {
    /**
     * An answer within its frame.
     *
     * @param page what was asked for; null where there is none
     * @param problem why there is none; null where there is one
     * @param <P> the page
     */
    public record Answer<P>(
            Frame frame, @Nullable P page, @Nullable String problem) {}
}
