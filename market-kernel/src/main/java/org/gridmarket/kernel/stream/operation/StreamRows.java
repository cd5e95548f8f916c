package org.gridmarket.kernel.stream.operation;

import org.gridmarket.kernel.agreement.KeptProposal;
import org.gridmarket.kernel.agreement.Timeline;
import org.gridmarket.kernel.licence.Licence;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.stream.terms.ProposedStreamRules;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.jspecify.annotations.Nullable;

/** Values of the world state that nobody else has. */
final class StreamRows {
    private StreamRows() {}

    /** The versions of the rules, by the period from which each holds. */
    record AgreedRules(Timeline<StreamRules> versions) {}

    /** Proposed rules. */
    record RulesProposal(ProposedStreamRules rules, boolean approved) implements KeptProposal<ProposedStreamRules> {}

    /** A mediator's licence. */
    record MediatorLicence(
            AccountKey holder,
            Organisation organisation,
            LedgerPeriod from,
            @Nullable LedgerPeriod until) implements Licence<LedgerPeriod> {}

    /** The same by organisation, while it is in force. */
    record LicensedBy(Organisation organisation) {}

    /** An allocation is closed; operations on it may still be carried out until this period is sealed. */
    record ClosedUntil(LedgerPeriod last) {}
}
