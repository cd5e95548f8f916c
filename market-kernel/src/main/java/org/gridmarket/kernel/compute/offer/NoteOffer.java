package org.gridmarket.kernel.compute.offer;

import java.util.List;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.compute.terms.ComputeTerms;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;

/** A note: stake and readiness of a mediator or a directory for one match at a time. */
public sealed interface NoteOffer {
    Money stake();

    /** a_M or a_D: for being there, in a match that brought a result. */
    Money fee();

    /** Until when it may be matched. */
    LedgerTime expiry();

    /** Whether it goes back into the book when a match closes without its owner's fault. */
    boolean renew();

    /**
     * A mediator that runs jobs again when they are disputed.
     *
     * @param ask for a run on one engine
     * @param directories whom it trusts, each once
     */
    record MediatorNote(
            Money stake,
            Money fee,
            Ask ask,
            Machine machine,
            List<AccountKey> directories,
            LedgerTime expiry,
            boolean renew)
            implements NoteOffer {
        public MediatorNote {
            directories = Lists.distinct("directories", directories, ComputeLimit.NAMES_PER_LIST.ceiling());
            requireFee(fee);
        }
    }

    /** A directory that keeps inputs and deliveries. */
    record DirectoryNote(Money stake, Money fee, LedgerTime expiry, boolean renew) implements NoteOffer {
        public DirectoryNote {
            requireFee(fee);
        }
    }

    private static void requireFee(Money fee) {
        if (!ComputeTerms.isFee(fee)) {
            throw new IllegalArgumentException("a fee of " + fee + " is outside 0.." + ComputeTerms.MAX_FEE_MICRO);
        }
    }
}
