package org.gridmarket.discovery.trust;

/** What a node's certificate names as its organisational unit. */
public enum Unit {
    /** A machine of an organisation. */
    OPERATOR,
    /** A device of one of its members. */
    MEMBER
}
