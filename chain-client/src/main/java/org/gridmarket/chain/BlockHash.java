package org.gridmarket.chain;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.gridmarket.kernel.wire.Bytes;
import org.hyperledger.fabric.protos.common.Block;
import org.hyperledger.fabric.protos.common.BlockHeader;

/** Fabric's hash of a block header: SHA-256 of the DER sequence (number, previous hash, data hash). */
final class BlockHash {
    private BlockHash() {}

    static Bytes of(BlockHeader header) {
        DERSequence sequence = new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(BigInteger.valueOf(header.getNumber())),
            new DEROctetString(header.getPreviousHash().toByteArray()),
            new DEROctetString(header.getDataHash().toByteArray())
        });
        try {
            return sha256(ByteString.copyFrom(sequence.getEncoded()));
        } catch (IOException inMemory) {
            throw new UncheckedIOException("a block header cannot be encoded", inMemory);
        }
    }

    /** What the header's data hash must be: SHA-256 of the transactions, one after the other. */
    static Bytes ofContent(Block block) {
        return sha256(ByteString.copyFrom(block.getData().getDataList()));
    }

    static Bytes sha256(ByteString content) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(content.toByteArray()));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException("this JDK lacks SHA-256", everyJdkHasIt);
        }
    }
}
