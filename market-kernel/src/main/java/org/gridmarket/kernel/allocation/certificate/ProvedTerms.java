package org.gridmarket.kernel.allocation.certificate;

import java.util.List;

/**
 * What the ledger's own check of a certificate found.
 *
 * @param bounds one for each term of the objective
 * @param proved how many terms, from the first on, are proved to be as large as can be
 */
public record ProvedTerms(List<TermBound> bounds, int proved) {
    public ProvedTerms {
        bounds = List.copyOf(bounds);
    }
}
