package org.gridmarket.kernel.energy.mixing;

import org.gridmarket.kernel.party.AccountKey;

/**
 * Who did what.
 *
 * @param culprit a participant
 * @param offence the protocol's name of it, such as {@code SILENT}
 */
public record MixFault(AccountKey culprit, String offence) {}
