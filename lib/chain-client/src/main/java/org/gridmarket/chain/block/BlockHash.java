package org.gridmarket.chain.block;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
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
public final class BlockHash {
    private BlockHash() {}

    public static Bytes of(BlockHeader header) {
        return sha256(encoded(header));
    }

    /** The header as orderers sign it. */
    static ByteString encoded(BlockHeader header) {
        DERSequence sequence = new DERSequence(new ASN1Encodable[] {
            new ASN1Integer(BigInteger.valueOf(header.getNumber())),
            new DEROctetString(header.getPreviousHash().toByteArray()),
            new DEROctetString(header.getDataHash().toByteArray())
        });
        try {
            return ByteString.copyFrom(sequence.getEncoded());
        } catch (IOException inMemory) {
            throw new UncheckedIOException("a block header cannot be encoded", inMemory);
        }
    }

    /** What the header's data hash must be: SHA-256 of the transactions, one after the other. */
    static Bytes ofContent(Block block) {
        return sha256(ByteString.copyFrom(block.getData().getDataList()));
    }

    /**
     * The hash of a channel's first block, in which its members and orderers stand. Whoever joined the channel holds the file.
     *
     * @throws IOException naming the file, when it is no block or not the first one
     */
    public static Bytes ofGenesis(Path file) throws IOException {
        Block block;
        try (var in = Files.newInputStream(file)) {
            block = Block.parseFrom(in);
        } catch (IOException unreadable) {
            throw new IOException(file + " cannot be read as the channel's first block", unreadable);
        }
        if (!block.hasHeader()
                || block.getHeader().getNumber() != 0
                || block.getData().getDataCount() == 0) {
            throw new IOException(file + " is not the first block of a channel");
        }
        if (!ofContent(block).equals(Bytes.of(block.getHeader().getDataHash().toByteArray()))) {
            throw new IOException(file + " is damaged: its content is not what its header says");
        }
        return of(block.getHeader());
    }

    public static Bytes sha256(ByteString content) {
        try {
            return Bytes.of(MessageDigest.getInstance("SHA-256").digest(content.toByteArray()));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException("this JDK lacks SHA-256", everyJdkHasIt);
        }
    }
}
