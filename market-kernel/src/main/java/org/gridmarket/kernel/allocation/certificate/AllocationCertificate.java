package org.gridmarket.kernel.allocation.certificate;

import java.util.List;

/**
 * What a solver adds to a solution to prove how good it is.
 *
 * @param proofs by ascending term, each once
 */
public record AllocationCertificate(List<TermProof> proofs) {
    public AllocationCertificate {
        proofs = List.copyOf(proofs);
    }

    int prices() {
        return proofs.stream().mapToInt(TermProof::prices).sum();
    }
}
