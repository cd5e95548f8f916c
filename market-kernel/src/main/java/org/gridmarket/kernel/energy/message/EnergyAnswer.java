package org.gridmarket.kernel.energy.message;

import java.util.List;
import org.gridmarket.kernel.energy.calendar.IntervalStatus;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.clearing.FinalSource;
import org.gridmarket.kernel.energy.clearing.ObjectiveValue;
import org.gridmarket.kernel.energy.offer.OfferPage;
import org.gridmarket.kernel.energy.offer.VoidPage;
import org.gridmarket.kernel.energy.rule.ProposedRules;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.EnergySum;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.NetEnergy;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/** What queries answer where no value of the market itself does. */
public sealed interface EnergyAnswer {
    /** A proposal and what its approver names. */
    record ProposalState(ProposedRules rules, Bytes digest, boolean approved) implements EnergyAnswer {}

    /** An interval; source and energy are there once it is final, and until its rows are swept. */
    record IntervalState(
            Interval interval,
            IntervalStatus status,
            @Nullable FinalSource source,
            int trades,
            @Nullable EnergySum energy)
            implements EnergyAnswer {}

    /** The best solution of a round, and its certificate if it came with one. */
    record CandidateState(
            Round round,
            AccountKey solver,
            ObjectiveValue value,
            int trades,
            boolean certified,
            @Nullable Certificate certificate)
            implements EnergyAnswer {}

    /** The pages of a book. */
    record BookState(Book book, boolean sealed, List<OfferPage> offers, List<VoidPage> voids) implements EnergyAnswer {}

    /** What a meter committed to for one interval, proved by its opening. */
    record OpenedInterval(MeterId meter, Interval t, NetEnergy deviation) implements EnergyAnswer {}

    /** A digest over all rows of the market. */
    record StateDigest(Bytes digest, int rows) implements EnergyAnswer {}
}
