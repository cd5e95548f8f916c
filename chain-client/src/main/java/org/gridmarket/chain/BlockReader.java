package org.gridmarket.chain;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.wire.Bytes;
import org.hyperledger.fabric.client.CloseableIterator;
import org.hyperledger.fabric.protos.common.Block;

/**
 * Reads blocks for an audit: all from 0 on, from a peer or from files that {@code network/blocks} wrote, each checked to
 * follow from the one before it by number and hash.
 */
public final class BlockReader {
    private final BlockReading reading;
    private long next;
    private Bytes lastHash = Bytes.utf8("");

    private BlockReader(String chaincode) {
        this.reading = new BlockReading(chaincode);
    }

    /**
     * Reads the files {@code *.pb} or {@code *.block} of a folder in the order of their names.
     *
     * @return how many blocks there were
     * @throws ChainException naming the block that does not follow
     */
    public static long readFolder(Path folder, String chaincode, BlockConsumer consumer)
            throws IOException, InterruptedException {
        BlockReader reader = new BlockReader(chaincode);
        for (Path file : blockFiles(folder)) {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
                reader.take(Block.parseFrom(in), consumer);
            } catch (IOException | ChainException unreadable) {
                throw new ChainException(file + " is not the block expected", unreadable);
            }
        }
        return reader.next;
    }

    /** Reads the first so many blocks from the own organisation's peer; waits for those that it has not got yet. */
    public static long readPeer(FabricChain chain, long blocks, BlockConsumer consumer) throws InterruptedException {
        BlockReader reader = new BlockReader(chain.target().chaincode());
        if (blocks > 0) {
            try (CloseableIterator<Block> stream = chain.rawBlocks()) {
                while (reader.next < blocks && stream.hasNext()) {
                    reader.take(stream.next(), consumer);
                }
            }
        }
        return reader.next;
    }

    private static List<Path> blockFiles(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> blocks = files.filter(file -> file.toString().matches(".*\\.(pb|block)"))
                    .sorted()
                    .toList();
            if (blocks.isEmpty()) {
                throw new IOException(folder + " holds no *.pb or *.block; network/blocks --to FOLDER writes them");
            }
            return blocks;
        }
    }

    private void take(Block raw, BlockConsumer consumer) throws InterruptedException {
        LedgerBlock block = reading.read(raw);
        if (block.number() != next) {
            throw new ChainException("block " + next + " is missing, block " + block.number() + " comes instead");
        }
        if (!block.previousHash().equals(lastHash)) {
            throw new ChainException("block " + next + " does not follow from the block before it: it names hash "
                    + block.previousHash() + ", and that block's hash is " + lastHash);
        }
        if (!BlockHash.ofContent(raw)
                .equals(Bytes.of(raw.getHeader().getDataHash().toByteArray()))) {
            throw new ChainException("block " + next + " has other transactions than its header says");
        }
        lastHash = block.hash();
        next++;
        consumer.accept(block);
    }
}
