package org.gridmarket.chain;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.chain.block.BlockRefusedException;
import org.gridmarket.chain.block.Envelopes;
import org.gridmarket.chain.block.RecomputedValidity;
import org.gridmarket.chain.block.VerifiedBlocks;
import org.gridmarket.kernel.wire.Bytes;
import org.hyperledger.fabric.protos.common.Block;
import org.jspecify.annotations.Nullable;

/**
 * Reads blocks for an audit: all from 0 on, from a peer or from files that {@code network/blocks} wrote, each verified
 * ({@link VerifiedBlocks}), and how its transactions ended computed anew ({@link RecomputedValidity}).
 */
public final class BlockReader {
    private final BlockReading reading;
    private final VerifiedBlocks verified;
    private final RecomputedValidity validity = new RecomputedValidity();
    private final boolean anchored;
    private Bytes first = Bytes.utf8("");

    private BlockReader(String chaincode, @Nullable Bytes genesis) {
        this.reading = new BlockReading(chaincode);
        this.verified = VerifiedBlocks.fromFirst(genesis);
        this.anchored = genesis != null;
    }

    /**
     * Reads the files {@code *.pb} or {@code *.block} of a folder in the order of their names.
     *
     * @param genesis hash that block 0 must have; null takes any, and then files prove only that they belong together
     * @throws ChainException naming the file that is no block, or not the next one
     */
    public static BlocksRead readFolder(Path folder, String chaincode, @Nullable Bytes genesis, BlockConsumer consumer)
            throws IOException, InterruptedException {
        BlockReader reader = new BlockReader(chaincode, genesis);
        for (Path file : blockFiles(folder)) {
            try {
                reader.take(parsed(file), consumer);
            } catch (BlockRefusedException refused) {
                throw new ChainException(file.getFileName() + ": " + refused.getMessage(), refused);
            }
        }
        return reader.read();
    }

    /**
     * The channel whose blocks the files of a folder say they are, by the first of them.
     *
     * @throws ChainException when that file is no block of a channel
     */
    public static String channelOf(Path folder) throws IOException {
        Path file = blockFiles(folder).getFirst();
        Block block = parsed(file);
        if (block.getData().getDataCount() == 0) {
            throw new ChainException(file.getFileName() + " holds nothing, so it names no channel");
        }
        return Envelopes.channelHeaderOf(Envelopes.payloadOf(block.getData().getData(0)))
                .getChannelId();
    }

    /**
     * Reads the first so many blocks from the own organisation's peer; waits for those that it has not got yet.
     *
     * @throws ChainException when the peer stays silent, or gives what is not the channel's
     */
    public static BlocksRead readPeer(FabricChain chain, long blocks, BlockConsumer consumer)
            throws InterruptedException {
        return readPeer(chain.ownBlocks(), chain, blocks, consumer);
    }

    /**
     * Reads all blocks that the own organisation's peer has now.
     *
     * @throws ChainException when the peer stays silent, or gives what is not the channel's
     */
    public static BlocksRead readPeer(FabricChain chain, BlockConsumer consumer) throws InterruptedException {
        PeerBlocks peer = chain.ownBlocks();
        return readPeer(peer, chain, new PatientReading(peer, Pause.SLEEP).height(), consumer);
    }

    private static BlocksRead readPeer(PeerBlocks peer, FabricChain chain, long blocks, BlockConsumer consumer)
            throws InterruptedException {
        BlockReader reader = new BlockReader(chain.target().chaincode(), chain.genesis());
        new PatientReading(peer, Pause.SLEEP).read(blocks, block -> {
            try {
                reader.take(block, consumer);
            } catch (BlockRefusedException refused) {
                throw new ChainException(String.valueOf(refused.getMessage()), refused);
            }
        });
        return reader.read();
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

    private static Block parsed(Path file) throws IOException {
        Block block;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            block = Block.parseFrom(in);
        } catch (com.google.protobuf.InvalidProtocolBufferException broken) {
            throw new ChainException(file.getFileName() + " is empty or cut off, or no block at all", broken);
        }
        if (!block.hasHeader() || !block.hasData() || !block.hasMetadata()) { // the last of them comes last
            throw new ChainException(file.getFileName() + " is empty or cut off");
        }
        return block;
    }

    private void take(Block raw, BlockConsumer consumer) throws InterruptedException, BlockRefusedException {
        verified.take(raw, validity);
        if (verified.next() == 1) {
            first = verified.lastHash();
        }
        consumer.accept(reading.read(raw));
    }

    private BlocksRead read() {
        return new BlocksRead(verified.next(), verified.lastHash(), first, anchored, validity);
    }
}
