package org.gridmarket.discovery.record;

/** How far a record is told. */
public enum Scope {
    NODE,
    SITE,
    GLOBAL
}
