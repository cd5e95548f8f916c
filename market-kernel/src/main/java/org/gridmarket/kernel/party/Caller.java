package org.gridmarket.kernel.party;

/** Who a call is attributed to, once its proof has been checked. */
public sealed interface Caller {
    /** A Fabric identity of a member organisation. */
    record Member(Organisation organisation, boolean administrator, String subject) implements Caller {
        public Role role() {
            return administrator ? Role.admin(organisation) : Role.member(organisation);
        }
    }

    /** The owner of a key that signed the operation: an account, a solver's account, or a meter. */
    record KeyHolder(AccountKey key) implements Caller {}
}
