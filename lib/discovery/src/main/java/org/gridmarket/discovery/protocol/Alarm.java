package org.gridmarket.discovery.protocol;

/** What an operator has to look at. */
public enum Alarm {
    /** Another machine announces under this node's key: a copied disk. */
    KEY_TWICE
}
