package org.gridmarket.chain.block;

import com.google.protobuf.InvalidProtocolBufferException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import org.gridmarket.kernel.wire.Bytes;
import org.hyperledger.fabric.protos.common.Block;
import org.jspecify.annotations.Nullable;

/**
 * The one place where a block is judged, whoever gave it: it follows from the block before it by number and hash, its
 * transactions are those of its header, and the channel's orderers have signed it as the configuration in force demands,
 * which comes from the first block and from configuration blocks that were judged likewise. The anchor of trust is the hash
 * of the first block, which every member holds since it joined the channel. What orderers do not sign is how transactions
 * ended ({@link Envelopes#validity}): that is the word of the peer that gave the block. Not thread-safe.
 */
public final class VerifiedBlocks {
    /**
     * Gives a block by its number, from wherever; nothing of it is believed.
     *
     * @param <E> how it fails
     */
    @FunctionalInterface
    public interface Lookup<E extends Exception> {
        Block block(long number) throws E;
    }

    private static final int MOST_CONFIGURATIONS = 10_000; // more updates than a channel sees in its life

    private final @Nullable Bytes genesis;
    private @Nullable ChannelConfiguration configuration;
    private @Nullable BlockSigners signers;
    private Bytes lastHash = Bytes.utf8("");
    private long next;

    private VerifiedBlocks(@Nullable Bytes genesis) {
        this.genesis = genesis;
    }

    /**
     * All blocks of a channel, from the first on.
     *
     * @param genesis the hash that the first block must have; null takes any, which proves only that blocks belong together
     */
    public static VerifiedBlocks fromFirst(@Nullable Bytes genesis) {
        return new VerifiedBlocks(genesis);
    }

    /**
     * The blocks from this one on. The configuration in force is found without reading all that came before: each block names
     * the newest configuration block up to it, under the orderers' signatures.
     */
    public static <E extends Exception> VerifiedBlocks from(long next, Bytes genesis, Lookup<E> lookup)
            throws BlockRefusedException, E {
        VerifiedBlocks blocks = new VerifiedBlocks(genesis);
        if (next > 0) {
            Block last = asked(next - 1, lookup);
            for (Block each : configurationsUpTo(last, lookup)) {
                blocks.adopt(each);
            }
            if (blocks.next < next) { // else the last block is itself the configuration in force
                blocks.judge(last);
            }
        }
        return blocks;
    }

    private static <E extends Exception> Deque<Block> configurationsUpTo(Block last, Lookup<E> lookup)
            throws BlockRefusedException, E {
        Deque<Block> found = new ArrayDeque<>();
        Block from = last;
        long at = lastConfiguration(from);
        while (at > 0 && found.size() < MOST_CONFIGURATIONS) {
            if (at > from.getHeader().getNumber()) {
                throw new BlockRefusedException("block " + from.getHeader().getNumber() + " names block " + at
                        + " as the configuration in force, which comes later");
            }
            found.addFirst(asked(at, lookup));
            from = asked(at - 1, lookup);
            at = lastConfiguration(from);
        }
        found.addFirst(asked(0, lookup));
        return found;
    }

    private static <E extends Exception> Block asked(long number, Lookup<E> lookup) throws BlockRefusedException, E {
        Block block = lookup.block(number);
        if (block.getHeader().getNumber() != number) {
            throw new BlockRefusedException("block " + number + " was asked for, and block "
                    + block.getHeader().getNumber() + " came");
        }
        return block;
    }

    private static long lastConfiguration(Block block) throws BlockRefusedException {
        try {
            return block.getHeader().getNumber() == 0 ? 0 : BlockSignatures.lastConfiguration(block);
        } catch (InvalidProtocolBufferException malformed) {
            throw new BlockRefusedException(
                    "the metadata of block " + block.getHeader().getNumber() + " cannot be read", malformed);
        }
    }

    /** The number of the block that comes next. */
    public long next() {
        return next;
    }

    /** The hash of the block before it; empty before the first. */
    public Bytes lastHash() {
        return lastHash;
    }

    /** Who signed the last block; empty before the second, since nobody signs the first. */
    public Optional<BlockSigners> signers() {
        return Optional.ofNullable(signers);
    }

    /** The configuration that the next block is judged by. */
    ChannelConfiguration configuration() {
        return Objects.requireNonNull(configuration, "known from the first block on");
    }

    /**
     * Takes the next block.
     *
     * @throws BlockRefusedException when it is not the next block of the channel; nothing has changed then
     */
    public void take(Block block) throws BlockRefusedException {
        long number = block.getHeader().getNumber();
        if (number != next) {
            throw new BlockRefusedException(
                    number > next
                            ? "block " + next + " is missing, block " + number + " comes instead"
                            : "block " + number + " comes again, block " + next + " was to come");
        }
        Bytes previous = Bytes.of(block.getHeader().getPreviousHash().toByteArray());
        if (!previous.equals(lastHash)) {
            throw new BlockRefusedException(
                    "block " + next + " does not follow from the block before it: it names hash " + previous
                            + ", and that block's hash is " + lastHash);
        }
        judge(block);
    }

    /** The same, and has it told how the block's transactions must have ended. */
    public void take(Block block, RecomputedValidity validity) throws BlockRefusedException {
        ChannelConfiguration before = configuration;
        take(block);
        validity.take(block, before == null ? configuration() : before);
    }

    /** A configuration block, whose predecessor need not be known. */
    private void adopt(Block block) throws BlockRefusedException {
        judge(block);
        if (!isConfiguration(block)) {
            throw new BlockRefusedException("block " + block.getHeader().getNumber()
                    + " is named as the configuration in force and holds none");
        }
    }

    private void judge(Block block) throws BlockRefusedException {
        long number = block.getHeader().getNumber();
        if (!BlockHash.ofContent(block)
                .equals(Bytes.of(block.getHeader().getDataHash().toByteArray()))) {
            throw new BlockRefusedException("block " + number + " has other transactions than its header says");
        }
        Bytes hash = BlockHash.of(block.getHeader());
        if (number > 0) {
            signers = configuration().requireOrderers(block);
        } else if (genesis != null && !hash.equals(genesis)) {
            throw new BlockRefusedException("block 0 is that of another channel: its hash is " + hash.toHex()
                    + ", and that of the block with which the members joined is " + genesis.toHex());
        }
        if (number == 0 || isConfiguration(block)) {
            configuration = ChannelConfiguration.of(block);
        }
        lastHash = hash;
        next = number + 1;
    }

    private static boolean isConfiguration(Block block) throws BlockRefusedException {
        try {
            return Envelopes.isConfiguration(block);
        } catch (InvalidProtocolBufferException unreadable) {
            // a lone transaction that cannot be unpacked: anybody can have rubbish ordered, and it configures nothing
            return false;
        }
    }
}
