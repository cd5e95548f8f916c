package org.gridmarket.cli.allocation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gridmarket.cli.AccountOption;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.kernel.allocation.AllocationLimit;
import org.gridmarket.kernel.allocation.message.Admission;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.party.AccountKey;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Who may post. */
@CommandLine.Command(
        name = "admit",
        mixinStandardHelpOptions = true,
        description = {
            "Lets accounts post offers, as an administrator of the operator. Groups are what pairs and capacities of the terms"
                    + " speak of; to change them, expel the member and admit it anew.",
            "Name accounts here, or in a file as that of a folder: member,groups, where the member is its account and groups"
                    + " are apart by ;"
        },
        footer = {
            "",
            "Example: ./gridmarket allocation admit seats 64-HEX-DIGITS --groups north --gateway 127.0.0.1:8080 --token-file token",
            "Example: ./gridmarket allocation admit seats --members members.csv --gateway 127.0.0.1:8080 --token-file token"
        })
final class AdmitMembers extends MarketAct {
    @CommandLine.Parameters(index = "1..*", paramLabel = "ACCOUNT", description = "64 hex digits each.")
    private List<String> accounts = new ArrayList<>();

    @CommandLine.Option(
            names = "--groups",
            paramLabel = "GROUP",
            split = ",",
            description = "Of all accounts that are named here.")
    private List<String> groups = new ArrayList<>();

    @CommandLine.Option(names = "--members", paramLabel = "FILE", description = "Accounts and groups, a line each.")
    private @Nullable Path file;

    @Override
    protected Plan plan(AllocationDoor door) {
        Map<AccountKey, List<String>> members = members();
        List<Admission> admissions = new ArrayList<>();
        members.forEach((account, of) -> admissions.add(CommandTools.usage(
                () -> new Admission(account, of.stream().sorted().toList()))));
        List<LedgerCommand> commands = new ArrayList<>();
        int most = AllocationLimit.MEMBERS_PER_ADMISSION.ceiling();
        for (int from = 0; from < admissions.size(); from += most) {
            commands.add(ledgerCommand(
                    new AllocationCommand.AdmitMembers(
                            market(), admissions.subList(from, Math.min(admissions.size(), from + most))),
                    true));
        }
        return new Plan(
                commands,
                List.of(members.size() + " accounts may post in " + market() + " from now on"),
                "a member posts: gridmarket allocation offer " + market() + " .. --key FILE --gateway ..");
    }

    private Map<AccountKey, List<String>> members() {
        Map<AccountKey, List<String>> members = new TreeMap<>();
        accounts.forEach(typed -> members.put(AccountOption.read(typed), groups));
        if (file != null) {
            MarketFolder.members(file).forEach((typed, of) -> members.put(AccountOption.read(typed), of));
        }
        if (members.isEmpty()) {
            throw new UsageException("name accounts, or a file of them with --members");
        }
        return members;
    }
}
