package org.gridmarket.kernel.compute.operation;

import org.gridmarket.kernel.agreement.KeptProposal;
import org.gridmarket.kernel.agreement.Timeline;
import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.compute.terms.ProposedTerms;
import org.gridmarket.kernel.licence.Licence;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/** Values of the world state that nobody else has. */
public final class StoredValues {
    private StoredValues() {}

    /** The versions of the terms, by the period from which each holds. */
    public record AgreedTerms(Timeline<ComputeTerms> versions) {}

    /** Proposed terms. */
    public record TermsProposal(ProposedTerms rules, boolean approved) implements KeptProposal<ProposedTerms> {}

    /** A solver's licence. */
    public record ComputeLicence(
            AccountKey holder,
            Organisation organisation,
            LedgerPeriod from,
            @Nullable LedgerPeriod until) implements Licence<LedgerPeriod> {}

    /** The same by organisation, while it is in force. */
    public record LicenceOf(Organisation organisation) {}

    /**
     * A provider of a group.
     *
     * @param until the deadline of its job; after it, the provider may have another of the group
     */
    public record GroupMember(MatchId match, LedgerTime until) {}

    /** The owner of an offer does not want it renewed. */
    public record Stopped(AccountKey owner) {}

    /** When rows were last forgotten; who writes such a row where there is none reads it. */
    public record Forgotten(LedgerTime time) {}
}
