package org.gridmarket.testkit.stream;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.gridmarket.kernel.stream.form.EpochTests;
import org.gridmarket.kernel.stream.form.HashTree;
import org.gridmarket.kernel.stream.form.Leaf;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.form.TestedInput;
import org.gridmarket.kernel.stream.lane.MissingRange;
import org.gridmarket.kernel.wire.Bytes;

/** What is streamed in {@link OneAllocation}, and what is right: tests of every epoch at positions 10, 20, 30, 40. */
public final class PlannedStream {
    public static final Bytes BAD = StreamHash.output(Bytes.utf8("bad"));

    private static final int TEST_SPACING = 10;
    private static final Bytes SEED = StreamHash.input(Bytes.utf8("seed"));

    private static final List<Bytes> GOOD = IntStream.range(0, StreamDraft.TESTS)
            .mapToObj(test -> StreamHash.output(Bytes.of(new byte[] {(byte) test})))
            .toList();

    private final List<StreamDraft.Lie> lies;
    private final HashTree tests;

    PlannedStream(StreamDraft draft) {
        this.lies = draft.lies();
        this.tests = HashTree.of(IntStream.range(0, draft.epochs())
                .mapToObj(epoch -> EpochTests.leaf(epoch, salt(epoch), testsOf(epoch)))
                .toList());
    }

    HashTree tree() {
        return tests;
    }

    static Bytes salt(int epoch) {
        return StreamHash.salt(SEED, epoch);
    }

    /** Where a test is, counted from 0. */
    public static int position(int test) {
        return TEST_SPACING * (test + 1);
    }

    static Bytes input(int epoch, int position) {
        return StreamHash.input(inputBytes(epoch, position));
    }

    /** What is streamed at a position. */
    public static Bytes inputBytes(int epoch, int position) {
        return Bytes.utf8(epoch + "/" + position);
    }

    /** H(out) of what {@link #inputBytes} gives, as the module would make it. */
    public static Bytes rightOutput(Bytes input) {
        String[] place = input.toUtf8().split("/", 2);
        return right(Integer.parseInt(place[0]), Integer.parseInt(place[1])).output();
    }

    /** The right output of a test. */
    public static Bytes good(int test) {
        return GOOD.get(test);
    }

    /** Of all tests, in the order of a reveal. */
    public static List<Bytes> allGood() {
        return GOOD;
    }

    /** What the customer claims of its tests, right or not. */
    List<TestedInput> testsOf(int epoch) {
        return IntStream.range(0, StreamDraft.TESTS)
                .mapToObj(test -> new TestedInput(
                        position(test),
                        input(epoch, position(test)),
                        lies.contains(new StreamDraft.Lie(epoch, test)) ? BAD : good(test)))
                .toList();
    }

    /** What a supplier has where it is right. */
    static Leaf right(int epoch, int position) {
        boolean tested = position % TEST_SPACING == 0 && position > 0 && position <= TEST_SPACING * StreamDraft.TESTS;
        return Leaf.processed(input(epoch, position), good(tested ? position / TEST_SPACING - 1 : 0));
    }

    /** A wrong output where a test is. */
    public static Map<Integer, Leaf> wrong(int epoch, int test) {
        int position = position(test);
        return Map.of(position, Leaf.processed(input(epoch, position), BAD));
    }

    /** Another input where a test is, which the customer has signed. */
    static Map<Integer, Leaf> otherInput(int epoch, int test) {
        int position = position(test);
        return Map.of(position, Leaf.processed(input(epoch, -position), good(test)));
    }

    /** All leaves of an epoch: right but for these. */
    static List<Leaf> leaves(int epoch, List<MissingRange> missing, Map<Integer, Leaf> instead) {
        return IntStream.range(0, StreamDraft.INPUTS)
                .mapToObj(position ->
                        missing.stream().anyMatch(range -> range.first() <= position && position <= range.last())
                                ? Leaf.MISSING
                                : instead.getOrDefault(position, right(epoch, position)))
                .toList();
    }
}
