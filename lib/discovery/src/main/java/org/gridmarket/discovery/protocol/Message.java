package org.gridmarket.discovery.protocol;

import java.util.List;
import org.gridmarket.discovery.DiscoveryLimits;
import org.gridmarket.discovery.record.Content;
import org.gridmarket.discovery.record.Head;
import org.gridmarket.discovery.record.HeadKey;
import org.gridmarket.discovery.record.Mandate;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.trust.DiscoveryRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/** What daemons tell each other; each may be lost, repeated, late, and a lie. */
public sealed interface Message {
    /**
     * A head, by its owner or somebody who has heard it.
     *
     * @param head as its owner signed it
     * @param ageMillis since it was issued, as the sender says
     * @param mandate of the head; with content, and to whoever asked
     * @param content for the receiver's site; absent when nothing has changed or the sender has none
     */
    record Copy(
            Head head,
            long ageMillis,
            @Nullable Mandate mandate,
            @Nullable Content content) implements Message {
        public Copy {
            checkAge(ageMillis);
        }
    }

    /** Asks for a node's newest head with mandate and content. */
    record Want(NodeId node) implements Message {}

    /**
     * What the sender knows of the nodes in a range (rule 7).
     *
     * @param from the first node of the range; absent: from the very first
     * @param below the range ends before this one; absent: it ends with the last
     * @param lines one for each known node in the range, and one for the sender itself
     * @param denials the number of each organisation's list of denials
     * @param question whether the sender wants the receiver's summary in turn
     */
    record Summary(
            @Nullable NodeId from,
            @Nullable NodeId below,
            List<Line> lines,
            List<DenialNumber> denials,
            boolean question)
            implements Message {
        public Summary {
            lines = List.copyOf(lines);
            denials = List.copyOf(denials);
            if (lines.size() > DiscoveryLimits.SUMMARY_NODES + 1 || denials.size() > Organisation.values().length) {
                throw new IllegalArgumentException("a summary of " + lines.size() + " nodes");
            }
        }

        boolean covers(NodeId node) {
            return (from == null || node.compareTo(from) >= 0) && (below == null || node.compareTo(below) < 0);
        }
    }

    /** The newest head of a node, and how old the sender says it is. */
    record Line(NodeId node, HeadKey key, long ageMillis) {
        public Line {
            checkAge(ageMillis);
        }
    }

    /** Which list of denials the sender has of an organisation. */
    record DenialNumber(Organisation organisation, long number) {}

    /** A list of denials, as the organisation signed it. */
    record Denial(Bytes list) implements Message {
        public Denial {
            if (list.length() > DiscoveryLimits.DENIAL_BYTES) {
                throw new IllegalArgumentException(
                        "a list of " + list.length() + " bytes; at most " + DiscoveryLimits.DENIAL_BYTES);
            }
        }
    }

    /** As it travels. */
    static Bytes write(Message message) {
        return RecordCodec.of(Message.class).writeBytes(message);
    }

    /** {@link DiscoveryRejection#TOO_LARGE} before anything is read, or {@link DiscoveryRejection#MALFORMED}. */
    static Decision<Message> read(Bytes bytes) {
        if (bytes.length() > DiscoveryLimits.MESSAGE_BYTES) {
            return Decision.reject(
                    DiscoveryRejection.TOO_LARGE,
                    "middleware, Record and head",
                    bytes.length() + " bytes; at most " + DiscoveryLimits.MESSAGE_BYTES);
        }
        try {
            return Decision.accept(RecordCodec.of(Message.class).read(bytes));
        } catch (MalformedException malformed) {
            return Decision.reject(
                    DiscoveryRejection.MALFORMED,
                    "middleware, Record and head",
                    String.valueOf(malformed.getMessage()));
        }
    }

    private static void checkAge(long ageMillis) {
        if (ageMillis < 0 || ageMillis > DiscoveryLimits.HIGHEST_AGE_MILLIS) {
            throw new IllegalArgumentException("an age of " + ageMillis + " ms");
        }
    }
}
