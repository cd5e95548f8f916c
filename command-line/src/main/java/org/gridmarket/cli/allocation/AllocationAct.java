package org.gridmarket.cli.allocation;

import java.util.List;
import java.util.Map;
import org.gridmarket.cli.CommandTools;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.cli.member.MemberAct;
import org.gridmarket.cli.member.MemberOption;
import org.gridmarket.cli.member.RefusalWords;
import org.gridmarket.kernel.allocation.AllocationRejection;
import org.gridmarket.kernel.allocation.message.AllocationCommand;
import org.gridmarket.kernel.allocation.message.AllocationFunctions;
import org.gridmarket.kernel.allocation.operation.MarketProposal;
import org.gridmarket.kernel.allocation.quantity.Cycle;
import org.gridmarket.kernel.allocation.schema.MarketName;

/** What organisations do in an allocation market. */
abstract class AllocationAct extends MemberAct<AllocationDoor> {
    private static final Map<String, String> NEXT = Map.of(
            AllocationRejection.FOUNDED_TOO_LATE.name(),
                    "write a later epoch into the file, propose it, and have it approved before that",
            AllocationRejection.MARKET_UNKNOWN.name(), "gridmarket allocation market --gateway .. lists all",
            AllocationRejection.TERMS_TOO_SOON.name(), "propose it from a later cycle on",
            AllocationRejection.UNSETTLED.name(), "gridmarket allocation fees, or gridmarket allocation settle");

    @Override
    protected abstract Plan plan(AllocationDoor door);

    static MarketName name(String typed) {
        return CommandTools.usage(() -> new MarketName(typed));
    }

    static Cycle cycle(int typed) {
        return CommandTools.usage(() -> new Cycle(typed));
    }

    /** One command of an administrator, what it changes, and what somebody does after it. */
    static Plan byAdministrator(AllocationCommand.ByMember command, String words, String next) {
        return Plan.of(ledgerCommand(command, true), words, next);
    }

    /** One command that any identity of the organisation may give. */
    static Plan byMember(AllocationCommand.ByMember command, String words, String next) {
        return Plan.of(ledgerCommand(command, false), words, next);
    }

    /** What the supervisor has to approve, with the digest that it names. */
    static Plan change(AllocationCommand.ByMember command, MarketProposal proposal) {
        return new Plan(
                List.of(ledgerCommand(command, true)),
                MarketWords.of(proposal),
                "an administrator of the supervisor, before book " + proposal.first()
                        + " opens: gridmarket allocation approve " + proposal.market() + " "
                        + proposal.digest().toHex());
    }

    static LedgerCommand ledgerCommand(AllocationCommand.ByMember command, boolean asAdministrator) {
        return LedgerCommand.of(AllocationFunctions.NAMES, command, asAdministrator);
    }

    @Override
    protected final AllocationDoor open(MemberOption named) {
        return AllocationDoor.open(named);
    }

    @Override
    protected final String meaning(String code) {
        return allocationMeaning(code);
    }

    /** What a refusal means here, and what to do about it. */
    static String allocationMeaning(String code) {
        String step = NEXT.get(code);
        return RefusalWords.meaning(code) + (step == null ? "" : RefusalWords.next(step));
    }
}
