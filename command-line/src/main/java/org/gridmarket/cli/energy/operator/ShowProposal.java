package org.gridmarket.cli.energy.operator;

import picocli.CommandLine;

/** A proposal in words. */
@CommandLine.Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Tells in words what a proposal changes, whole, and its digest.",
        footer = {"", "Example: ./gridmarket operator show tariff-2027 --gateway 127.0.0.1:8080 --token-file token"})
final class ShowProposal extends Looking {
    @CommandLine.Parameters(paramLabel = "ID", description = "Its name; of a calendar, its digest.")
    private String id = "";

    @Override
    String look(OperatorDoor door) {
        Proposed proposed = NamedProposal.find(id, door);
        String next = proposed.approved()
                ? ""
                : "\nnext: " + proposed.approver() + ": gridmarket operator approve " + proposed.id();
        return String.join("\n", NamedProposal.shown(proposed, door)) + next;
    }
}
