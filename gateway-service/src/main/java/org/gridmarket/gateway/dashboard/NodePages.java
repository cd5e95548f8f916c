package org.gridmarket.gateway.dashboard;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers about nodes, as the gateway's own node tells them. Times in ms since 1970, ages in ms. */
public final class NodePages {
    /** All of an organisation together, those that are there first. */
    public static final Comparator<NodeRow> BY_ORGANISATION = Comparator.comparing(NodeRow::organisation)
            .thenComparing(row -> row.since() == null)
            .thenComparing(NodeRow::name)
            .thenComparing(NodeRow::node);

    public static final Comparator<ServiceRow> BY_TYPE = Comparator.comparing(ServiceRow::type)
            .thenComparing(ServiceRow::organisation)
            .thenComparing(ServiceRow::node)
            .thenComparing(ServiceRow::instance);

    private NodePages() {}

    /**
     * Who is there, who is gone, and what they offer.
     *
     * @param toldMillisAgo since the own node told this: more than some seconds when it answers no more
     * @param refused what is announced and not told
     * @param counts what the own node did not believe or dropped, and its alarms, since it started
     */
    public record Nodes(
            long toldMillisAgo,
            List<NodeRow> nodes,
            List<ServiceRow> services,
            List<RefusedRow> refused,
            List<CountRow> counts) {}

    /**
     * A node.
     *
     * @param organisation empty, as name and unit are, while it has not been heard in this life of the own node
     * @param state {@code THIS} for the own one, {@code LIVE}, or why it is gone
     * @param since when it came; null when it is gone
     * @param headMillis the age of its newest head; null for the own one, and for one that has not been heard
     */
    public record NodeRow(
            String node,
            String name,
            String organisation,
            String unit,
            String site,
            String state,
            @Nullable Long since,
            @Nullable Long headMillis,
            int services) {}

    /**
     * A service of a live node; the account is the one that vouches for it, if one has to. Of an application, what is wanted and
     * what is.
     */
    public record ServiceRow(
            String type,
            String organisation,
            String node,
            String instance,
            List<String> addresses,
            @Nullable String account,
            @Nullable String wanted,
            @Nullable String actual) {}

    /** A record that is not told, and why. */
    public record RefusedRow(String node, String code, String detail) {}

    public record CountRow(String what, long times) {}
}
