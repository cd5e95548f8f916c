package org.gridmarket.roles.stream.desk;

/** As what somebody is registered; so others know whose topics concern them. */
public enum MemberRole {
    CUSTOMER,
    SUPPLIER,
    MEDIATOR,
    ALLOCATOR
}
