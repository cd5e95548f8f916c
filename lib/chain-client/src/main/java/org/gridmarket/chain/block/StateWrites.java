package org.gridmarket.chain.block;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVMetadataWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;

/**
 * What a transaction writes.
 *
 * @param own new values by key in the chaincode's own namespace, empty for a deletion
 * @param elsewhere what it writes beside them, in words: other chaincodes' keys, private data, endorsement rules of keys. A
 *     market's transaction writes none of these
 */
public record StateWrites(SortedMap<String, Optional<String>> own, List<String> elsewhere) {
    public static final StateWrites NOTHING = new StateWrites(new TreeMap<>(), List.of());

    public StateWrites {
        own = Collections.unmodifiableSortedMap(new TreeMap<>(own));
        elsewhere = List.copyOf(elsewhere);
    }

    static StateWrites of(TxReadWriteSet effects, String namespace) throws InvalidProtocolBufferException {
        SortedMap<String, Optional<String>> own = new TreeMap<>();
        List<String> elsewhere = new ArrayList<>();
        for (NsReadWriteSet part : effects.getNsRwsetList()) {
            KVRWSet set = KVRWSet.parseFrom(part.getRwset());
            for (KVWrite write : set.getWritesList()) {
                if (part.getNamespace().equals(namespace)) {
                    own.put(
                            write.getKey(),
                            write.getIsDelete()
                                    ? Optional.empty()
                                    : Optional.of(write.getValue().toStringUtf8()));
                } else {
                    elsewhere.add("key " + write.getKey() + " of " + part.getNamespace());
                }
            }
            for (KVMetadataWrite write : set.getMetadataWritesList()) {
                elsewhere.add("metadata of key " + write.getKey() + " of " + part.getNamespace());
            }
            for (CollectionHashedReadWriteSet collection : part.getCollectionHashedRwsetList()) {
                HashedRWSet hashed = HashedRWSet.parseFrom(collection.getHashedRwset());
                if (hashed.getHashedWritesCount() + hashed.getMetadataWritesCount() > 0) {
                    elsewhere.add("private data of " + part.getNamespace() + " in " + collection.getCollectionName());
                }
            }
        }
        return new StateWrites(own, elsewhere);
    }
}
