package org.gridmarket.cli.energy.operator;

import java.util.List;
import java.util.Optional;
import org.gridmarket.cli.member.MemberDoor;
import org.gridmarket.cli.member.MemberOption;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.LedgerTime;

/** Port: the energy market as an operator reaches it, and the ledger's clock, with which it is founded. */
interface OperatorDoor extends MemberDoor {
    /** By the way that was named. */
    static OperatorDoor open(MemberOption way) {
        return way.open(GatewayDoor::new, NetworkDoor::new);
    }

    /** The calendar, once the market is founded. */
    Optional<MarketCalendar> calendar();

    /** What rounds are reckoned by: this machine's clock, which peers hold to theirs within 30 s. */
    default LedgerTime now() {
        return new LedgerTime(System.currentTimeMillis());
    }

    /** Whether the ledger has a clock, by which all markets but this one live. */
    boolean hasClock();

    /** What waits for approval. */
    List<Proposed> open();

    /** The proposal of rules of that name, approved ones as well. */
    Optional<Proposed.Rules> rules(String id);

    /** Meters that have asked to be registered, at any gateway that this one knows. */
    Enrolments enrolments();

    IntervalStatus status(Interval t);

    /**
     * Enrolments, and which gateways did not tell theirs.
     *
     * @param meters of all gateways that answered
     * @param silent each with the reason
     */
    record Enrolments(List<WaitingMeter> meters, List<String> silent) {}
}
