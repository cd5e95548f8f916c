package org.gridmarket.cli.clock;

import java.util.List;
import java.util.Optional;
import org.gridmarket.api.v1.ClockReply;
import org.gridmarket.cli.PeriodOperation;
import org.gridmarket.cli.member.GatewayMember;
import org.gridmarket.cli.member.MarketDoor;
import org.gridmarket.kernel.clock.Clock;

/** Through the gateway of the operator's organisation. */
final class ClockGatewayDoor extends MarketDoor<GatewayMember> implements ClockDoor {
    ClockGatewayDoor(GatewayMember member) {
        super(member);
    }

    private ClockReply reply() {
        return member().ask(() -> PeriodOperation.clock(member().channel()));
    }

    @Override
    public Optional<Clock> clock() {
        return ClockQuestions.founded(reply());
    }

    @Override
    public List<Proposed> proposals() {
        return ClockQuestions.proposals(reply());
    }
}
