package org.gridmarket.discovery.record;

import java.util.Set;

/**
 * The types that the market announces (spec middleware, Identity and trust). Any other name is a type as well, which any node may
 * announce.
 */
public final class ServiceType {
    public static final String GATEWAY = "gateway";
    public static final String SOLVER = "solver";
    public static final String DIRECTORY = "directory";
    public static final String MEDIATOR = "mediator";
    public static final String BROKER = "broker";
    public static final String FORWARDER = "forwarder";

    /** Parts of the ledger: only an organisation's own machines offer them. */
    public static final Set<String> OF_ORGANISATIONS = Set.of(GATEWAY, "peer", "orderer", "chaincode");

    /** Roles of accounts: one has to vouch for the record. */
    public static final Set<String> OF_ACCOUNTS = Set.of(SOLVER, DIRECTORY, MEDIATOR, BROKER, FORWARDER);

    private ServiceType() {}
}
