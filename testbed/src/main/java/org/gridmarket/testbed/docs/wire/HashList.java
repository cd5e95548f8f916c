package org.gridmarket.testbed.docs.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.keys.AccountKeyPair;
import org.jspecify.annotations.Nullable;

/** Hashes with the parts that go into each. */
final class HashList {
    private final ArrayNode node = JsonNodeFactory.instance.arrayNode();

    ArrayNode node() {
        return node;
    }

    /** A description that does not lead to what the kernel computes is not written at all. */
    void add(String what, Bytes hash, @Nullable AccountKeyPair signer, Bytes... parts) {
        if (!Digest.sha256(parts).equals(hash)) {
            throw new IllegalStateException("the parts of \"" + what + "\" are not what the kernel hashes");
        }
        ObjectNode vector = node.addObject();
        vector.put("what", what);
        ArrayNode list = vector.putArray("parts");
        for (Bytes part : parts) {
            list.add(part.toHex());
        }
        vector.put("hash", hash.toHex());
        if (signer != null) {
            vector.put("seed", signer.seed().toHex());
            vector.put("signer", signer.publicKey().toHex());
            vector.put("signature", signer.sign(hash).toHex());
        }
    }
}
