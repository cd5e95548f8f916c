package org.gridmarket.chain.block;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.HeaderType;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.peer.ApplicationPolicy;
import org.hyperledger.fabric.protos.peer.TxValidationCode;
import org.hyperledger.fabric.protos.peer.lifecycle.ChaincodeValidationInfo;
import org.hyperledger.fabric.protos.peer.lifecycle.StateData;
import org.jspecify.annotations.Nullable;

/**
 * How each transaction of a channel must have ended, computed anew from the blocks: orderers do not sign that, so it is the
 * word of the peer that gave the blocks. A transaction counts when its creator and its endorsers signed it, its id is new and
 * nothing that it read has changed since. What cannot be computed from blocks is counted by what it is. Blocks must have been
 * verified, and come from the first on. Not thread-safe.
 */
public final class RecomputedValidity {
    private static final String LIFECYCLE =
            "_lifecycle"; // Fabric's own chaincode, which keeps the definitions of others
    private static final String LIFECYCLE_POLICY = "/Channel/Application/LifecycleEndorsement";
    private static final String USUAL_POLICY = "/Channel/Application/Endorsement";
    private static final String DEFINITION = "namespaces/fields/";
    private static final String DEFINITION_END = "/ValidationInfo";

    private final VersionedKeys keys = new VersionedKeys();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> chaincodes = new TreeSet<>();
    private final Map<String, ApplicationPolicy> policies = new HashMap<>();
    private final SortedMap<String, Long> unchecked = new TreeMap<>();
    private @Nullable String offence;

    /** Takes in the next block, judged by the configuration that was in force for it. */
    void take(Block block, ChannelConfiguration configuration) {
        for (int i = 0; i < block.getData().getDataCount(); i++) {
            TxValidationCode told = Envelopes.validity(block, i);
            try {
                take(block, i, told, configuration);
            } catch (InvalidProtocolBufferException | RuntimeException rubbish) {
                if (told == TxValidationCode.VALID) {
                    differ(block, i, told, "it cannot be unpacked");
                } // else: anybody can have rubbish ordered, and the peers have marked it as such
            }
        }
    }

    private void take(Block block, int place, TxValidationCode told, ChannelConfiguration configuration)
            throws InvalidProtocolBufferException {
        var payload = Envelopes.payloadOf(block.getData().getData(place));
        if (Envelopes.channelHeaderOf(payload).getType() != HeaderType.ENDORSER_TRANSACTION_VALUE) {
            return; // a configuration, which VerifiedBlocks judges
        }
        EndorsedTransaction transaction = EndorsedTransaction.of(block.getData().getData(place));
        chaincodes.add(transaction.chaincode());
        boolean isNew = ids.add(transaction.id());
        switch (told) {
            case VALID -> {
                reasonAgainst(transaction, isNew, configuration).ifPresent(why -> differ(block, place, told, why));
                keys.apply(transaction.effects(), block.getHeader().getNumber(), place);
                learnDefinition(transaction);
            }
            case MVCC_READ_CONFLICT, PHANTOM_READ_CONFLICT -> {
                long before = keys.hashedRanges();
                if (!keys.haveChangedFor(transaction.effects())) {
                    if (keys.hashedRanges() > before) {
                        count("transactions marked " + told + " whose ranges blocks name by hash only");
                    } else {
                        differ(block, place, told, "nothing that it read had changed");
                    }
                }
            }
            case DUPLICATE_TXID -> {
                if (isNew) {
                    differ(block, place, told, "its id is new");
                }
            }
            default -> count("transactions marked " + told);
        }
    }

    private Optional<String> reasonAgainst(
            EndorsedTransaction transaction, boolean isNew, ChannelConfiguration configuration)
            throws InvalidProtocolBufferException {
        if (!isNew) {
            return Optional.of("its id had been used");
        }
        if (!transaction.hasOwnId()) {
            return Optional.of("its id does not follow from creator and nonce");
        }
        if (!configuration.isGenuine(transaction.creatorSigned())) {
            return Optional.of("its creator has not signed it, or is no member of the channel");
        }
        if (!isEndorsed(transaction, configuration)) {
            return Optional.of("its endorsements do not satisfy the policy of " + transaction.chaincode());
        }
        long before = keys.hashedRanges();
        boolean changed = keys.haveChangedFor(transaction.effects());
        for (long more = keys.hashedRanges(); more > before; more--) {
            count("ranges of more than 50 rows, named by hash only, whether a row came or went meanwhile");
        }
        return changed ? Optional.of("something that it read had changed") : Optional.empty();
    }

    private boolean isEndorsed(EndorsedTransaction transaction, ChannelConfiguration configuration)
            throws InvalidProtocolBufferException {
        List<SignedStatement> endorsements = transaction.endorsements();
        if (transaction.chaincode().equals(LIFECYCLE)) {
            if (writesOf(transaction, LIFECYCLE).isEmpty()) {
                count("endorsements of approvals of a chaincode's definition");
                return true; // each organisation's own, by a policy of its own collection
            }
            return configuration.satisfies(LIFECYCLE_POLICY, endorsements);
        }
        ApplicationPolicy policy = policies.get(transaction.chaincode());
        if (policy == null) {
            return configuration.satisfies(USUAL_POLICY, endorsements);
        }
        return policy.hasSignaturePolicy()
                ? configuration.satisfies(policy.getSignaturePolicy(), endorsements)
                : configuration.satisfies(policy.getChannelConfigPolicyReference(), endorsements);
    }

    /** A chaincode's definition names the policy by which it is endorsed from now on. */
    private void learnDefinition(EndorsedTransaction transaction) throws InvalidProtocolBufferException {
        for (KVWrite write : writesOf(transaction, LIFECYCLE)) {
            String key = write.getKey();
            if (key.startsWith(DEFINITION) && key.endsWith(DEFINITION_END)) {
                String name = key.substring(DEFINITION.length(), key.length() - DEFINITION_END.length());
                ChaincodeValidationInfo info = ChaincodeValidationInfo.parseFrom(
                        StateData.parseFrom(write.getValue()).getBytes());
                policies.put(name, ApplicationPolicy.parseFrom(info.getValidationParameter()));
            }
        }
    }

    private static List<KVWrite> writesOf(EndorsedTransaction transaction, String namespace)
            throws InvalidProtocolBufferException {
        List<KVWrite> writes = new ArrayList<>();
        for (NsReadWriteSet part : transaction.effects().getNsRwsetList()) {
            if (part.getNamespace().equals(namespace)) {
                writes.addAll(KVRWSet.parseFrom(part.getRwset()).getWritesList());
            }
        }
        return writes;
    }

    private void count(String what) {
        unchecked.merge(what, 1L, Long::sum);
    }

    private void differ(Block block, int place, TxValidationCode told, String why) {
        if (offence == null) {
            offence = "transaction " + place + " of block " + block.getHeader().getNumber() + " is called " + told
                    + " by the peer that gave the block, although " + why;
        }
    }

    /** The first transaction that did not end as the blocks' giver says; empty when all did, as far as it was computed. */
    public Optional<String> offence() {
        return Optional.ofNullable(offence);
    }

    /** What could not be computed, and how often. */
    public SortedMap<String, Long> unchecked() {
        return Collections.unmodifiableSortedMap(unchecked);
    }

    /** The chaincodes that transactions called, valid or not. */
    public Set<String> chaincodes() {
        return Collections.unmodifiableSet(chaincodes);
    }
}
