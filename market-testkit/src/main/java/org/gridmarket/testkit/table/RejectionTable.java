package org.gridmarket.testkit.table;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RejectionCode;

/** Witnesses of refusals: for each code at least one deed that is refused with it, and with no other. */
public final class RejectionTable {
    /**
     * One witness.
     *
     * @param code what the deed must be refused with
     * @param deed what is done, in words
     * @param attempt does it
     */
    public record Witness(RejectionCode code, String deed, Supplier<? extends Decision<?>> attempt) {
        @Override
        public String toString() {
            return code.name() + " when " + deed;
        }
    }

    private final List<Witness> witnesses = new ArrayList<>();

    /** Adds a witness; in the order of the page. */
    public RejectionTable row(RejectionCode code, String deed, Supplier<? extends Decision<?>> attempt) {
        witnesses.add(new Witness(code, deed, attempt));
        return this;
    }

    public List<Witness> witnesses() {
        return List.copyOf(witnesses);
    }

    /** The codes that have a witness. */
    public Set<RejectionCode> codes() {
        Set<RejectionCode> codes = new LinkedHashSet<>();
        witnesses.forEach(witness -> codes.add(witness.code()));
        return codes;
    }
}
