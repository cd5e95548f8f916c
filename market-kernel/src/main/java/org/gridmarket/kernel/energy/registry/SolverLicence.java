package org.gridmarket.kernel.energy.registry;

import org.gridmarket.kernel.licence.Licence;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.quantity.Round;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's word that an account may post solutions; counts from the round after it was given.
 *
 * @param solver the solver's account
 * @param organisation who answers for it
 * @param from the first round
 * @param until the first round in which it no longer holds; null while it is in force
 */
public record SolverLicence(
        AccountKey solver,
        Organisation organisation,
        Round from,
        @Nullable Round until) implements Licence<Round> {
    @Override
    public AccountKey holder() {
        return solver;
    }
}
