package org.gridmarket.testkit.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.gridmarket.kernel.stream.StreamLimit;
import org.gridmarket.kernel.stream.form.AllocationId;
import org.gridmarket.kernel.stream.form.Leaf;
import org.gridmarket.kernel.stream.form.Parcel;
import org.gridmarket.kernel.stream.form.SignedParcel;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.form.StreamedInput;
import org.gridmarket.kernel.stream.lane.MissingRange;
import org.gridmarket.kernel.stream.lane.OpenedLeaf;
import org.gridmarket.kernel.stream.lane.PostedRoot;
import org.gridmarket.kernel.stream.message.PositionOpening;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.offer.EpochShape;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.RecordCodec;
import org.junit.jupiter.api.Test;

/** What the largest operations and rows come to. */
class StreamLimitsTest {
    private static final Bytes HASH = StreamHash.input(Bytes.utf8("hash"));
    private static final AllocationId ID = new AllocationId(HASH);
    private static final Leaf LEAF = Leaf.processed(HASH, HASH);
    private static final int LAST = EpochShape.MOST_INPUTS - 1;
    private static final int OPENED = StreamLimit.STREAM_TESTS.ceiling() + StreamLimit.STREAM_CONTESTED.ceiling();
    private static final int PATH = 16;

    private static PositionOpening opening() {
        Parcel parcel = new Parcel.Inputs(IntStream.range(0, Parcel.MOST)
                .mapToObj(i -> new StreamedInput(LAST - Parcel.MOST + i, HASH))
                .toList());
        SignedParcel evidence = new SignedParcel(parcel, Bytes.of(new byte[64]));
        return new PositionOpening(LAST, LEAF, Collections.nCopies(PATH, HASH), evidence);
    }

    @Test
    void the_largest_opening_fits_its_payload() {
        StreamCommand.Open open = new StreamCommand.Open(ID, 255, Collections.nCopies(OPENED, opening()));

        assertThat(RecordCodec.text(open).length()).isLessThan(StreamLimit.STREAM_PAYLOAD_BYTES.ceiling());
    }

    @Test
    void a_portion_of_the_largest_roots_is_less_than_a_block() {
        PostedRoot root = new PostedRoot(
                HASH,
                Collections.nCopies(StreamLimit.STREAM_RANGES.ceiling(), new MissingRange(LAST - 1, LAST)),
                List.copyOf(Collections.nCopies(OPENED, new OpenedLeaf(LAST, LEAF))));
        int row = RecordCodec.of(PostedRoot.class).write(root).length();

        assertThat((long) row * StreamLimit.STREAM_ROWS_PER_SWEEP.ceiling()).isLessThan(10_000_000L);
    }
}
