package org.gridmarket.cli.energy.operator;

import java.util.List;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.kernel.clock.Clock;
import org.gridmarket.kernel.clock.message.ClockCommand;
import org.gridmarket.kernel.energy.calendar.MarketCalendar;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.wire.Bytes;

/** A proposal, as an approver reads it. Its digest is reckoned here, from what is shown, and taken from nobody. */
sealed interface Proposed {
    /** How {@code show} and {@code approve} name it. */
    String id();

    Bytes digest();

    boolean approved();

    /** Who has to approve. */
    Role approver();

    /** What changes, a line each. */
    List<String> words();

    LedgerCommand approval();

    /** Rules of a market. */
    record Rules(ProposedRules rules, boolean approved) implements Proposed {
        @Override
        public String id() {
            return rules.id();
        }

        @Override
        public Bytes digest() {
            return rules.digest();
        }

        @Override
        public Role approver() {
            return rules.changes().getFirst().approver();
        }

        @Override
        public List<String> words() {
            return RuleWords.of(rules);
        }

        @Override
        public LedgerCommand approval() {
            return Acting.ledgerCommand(new EnergyCommand.ApproveRules(rules.id(), digest()));
        }
    }

    /** The calendar that a market is to be founded with. It has no name, so its digest is one. */
    record Calendar(MarketCalendar calendar) implements Proposed {
        @Override
        public String id() {
            return digest().toHex();
        }

        @Override
        public Bytes digest() {
            return calendar.digest();
        }

        @Override
        public boolean approved() {
            return false;
        }

        @Override
        public Role approver() {
            return Role.admin(Organisation.REGULATOR);
        }

        @Override
        public List<String> words() {
            return RuleWords.of(calendar);
        }

        @Override
        public LedgerCommand approval() {
            return Acting.ledgerCommand(new EnergyCommand.ApproveCalendar(digest()));
        }
    }

    /**
     * The clock that the ledger is to have. It has no name, so its digest is one.
     *
     * @param by who proposes it; any other organisation approves
     */
    record LedgerClock(Clock clock, Organisation by) implements Proposed {
        @Override
        public String id() {
            return digest().toHex();
        }

        @Override
        public Bytes digest() {
            return clock.digest();
        }

        @Override
        public boolean approved() {
            return false;
        }

        @Override
        public Role approver() {
            return Role.admin(by == Organisation.DSO ? Organisation.REGULATOR : Organisation.DSO);
        }

        @Override
        public List<String> words() {
            return FoundedClock.words(clock);
        }

        @Override
        public LedgerCommand approval() {
            return FoundedClock.ledgerCommand(new ClockCommand.ApproveClock(digest()));
        }
    }
}
