package org.gridmarket.cli.energy.operator;

import java.util.List;
import org.gridmarket.cli.report.TextTable;
import picocli.CommandLine;

/** What waits for approval. */
@CommandLine.Command(
        name = "proposals",
        mixinStandardHelpOptions = true,
        description = "Lists what waits for approval, and by whom.",
        footer = {"", "Example: ./gridmarket operator proposals --gateway 127.0.0.1:8080 --token-file token"})
final class ListProposals extends Looking {
    @Override
    String look(OperatorDoor door) {
        List<Proposed> open = door.open();
        if (open.isEmpty()) {
            return "nothing waits for approval";
        }
        TextTable table = new TextTable("id", "approver", "what");
        for (Proposed proposed : open) {
            List<String> words = proposed.words();
            String what = proposed instanceof Proposed.Rules ? words.get(1) : words.getFirst();
            int more = proposed instanceof Proposed.Rules rules
                    ? rules.rules().changes().size() - 1
                    : 0;
            table.row(proposed.id(), proposed.approver(), what + (more > 0 ? " and " + more + " more" : ""));
        }
        return table + "next: gridmarket operator show ID";
    }
}
