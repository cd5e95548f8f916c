package org.gridmarket.chain;

import java.util.List;
import java.util.Optional;
import org.hyperledger.fabric.client.EndorseException;
import org.hyperledger.fabric.client.GatewayException;
import org.hyperledger.fabric.client.Transaction;

/** The gateway service of one peer under one identity: the steps that {@link Submitting} puts together. */
interface PeerGateway {
    /** The peer's organisation, for alerts. */
    String name();

    /** The membership service of the peer's organisation. */
    String mspId();

    /** @param organisations MSP ids whose peers must endorse; empty leaves it to the gateway */
    Transaction endorse(String function, String argument, List<String> organisations) throws EndorseException;

    /** The same signed transaction, to be sent through this peer. */
    Transaction adopt(Transaction endorsed);

    byte[] evaluate(String function, String argument) throws GatewayException;

    /** What became of a transaction; empty when this peer has not got it. */
    Optional<Located> find(String transactionId) throws GatewayException;

    /** How many blocks this peer has. */
    long height() throws GatewayException;
}
