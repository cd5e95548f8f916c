package org.gridmarket.kernel.stream.offer;

import java.util.List;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bare;

/** Mediators that somebody trusts, each once: at most {@link #MOST}. */
@Bare
public record Trusted(List<AccountKey> mediators) {
    /** 64 characters each, in a row that every operation of the allocation reads. */
    public static final int MOST = 16;

    public Trusted {
        mediators = List.copyOf(mediators);
        if (mediators.size() > MOST || mediators.stream().distinct().count() < mediators.size()) {
            throw new IllegalArgumentException(
                    mediators.size() + " mediators are trusted; at most " + MOST + ", each once");
        }
    }

    boolean includes(AccountKey mediator) {
        return mediators.contains(mediator);
    }
}
