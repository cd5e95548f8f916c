package org.gridmarket.discovery.protocol;

/** Where a member is heard. */
public enum Link {
    /** In the own site. */
    SITE,
    /** Among the bridges of all sites. */
    TRUNK
}
