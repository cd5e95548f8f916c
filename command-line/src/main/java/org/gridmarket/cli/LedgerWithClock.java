package org.gridmarket.cli;

import org.gridmarket.api.v1.ClockReply;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.wire.RecordCodec;
import org.gridmarket.process.PartFailedException;

/**
 * What a program that takes part has to know of the ledger.
 *
 * @param target what signed operations name
 * @param clock how periods are counted
 */
public record LedgerWithClock(Target target, Clock clock) {
    /** As a gateway tells it; who it lies to signs what the ledger refuses. */
    public static LedgerWithClock of(GatewayOption gateway) {
        ClockReply reply = PeriodOperation.clock(gateway);
        if (reply.getClockJson().isEmpty()) {
            throw new PartFailedException("the ledger has no clock yet; try again when it is founded");
        }
        return new LedgerWithClock(
                new Target(reply.getChannel(), reply.getChaincode()),
                RecordCodec.of(Clock.class).read(reply.getClockJson()));
    }
}
