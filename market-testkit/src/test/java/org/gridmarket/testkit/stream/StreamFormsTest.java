package org.gridmarket.testkit.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.form.HashTree;
import org.gridmarket.kernel.stream.form.Leaf;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.Test;

/** Byte forms against the page (stream-market, Known answers: bytes) and against themselves. */
class StreamFormsTest {
    private static final AllocationId ALLOCATION = new AllocationId(Bytes.hex("11".repeat(32)));
    private static final AccountKey SUPPLIER = AccountKey.hex("22".repeat(32));
    private static final int EPOCH = 3;

    private static Bytes leaf(int position) {
        Bytes one = Bytes.of(new byte[] {(byte) position});
        Leaf leaf = position == 4 ? Leaf.MISSING : Leaf.processed(StreamHash.input(one), StreamHash.output(one));
        return leaf.bytes(ALLOCATION, SUPPLIER, EPOCH, position);
    }

    private static List<Bytes> leaves(int count) {
        return IntStream.range(0, count).mapToObj(StreamFormsTest::leaf).toList();
    }

    @Test
    void the_root_of_five_leaves_is_that_of_the_page() {
        assertThat(HashTree.of(leaves(5)).root().toHex())
                .isEqualTo("63321d063b6af2dcd42178077eb3b249b449ef7daaf91773c8528f1cad3f5779");
    }

    @Test
    void a_leaf_has_as_many_bytes_as_the_page_says() {
        assertThat(leaf(2).length()).isEqualTo(193);
    }

    @Test
    void every_leaf_of_trees_of_up_to_forty_is_proved_at_its_position_and_at_no_other() {
        for (int size = 1; size <= 40; size++) {
            List<Bytes> leaves = leaves(size);
            HashTree tree = HashTree.of(leaves);
            for (int position = 0; position < size; position++) {
                List<Bytes> path = tree.path(position);
                for (int claimed = 0; claimed < size; claimed++) {
                    assertThat(HashTree.isIn(leaves.get(position), claimed, size, path, tree.root()))
                            .as("leaf %d of %d claimed at %d", position, size, claimed)
                            .isEqualTo(claimed == position);
                }
            }
        }
    }
}
