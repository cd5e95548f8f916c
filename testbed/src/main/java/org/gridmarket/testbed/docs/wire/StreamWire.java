package org.gridmarket.testbed.docs.wire;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gridmarket.kernel.stream.lane.MissingRange;
import org.gridmarket.kernel.stream.lane.StreamVerdict;
import org.gridmarket.kernel.stream.message.StreamAnswer;
import org.gridmarket.kernel.stream.message.StreamCommand;
import org.gridmarket.kernel.stream.terms.StreamRules;
import org.gridmarket.testkit.stream.OneAllocation;
import org.gridmarket.testkit.stream.PlannedStream;
import org.gridmarket.testkit.stream.StreamCast;
import org.gridmarket.testkit.stream.StreamDraft;

/** What the stream market answers, and an example of each operation that an account signs. */
final class StreamWire {
    private StreamWire() {}

    static List<Class<?>> answers() {
        return Stream.<Class<?>>concat(
                        Stream.of(StreamAnswer.class.getPermittedSubclasses()), Stream.of(StreamRules.class))
                .toList();
    }

    static List<Record> examples() {
        OneAllocation played = StreamDraft.PAGE.founded(terms -> terms);
        StreamCommand.PostRoot root =
                played.posting(StreamCast.S1, 0, List.of(new MissingRange(1_100, 1_199)), Map.of());
        return List.of(
                root,
                played.revealing(0),
                played.opening(StreamCast.S1, 0),
                new StreamCommand.PostVerdict(
                        played.id(), 0, StreamCast.S1.account(), StreamVerdict.found(PlannedStream.allGood())),
                played.proving(StreamCast.S1, 0, PlannedStream.BAD),
                new StreamCommand.Stop(played.id()));
    }
}
