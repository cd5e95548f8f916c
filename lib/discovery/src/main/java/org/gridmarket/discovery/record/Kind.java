package org.gridmarket.discovery.record;

/** How a service is spoken to: the ports of the text's components, and what market services speak. */
public enum Kind {
    PUB,
    REP,
    SRV,
    ANS,
    GRPC,
    HTTP,
    TCP
}
