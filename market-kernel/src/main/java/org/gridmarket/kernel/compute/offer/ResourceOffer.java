package org.gridmarket.kernel.compute.offer;

import java.util.List;
import org.gridmarket.kernel.compute.ComputeLimit;
import org.gridmarket.kernel.compute.quantity.Ask;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Money;

/**
 * A machine that takes jobs, one at a time.
 *
 * @param maxFees all fees of a match together, of which it pays half
 * @param maxMediation what a run of the mediator may cost
 * @param deposit for the fine and the fees
 * @param mediators whom it trusts, each once
 * @param directories whom it trusts, each once
 * @param expiry until when it may be matched
 * @param renew whether it goes back into the book when a match closes without its fault
 */
public record ResourceOffer(
        Machine machine,
        Ask ask,
        Money maxFees,
        Money maxMediation,
        Money deposit,
        List<AccountKey> mediators,
        List<AccountKey> directories,
        LedgerTime expiry,
        boolean renew) {
    public ResourceOffer {
        mediators = Lists.distinct("mediators", mediators, ComputeLimit.NAMES_PER_LIST.ceiling());
        directories = Lists.distinct("directories", directories, ComputeLimit.NAMES_PER_LIST.ceiling());
    }
}
