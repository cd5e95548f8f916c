package org.gridmarket.kernel.agreement;

import org.gridmarket.kernel.party.Role;

/** One thing that a proposal changes. */
public interface Change {
    /** Whose administrator has to approve: two creators, since a peer's endorsement is no approval. */
    Role approver();
}
