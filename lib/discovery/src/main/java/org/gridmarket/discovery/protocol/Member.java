package org.gridmarket.discovery.protocol;

import org.gridmarket.discovery.record.NodeId;

/**
 * Somebody whom the membership layer has found.
 *
 * @param address how the membership layer calls it
 * @param node whose daemon it says it is; a claim that only decides whom to ask and whom to doubt
 * @param link where it is heard
 */
public record Member(String address, NodeId node, Link link) {}
