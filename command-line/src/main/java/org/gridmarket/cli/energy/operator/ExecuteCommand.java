package org.gridmarket.cli.energy.operator;

import java.util.List;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.member.DirectAct;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.cli.member.MemberDoor;
import org.gridmarket.cli.member.RefusalWords;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.keys.ReleasedContracts;
import picocli.CommandLine;

/** Whatever a member may have carried out, of any market: for what has no command of its own. */
@CommandLine.Command(
        name = "execute",
        mixinStandardHelpOptions = true,
        description =
                "Has any function carried out that members of the consortium may call, of any market. docs/generated/commands.md"
                        + " lists them with what they take; most have a command of their own, which says what it does.",
        footer = {
            "",
            "Example: ./gridmarket operator execute clock:sealPeriod '{\"period\":1042}' --gateway 127.0.0.1:8080 --token-file token"
        })
final class ExecuteCommand extends DirectAct {
    private static final List<String> FUNCTIONS = ReleasedContracts.all().contracts().stream()
            .flatMap(contract -> contract.contents().functions().byMember().keySet().stream())
            .toList();

    @CommandLine.Parameters(index = "0", paramLabel = "FUNCTION", description = "Such as clock:sealPeriod.")
    private String function = "";

    @CommandLine.Parameters(
            index = "1",
            paramLabel = "JSON",
            description = "What it takes: canonical JSON, without blanks, keys in the order of its page.")
    private String argument = "";

    @CommandLine.Option(
            names = "--as-administrator",
            description = "With an administrator's key; some functions need it.")
    private boolean asAdministrator;

    @Override
    protected Plan plan(MemberDoor door) {
        if (!FUNCTIONS.contains(function)) {
            throw new UsageException("'" + function + "' is no function of members" + near());
        }
        return Plan.of(
                new LedgerCommand(function, argument, asAdministrator),
                function + " with " + argument,
                "see that it did what was wanted");
    }

    @Override
    protected String meaning(String code) {
        boolean mayLackRole = code.equals(ShellRejection.ROLE_NOT_ALLOWED.name()) && !asAdministrator;
        return super.meaning(code)
                + (mayLackRole
                        ? RefusalWords.next(
                                "or, where an administrator of your own organisation is needed, the same with"
                                        + " --as-administrator")
                        : "");
    }

    private String near() {
        String market = function.substring(0, function.indexOf(':') + 1);
        List<String> same =
                FUNCTIONS.stream().filter(name -> name.startsWith(market)).toList();
        return same.isEmpty() || market.isEmpty()
                ? "; it begins with a market's name, such as energy:"
                : "; " + market + " has " + String.join(", ", same);
    }
}
