package org.gridmarket.cli.energy.operator;

import java.util.List;
import java.util.Optional;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Interval;

/** Port: the ledger as an operator reaches it, through the organisation's gateway or straight through its peer. */
interface OperatorDoor extends AutoCloseable {
    /** For which organisation the operator acts. */
    Organisation organisation();

    /** The way, for people: such as {@code operator anna at gateway 127.0.0.1:8080}. */
    String way();

    /** The calendar, once the market is founded. */
    Optional<MarketCalendar> calendar();

    /** What waits for approval. */
    List<Proposed> open();

    /** The proposal of rules of that name, approved ones as well. */
    Optional<Proposed.Rules> rules(String id);

    /** Meters that have asked to be registered, at any gateway that this one knows. */
    Enrolments enrolments();

    IntervalStatus status(Interval t);

    /** Has a command carried out and waits for its outcome. */
    Told execute(EnergyCommand.ByMember command, boolean asAdministrator);

    @Override
    void close();

    /**
     * What became of a command.
     *
     * @param code {@code COMMITTED}, or that of the refusal
     * @param detail of the refusal; where it was committed otherwise
     * @param resultJson of what was committed; empty otherwise
     */
    record Told(String code, String detail, String resultJson) {
        static final String COMMITTED = "COMMITTED";

        boolean isCommitted() {
            return code.equals(COMMITTED);
        }
    }

    /**
     * Enrolments, and which gateways did not tell theirs.
     *
     * @param meters of all gateways that answered
     * @param silent each with the reason
     */
    record Enrolments(List<WaitingMeter> meters, List<String> silent) {}
}
