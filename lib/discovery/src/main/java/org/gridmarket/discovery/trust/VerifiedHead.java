package org.gridmarket.discovery.trust;

import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.Mandate;

/** A head that {@link HeadCheck} has found good; nothing else makes one. */
public final class VerifiedHead {
    private final Head head;
    private final Mandate mandate;
    private final NodeIdentity identity;

    VerifiedHead(HeadRules.Facts facts) {
        this.head = facts.head();
        this.mandate = facts.mandate();
        this.identity = facts.identity();
    }

    public Head head() {
        return head;
    }

    public Mandate mandate() {
        return mandate;
    }

    public NodeIdentity identity() {
        return identity;
    }
}
