package org.gridmarket.cli.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gridmarket.cli.ReportingCommand;
import org.gridmarket.cli.report.TextTable;
import org.gridmarket.middleware.manager.WantedState;
import org.gridmarket.middleware.manager.local.ActorView;
import org.gridmarket.middleware.manager.local.ApplicationView;
import org.gridmarket.middleware.manager.local.ManagerAnswer;
import org.gridmarket.middleware.manager.local.ManagerConnection;
import org.gridmarket.process.PartFailedException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** What is wanted of applications on a node, and what is. */
@CommandLine.Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Shows all applications of this node: what is wanted, and of each actor where it stands, since when, why, how often it"
                    + " ended in ten minutes, its process, its memory and what it may use.",
            "FAILED stays so until the next order: read its log, then launch it again or install a mended package."
        },
        footer = {"", "Example: ./gridmarket app status --dir node"})
final class ShowApplications extends ReportingCommand {
    private static final long SECOND_MILLIS = 1_000;
    private static final long MEGABYTE = 1024L * 1024;

    @CommandLine.Mixin
    private final ManagerOption manager = new ManagerOption();

    @Override
    public Integer call() {
        ManagerAnswer.Standing standing = manager.ask(ManagerConnection::status);
        List<ApplicationView> shown = standing.applications().stream()
                .filter(each -> each.order().order().wanted() != WantedState.REMOVED
                        || !each.actors().isEmpty())
                .toList();
        List<Map<String, Object>> rows = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (ApplicationView each : shown) {
            if (each.actors().isEmpty()) {
                rows.add(row(each, null));
            }
            each.actors().forEach(actor -> rows.add(row(each, actor)));
        }
        text.append(
                rows.isEmpty()
                        ? "no application on " + standing.node() + "; bring one: gridmarket app install\n"
                        : TextTable.of(rows).toString());
        for (ApplicationView each : shown) {
            if (!each.refusal().isEmpty()) {
                text.append(each.order().order().application())
                        .append(" does not run: ")
                        .append(each.refusal())
                        .append('\n');
            }
            each.actors().forEach(actor -> text.append(said(actor)));
        }
        print(text);
        report(Map.of("node", standing.node(), "actors", rows));
        return 0;
    }

    private static Map<String, Object> row(ApplicationView application, @Nullable ActorView actor) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("application", application.order().order().application());
        row.put("order", application.order().order().number());
        row.put("wanted", application.order().order().wanted());
        row.put(
                "actor",
                actor == null ? "-" : actor.id().actor() + " " + actor.id().number());
        row.put("stands", actor == null ? "-" : actor.status());
        row.put("since_s", actor == null ? "-" : actor.sinceMillis() / SECOND_MILLIS);
        row.put("ends", actor == null ? "-" : actor.ends());
        row.put("pid", actor == null || actor.pid() == 0 ? "-" : actor.pid());
        row.put("memory_mib", actor == null ? "-" : actor.memoryBytes() / MEGABYTE);
        row.put("limit_mib", actor == null ? "-" : actor.limitBytes() / MEGABYTE);
        return row;
    }

    private static String said(ActorView actor) {
        String end = actor.lastEnd().isEmpty() ? "" : "; its last process: " + actor.lastEnd();
        return actor.id() + " " + actor.reason().meaning() + end + "\n";
    }

    static PartFailedException notInstalled(String application) {
        return new PartFailedException("NOT_INSTALLED: there is no " + application
                + " on this node; see: gridmarket app status, or bring it: gridmarket app install");
    }
}
