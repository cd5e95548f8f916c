package org.gridmarket.kernel.energy.message;

import org.gridmarket.kernel.energy.bill.IntervalOpening;
import org.gridmarket.kernel.energy.mixing.MixSession;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.MeterId;
import org.gridmarket.kernel.party.Name;
import org.gridmarket.kernel.quantity.Book;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.quantity.Round;

/**
 * What may be asked without changing anything; the function is the record's name behind {@code energy:}. There is no query
 * by anonymous account: their owners read the public stream and filter at home.
 */
public sealed interface EnergyQuery {
    /** Whether the question holds what no other organisation's peer may hear, such as the readings of a home. */
    default boolean isConfidential() {
        return false;
    }

    /** The calendar, once founded. */
    record ReadCalendar() implements EnergyQuery {}

    /** The rules in force, all versions. */
    record ReadRules() implements EnergyQuery {}

    /** An open proposal of rules, with its digest. */
    record ReadProposal(String id) implements EnergyQuery {
        public ReadProposal {
            Name.check("proposal", id);
        }
    }

    /** A meter. */
    record ReadMeter(MeterId meter) implements EnergyQuery {}

    /** A public account; refused for others. */
    record ReadAccount(AccountKey account) implements EnergyQuery {}

    /** Status and trades of an interval. */
    record ReadInterval(Interval interval) implements EnergyQuery {}

    /** The sealed instance of a round whose book before is sealed. */
    record ReadInstance(Round round) implements EnergyQuery {}

    /** The candidate of a round. */
    record ReadCandidate(Round round) implements EnergyQuery {}

    /** The pages of a book. */
    record ReadBook(Book book) implements EnergyQuery {}

    /** The lock of a session of a mix: participants, run, deadlines. */
    record ReadMix(MixSession session) implements EnergyQuery {}

    /** In a dispute, at the DSO's own peer: whether a meter's opening of one interval is true. Nothing is recorded. */
    record CheckOpening(MeterId meter, IntervalOpening opening) implements EnergyQuery {
        @Override
        public boolean isConfidential() {
            return true;
        }
    }

    /** SHA-256 over the whole state of the market, to compare peers. */
    record ReadStateDigest() implements EnergyQuery {}
}
