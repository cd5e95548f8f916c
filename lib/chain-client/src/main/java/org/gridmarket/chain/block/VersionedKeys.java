package org.gridmarket.chain.block;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.hyperledger.fabric.protos.ledger.rwset.CollectionHashedReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.NsReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.TxReadWriteSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.HashedRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRWSet;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVRead;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVReadHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWrite;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.KVWriteHash;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.RangeQueryInfo;
import org.hyperledger.fabric.protos.ledger.rwset.kvrwset.Version;
import org.jspecify.annotations.Nullable;

/**
 * Which transaction wrote each key last, as far as blocks have been taken in, and whether what a transaction read is still
 * so: Fabric's check at the commit (F:core/ledger/kvledger/txmgmt/validation/validator.go). Values are not kept.
 */
final class VersionedKeys {
    /** Where a key was written: block and place in it. */
    private record Place(long block, long transaction) {
        static @Nullable Place of(boolean known, Version version) {
            return known ? new Place(version.getBlockNum(), version.getTxNum()) : null;
        }
    }

    private final Map<String, NavigableMap<String, Place>> namespaces = new HashMap<>();
    private long hashedRanges;

    /** Ranges whose rows a transaction names by their hash alone (more than 50 rows); whether they changed is not judged. */
    long hashedRanges() {
        return hashedRanges;
    }

    /** Whether something that the transaction read has been written since. */
    boolean haveChangedFor(TxReadWriteSet effects) throws InvalidProtocolBufferException {
        for (NsReadWriteSet part : effects.getNsRwsetList()) {
            KVRWSet set = KVRWSet.parseFrom(part.getRwset());
            NavigableMap<String, Place> keys = keysOf(part.getNamespace());
            for (KVRead read : set.getReadsList()) {
                if (!isAt(keys, read.getKey(), Place.of(read.hasVersion(), read.getVersion()))) {
                    return true;
                }
            }
            for (RangeQueryInfo range : set.getRangeQueriesInfoList()) {
                if (hasChanged(keys, range)) {
                    return true;
                }
            }
            for (CollectionHashedReadWriteSet collection : part.getCollectionHashedRwsetList()) {
                if (hasChanged(part.getNamespace(), collection)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean hasChanged(String namespace, CollectionHashedReadWriteSet collection)
            throws InvalidProtocolBufferException {
        NavigableMap<String, Place> keys = keysOf(nameOf(namespace, collection));
        for (KVReadHash read :
                HashedRWSet.parseFrom(collection.getHashedRwset()).getHashedReadsList()) {
            String key = HexFormat.of().formatHex(read.getKeyHash().toByteArray());
            if (!isAt(keys, key, Place.of(read.hasVersion(), read.getVersion()))) {
                return true;
            }
        }
        return false;
    }

    private boolean hasChanged(NavigableMap<String, Place> keys, RangeQueryInfo range) {
        if (range.hasReadsMerkleHashes()) {
            hashedRanges++;
            return false;
        }
        List<Map.Entry<String, @Nullable Place>> seen = new ArrayList<>();
        for (KVRead read : range.getRawReads().getKvReadsList()) {
            seen.add(entry(read.getKey(), Place.of(read.hasVersion(), read.getVersion())));
        }
        NavigableMap<String, Place> rows = keys.tailMap(range.getStartKey(), true);
        if (!range.getEndKey().isEmpty()) { // a range that was not read to its end names the last row as its end
            rows = rows.headMap(range.getEndKey(), !range.getItrExhausted());
        }
        List<Map.Entry<String, @Nullable Place>> now = new ArrayList<>();
        rows.forEach((key, place) -> now.add(entry(key, place)));
        return !now.equals(seen);
    }

    private static Map.Entry<String, @Nullable Place> entry(String key, @Nullable Place place) {
        return new java.util.AbstractMap.SimpleImmutableEntry<>(key, place);
    }

    private static boolean isAt(NavigableMap<String, Place> keys, String key, @Nullable Place seen) {
        Place now = keys.get(key);
        return now == null ? seen == null : now.equals(seen);
    }

    /** The transaction at that place has taken effect. */
    void apply(TxReadWriteSet effects, long block, long transaction) throws InvalidProtocolBufferException {
        Place place = new Place(block, transaction);
        for (NsReadWriteSet part : effects.getNsRwsetList()) {
            KVRWSet set = KVRWSet.parseFrom(part.getRwset());
            NavigableMap<String, Place> keys = keysOf(part.getNamespace());
            for (KVWrite write : set.getWritesList()) {
                write(keys, write.getKey(), write.getIsDelete(), place);
            }
            set.getMetadataWritesList().forEach(write -> keys.computeIfPresent(write.getKey(), (key, old) -> place));
            for (CollectionHashedReadWriteSet collection : part.getCollectionHashedRwsetList()) {
                NavigableMap<String, Place> hashed = keysOf(nameOf(part.getNamespace(), collection));
                for (KVWriteHash write :
                        HashedRWSet.parseFrom(collection.getHashedRwset()).getHashedWritesList()) {
                    write(
                            hashed,
                            HexFormat.of().formatHex(write.getKeyHash().toByteArray()),
                            write.getIsDelete(),
                            place);
                }
            }
        }
    }

    private static void write(NavigableMap<String, Place> keys, String key, boolean deleted, Place place) {
        if (deleted) {
            keys.remove(key);
        } else {
            keys.put(key, place);
        }
    }

    private NavigableMap<String, Place> keysOf(String namespace) {
        return namespaces.computeIfAbsent(namespace, name -> new TreeMap<>());
    }

    private static String nameOf(String namespace, CollectionHashedReadWriteSet collection) {
        return namespace + "\0" + collection.getCollectionName();
    }
}
