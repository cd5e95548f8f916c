package org.gridmarket.cli.energy.operator;

import java.util.List;
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

    EnergyCommand.ByMember approval();

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
        public EnergyCommand.ByMember approval() {
            return new EnergyCommand.ApproveRules(rules.id(), digest());
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
        public EnergyCommand.ByMember approval() {
            return new EnergyCommand.ApproveCalendar(digest());
        }
    }
}
