package org.gridmarket.cli.clock;

import java.util.List;
import java.util.Optional;
import org.gridmarket.cli.member.MemberDoor;
import org.gridmarket.cli.member.MemberOption;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerTime;

/** Port: the ledger's clock as organisations reach it. */
interface ClockDoor extends MemberDoor {
    /** By the way that was named. */
    static ClockDoor open(MemberOption way) {
        return way.open(ClockGatewayDoor::new, ClockNetworkDoor::new);
    }

    /** The clock, once founded. */
    Optional<Clock> clock();

    /** What a new clock counts from: this machine's clock. */
    default LedgerTime now() {
        return new LedgerTime(System.currentTimeMillis());
    }

    /** What was proposed last by each organisation; nothing once the clock is founded. */
    List<Proposed> proposals();

    /** A clock that waits for another organisation than the one that proposes it. */
    record Proposed(Clock clock, Organisation by) {}
}
