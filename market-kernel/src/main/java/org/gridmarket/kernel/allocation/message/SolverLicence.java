package org.gridmarket.kernel.allocation.message;

import org.gridmarket.kernel.licence.Licence;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.LedgerPeriod;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's word that an account may submit solutions to allocation markets; counts by ledger periods.
 *
 * @param holder the solver's account
 * @param organisation who answers for it
 * @param from the first period
 * @param until the first period in which it no longer holds; null while it is in force
 */
public record SolverLicence(
        AccountKey holder,
        Organisation organisation,
        LedgerPeriod from,
        @Nullable LedgerPeriod until) implements Licence<LedgerPeriod> {}
