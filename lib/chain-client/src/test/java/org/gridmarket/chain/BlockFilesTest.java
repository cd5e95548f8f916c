package org.gridmarket.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.gridmarket.chain.block.BlockHash;
import org.gridmarket.chain.block.SyntheticChannel;
import org.gridmarket.chain.block.SyntheticTransaction;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of others, which may be anything. */
final class BlockFilesTest {
    private static final int BLOCKS = 5;
    private static final int STEP = 97; // octets, a prime: cuts fall into all kinds of fields

    @TempDir
    private Path folder;

    private final SyntheticChannel channel = new SyntheticChannel();

    @BeforeEach
    void files_of_a_channel() throws IOException {
        for (int i = 1; i < BLOCKS; i++) {
            channel.append(
                    SyntheticTransaction.in(channel, 2).writes("key", "value").envelope());
        }
        for (int i = 0; i < BLOCKS; i++) {
            Files.write(file(i), channel.blocks().get(i).toByteArray());
        }
    }

    private Path file(int number) {
        return folder.resolve("block-0000000" + number + ".pb");
    }

    private BlocksRead read() throws IOException, InterruptedException {
        return BlockReader.readFolder(folder, SyntheticChannel.CHAINCODE, null, block -> {});
    }

    private void failsWith(String message) {
        assertThatThrownBy(this::read).isInstanceOf(ChainException.class).hasMessage(message);
    }

    @Test
    void whole_files_are_read() throws Exception {
        BlocksRead read = read();

        assertThat(read.blocks()).isEqualTo(BLOCKS);
        assertThat(read.chaincodes()).containsExactly("gridmarket");
        assertThat(read.genesis()).isEqualTo(channel.genesis());
        assertThat(read.anchored()).isFalse();
    }

    @Test
    void an_empty_file_is_named() throws IOException {
        Files.write(file(2), new byte[0]);

        failsWith("block-00000002.pb is empty or cut off");
    }

    @Test
    void a_file_that_is_cut_off_anywhere_is_named() throws IOException {
        byte[] whole = Files.readAllBytes(file(2));
        for (int length = 1; length < whole.length; length += STEP) {
            Files.write(file(2), Arrays.copyOf(whole, length));

            assertThatThrownBy(this::read)
                    .as("cut off after %d of %d octets", length, whole.length)
                    .isInstanceOf(ChainException.class)
                    .hasMessageStartingWith("block-00000002.pb");
        }
    }

    @Test
    void a_missing_block_is_named() throws IOException {
        Files.delete(file(3));

        failsWith("block-00000004.pb: block 3 is missing, block 4 comes instead");
    }

    @Test
    void a_file_that_is_no_block_is_named() throws IOException {
        Files.write(file(1), ByteString.copyFromUtf8("this is a text").toByteArray());

        failsWith("block-00000001.pb is empty or cut off, or no block at all");
    }

    @Test
    void blocks_of_another_channel_are_refused_where_the_first_block_is_known() {
        Bytes other = new SyntheticChannel().genesis();

        assertThatThrownBy(() -> BlockReader.readFolder(folder, SyntheticChannel.CHAINCODE, other, block -> {}))
                .isInstanceOf(ChainException.class)
                .hasMessageContaining("block-00000000.pb: block 0 is that of another channel");
    }

    @Test
    void the_first_block_is_read_from_the_file_with_which_a_peer_joined() throws IOException {
        assertThat(BlockHash.ofGenesis(file(0))).isEqualTo(channel.genesis());
        for (int other : List.of(1, 2)) {
            assertThatThrownBy(() -> BlockHash.ofGenesis(file(other)))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(file(other).getFileName().toString());
        }
    }
}
