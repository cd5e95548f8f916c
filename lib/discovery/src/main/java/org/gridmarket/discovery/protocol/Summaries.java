package org.gridmarket.discovery.protocol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.discovery.DiscoveryTimes;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.trust.DenialBook;
import org.gridmarket.discovery.trust.DenialList;
import org.gridmarket.kernel.party.Organisation;
import org.jspecify.annotations.Nullable;

/** Two members compare what they know (rule 7); what is more than fits one summary is told in several, one after the other. */
final class Summaries {
    private final NodeTable table;
    private final OwnCard own;
    private final DenialBook denials;
    private final int size;
    private @Nullable NodeId next;

    Summaries(NodeTable table, OwnCard own, DenialBook denials, int size) {
        this.table = table;
        this.own = own;
        this.denials = denials;
        this.size = size;
    }

    /** From the very first node on, or from where the last one ended. */
    Message.Summary question(boolean fromTheFirst, long nowMillis) {
        Message.Summary summary = of(fromTheFirst ? null : next, null, true, nowMillis);
        next = summary.below();
        return summary;
    }

    /** Over the range that was asked for, as far as it fits. */
    Message.Summary answer(Message.Summary question, long nowMillis) {
        return of(question.from(), question.below(), false, nowMillis);
    }

    private Message.Summary of(@Nullable NodeId from, @Nullable NodeId below, boolean question, long nowMillis) {
        List<Message.Line> lines = new ArrayList<>(List.of(new Message.Line(own.node(), own.key(), 0)));
        NodeId end = below;
        for (NodeEntry entry : table.entries()) {
            NodeId node = entry.node();
            if ((from != null && node.compareTo(from) < 0) || (below != null && node.compareTo(below) >= 0)) {
                continue;
            }
            if (lines.size() > size) {
                end = node;
                break;
            }
            lines.add(new Message.Line(node, entry.newest.key(), NodeTable.givenAge(entry, nowMillis)));
        }
        return new Message.Summary(from, end, lines, numbers(), question);
    }

    private List<Message.DenialNumber> numbers() {
        return Arrays.stream(Organisation.values())
                .filter(organisation -> denials.number(organisation) > 0)
                .map(organisation -> new Message.DenialNumber(organisation, denials.number(organisation)))
                .toList();
    }

    /** Whose head a summary shows to be better known by its sender than here. */
    List<NodeId> toAsk(Message.Summary theirs, long nowMillis) {
        Map<NodeId, Message.Line> mine = lines(nowMillis);
        return theirs.lines().stream()
                .filter(line -> isBetter(line, mine.get(line.node())))
                .map(Message.Line::node)
                .toList();
    }

    /** Whose head is better known here than by the sender of a summary. */
    List<NodeId> toGive(Message.Summary theirs, long nowMillis) {
        Map<NodeId, Message.Line> known = new LinkedHashMap<>();
        theirs.lines().forEach(line -> known.put(line.node(), line));
        return lines(nowMillis).values().stream()
                .filter(line -> theirs.covers(line.node()) && isBetter(line, known.get(line.node())))
                .map(Message.Line::node)
                .toList();
    }

    private Map<NodeId, Message.Line> lines(long nowMillis) {
        Map<NodeId, Message.Line> lines = new LinkedHashMap<>();
        for (NodeEntry entry : table.entries()) {
            long ageMillis = NodeTable.givenAge(entry, nowMillis);
            lines.put(entry.node(), new Message.Line(entry.node(), entry.newest.key(), ageMillis));
        }
        lines.put(own.node(), new Message.Line(own.node(), own.key(), 0));
        return lines;
    }

    /** Newer, or the same and so much younger that it matters while it may be alive. */
    private static boolean isBetter(Message.Line one, Message.@Nullable Line other) {
        return other == null
                || one.key().isAfter(other.key())
                || (one.key().equals(other.key())
                        && one.ageMillis() + DiscoveryTimes.FRESHER_MILLIS < other.ageMillis()
                        && one.ageMillis() < DiscoveryTimes.remote(DiscoveryTimes.LONGEST_LEASE_MILLIS));
    }

    /** The lists of denials that the sender of a summary has not. */
    List<DenialList> denialsToGive(Message.Summary theirs) {
        return denials.lists().stream()
                .filter(list -> theirs.denials().stream()
                        .noneMatch(number ->
                                number.organisation() == list.organisation() && number.number() >= list.number()))
                .toList();
    }
}
