package org.gridmarket.cli.node;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gridmarket.cli.ReportingCommand;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.discovery.local.DaemonView;
import org.gridmarket.discovery.local.NodeConnection;
import org.gridmarket.discovery.local.NodeView;
import org.gridmarket.discovery.protocol.Service;
import org.gridmarket.discovery.record.Attribute;
import org.gridmarket.discovery.record.Endpoint;
import org.gridmarket.discovery.record.NodeId;
import org.gridmarket.discovery.trust.NodeIdentity;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Who is there, who is gone, and why. */
@CommandLine.Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Shows all nodes that this one knows: since when, the age of the last head in ms, why one is gone; with what each"
                    + " offers, and what is not told although a node announces it.",
            "An age beyond 1,100 ms in the own site means that heads are lost on the way."
        },
        footer = {"", "Example: ./gridmarket node list --dir node --services"})
final class ListNodes extends ReportingCommand {
    private static final long SECOND_MILLIS = 1_000;

    @CommandLine.Mixin
    private final NodeFolderOption node = new NodeFolderOption();

    @CommandLine.Option(names = "--services", description = "One line for each service.")
    private boolean services;

    @Override
    public Integer call() {
        NodeConnection.Status status;
        try (NodeConnection connection = node.connect()) {
            status = connection.status();
        }
        StringBuilder text = new StringBuilder(services ? servicesOf(status) : nodesOf(status));
        for (NodeView view : status.nodes()) {
            view.ignored()
                    .forEach(each -> text.append("not told, of ")
                            .append(nameOf(view.identity(), view.node()))
                            .append(": ")
                            .append(each.code())
                            .append(", ")
                            .append(each.detail())
                            .append('\n'));
        }
        for (DaemonView.Count count : status.daemon().counts()) {
            if (count.times() > 0) {
                text.append(count.what()).append(": ").append(count.times()).append('\n');
            }
        }
        print(text);
        report(Map.of("nodes", rows(status)));
        return 0;
    }

    private static String nodesOf(NodeConnection.Status status) {
        TextTable table = new TextTable(
                "name", "organisation", "unit", "site", "node", "state", "since_s", "last_head_ms", "services");
        rows(status).forEach(row -> table.row(row.values().toArray()));
        return table.toString();
    }

    private static List<Map<String, Object>> rows(NodeConnection.Status status) {
        List<Map<String, Object>> rows = new ArrayList<>();
        DaemonView self = status.daemon();
        rows.add(row(
                self.identity(),
                self.identity().node(),
                self.site() + (self.bridge() ? " (bridge)" : ""),
                "this one",
                self.upMillis() / SECOND_MILLIS,
                0,
                self.services()));
        for (NodeView view : status.nodes()) {
            rows.add(row(
                    view.identity(),
                    view.node(),
                    view.site(),
                    view.isLive() ? "live" : String.valueOf(view.cause()),
                    view.isLive() ? view.liveMillis() / SECOND_MILLIS : "-",
                    view.identity() == null ? "-" : view.ageMillis(),
                    view.services()));
        }
        return rows;
    }

    private static Map<String, Object> row(
            @Nullable NodeIdentity identity,
            NodeId node,
            String site,
            String state,
            Object since,
            Object age,
            List<Service> services) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", nameOf(identity, node));
        row.put("organisation", identity == null ? "not heard yet" : identity.organisation());
        row.put("unit", identity == null ? "-" : identity.unit());
        row.put("site", site);
        row.put("node", node);
        row.put("state", state);
        row.put("since_s", since);
        row.put("last_head_ms", age);
        row.put("services", services.size());
        return row;
    }

    private static String nameOf(@Nullable NodeIdentity identity, NodeId node) {
        return identity == null ? node.toString() : identity.name();
    }

    private static String servicesOf(NodeConnection.Status status) {
        TextTable table =
                new TextTable("type", "instance", "organisation", "node", "scope", "at", "account", "wanted", "actual");
        add(table, status.daemon().identity().name(), status.daemon().services());
        status.nodes().forEach(view -> add(table, nameOf(view.identity(), view.node()), view.services()));
        return table.toString();
    }

    private static void add(TextTable table, String node, List<Service> services) {
        for (Service service : services) {
            table.row(
                    service.record().type(),
                    service.record().instance(),
                    service.organisation(),
                    node,
                    service.record().scope(),
                    service.record().endpoints().stream().map(Endpoint::address).collect(Collectors.joining(" ")),
                    service.record().principal() == null
                            ? "-"
                            : service.record().principal().account().key().toHex(),
                    service.record().attribute(Attribute.WANTED).orElse("-"),
                    service.record().attribute(Attribute.ACTUAL).orElse("-"));
        }
    }
}
