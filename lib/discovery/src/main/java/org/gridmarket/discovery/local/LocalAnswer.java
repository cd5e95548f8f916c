package org.gridmarket.discovery.local;

import java.util.List;
import org.gridmarket.discovery.protocol.Message;
import org.gridmarket.discovery.protocol.Tell;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.record.RecordId;
import org.gridmarket.kernel.decision.Rejection;
import org.gridmarket.kernel.wire.RecordCodec;

/** What a daemon says to a program of its machine, one line each. */
public sealed interface LocalAnswer {
    /** To a hello. */
    record Greeted(NodeId node) implements LocalAnswer {}

    /** To a list: what its services are called, in its order. */
    record Announced(List<RecordId> ids) implements LocalAnswer {
        public Announced {
            ids = List.copyOf(ids);
        }
    }

    /** To a beat of an actor that the daemon does not know any more: it sends its list. */
    record ListWanted() implements LocalAnswer {}

    /** A difference, to a subscriber. */
    record Told(Tell tell) implements LocalAnswer {}

    /** One node, to whoever asked for the status. */
    record Seen(NodeView node) implements LocalAnswer {}

    /** The daemon itself; the last answer to whoever asked for the status. */
    record Self(DaemonView daemon) implements LocalAnswer {}

    /** A card, or a list of denials, to whoever asked for cards. */
    record Card(Message message) implements LocalAnswer {}

    /** No more cards for now. */
    record CardsEnd() implements LocalAnswer {}

    /** The list of denials is known, here and soon everywhere; under this number. */
    record Denied(long number) implements LocalAnswer {}

    /** Nothing of what was asked was done; the connection stays. */
    record Refused(String code, String detail) implements LocalAnswer {
        public static Refused of(Rejection reason) {
            return new Refused(reason.code().name(), reason.detail());
        }
    }

    /** A line without its end. */
    static String write(LocalAnswer answer) {
        return RecordCodec.of(LocalAnswer.class).write(answer);
    }

    /** What a daemon wrote. */
    static LocalAnswer read(String line) {
        return RecordCodec.of(LocalAnswer.class).read(line);
    }
}
