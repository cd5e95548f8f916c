package org.gridmarket.kernel.command;

/**
 * The ledger an operation is meant for; signed with it, so that no operation can be replayed on another ledger.
 *
 * @param channel the Fabric channel
 * @param chaincode the chaincode's name
 */
public record Target(String channel, String chaincode) {}
