package org.gridmarket.chain;

import java.util.List;
import org.gridmarket.chain.block.StateWrites;
import org.gridmarket.kernel.party.Caller;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of our chaincode as a block has it.
 *
 * @param transactionId Fabric's id
 * @param validity Fabric's TxValidationCode, such as VALID or MVCC_READ_CONFLICT
 * @param time claimed by the client
 * @param creatorMsp the organisation that signed the proposal
 * @param creator who that is, by the certificate in the block; null when it names no member of the consortium
 * @param arguments the function and its arguments
 * @param result what the chaincode answered
 * @param events canonical JSON of each event, in order; empty unless valid
 * @param writes what it writes
 */
public record LedgerTransaction(
        String transactionId,
        String validity,
        LedgerTime time,
        String creatorMsp,
        Caller.@Nullable Member creator,
        List<String> arguments,
        String result,
        List<String> events,
        StateWrites writes) {
    public static final String VALID = "VALID";

    // not the compact form, which would leave the annotations of its parameters out of the class file
    public LedgerTransaction(
            String transactionId,
            String validity,
            LedgerTime time,
            String creatorMsp,
            Caller.@Nullable Member creator,
            List<String> arguments,
            String result,
            List<String> events,
            StateWrites writes) {
        this.transactionId = transactionId;
        this.validity = validity;
        this.time = time;
        this.creatorMsp = creatorMsp;
        this.creator = creator;
        this.arguments = List.copyOf(arguments);
        this.result = result;
        this.events = List.copyOf(events);
        this.writes = writes;
    }

    public boolean isValid() {
        return validity.equals(VALID);
    }

    /** Such as {@code energy:postOffers}; empty when called without arguments. */
    public String function() {
        return arguments.isEmpty() ? "" : arguments.getFirst();
    }
}
