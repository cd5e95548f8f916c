package org.gridmarket.gateway.readmodel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one peer has said last.
 *
 * @param organisation whose peer it is
 * @param up whether it has answered within {@code GatewayLimits.PEER_SILENCE}
 * @param newestBlock the number of the newest block that it said to have; -1 before its first answer
 * @param heard when it answered last; null before its first answer
 */
public record PeerStanding(
        String organisation,
        boolean up,
        long newestBlock,
        @Nullable Instant heard) {}
