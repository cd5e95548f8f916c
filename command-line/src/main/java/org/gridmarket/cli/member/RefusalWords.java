package org.gridmarket.cli.member;

import java.util.Map;
import org.gridmarket.kernel.agreement.AgreementRejection;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;
import org.gridmarket.keys.ReleasedContracts;

/** What a refusal means, as the kernel says it of each code, and what a member does about those that no market has alone. */
public final class RefusalWords {
    private static final Map<String, String> MEANINGS = ReleasedContracts.all().meanings();

    private static final Map<String, String> NEXT = Map.of(
            AgreementRejection.PROPOSAL_EXISTS.name(),
            "propose it under another id",
            LifeCycleRejection.TRANSITION_NOT_ALLOWED.name(),
            "nothing, where a gateway has done it already: gridmarket now tells what is closed and final",
            ShellRejection.ROLE_NOT_ALLOWED.name(),
            "an operator of the organisation that is named does it",
            MemberDoor.Told.INDETERMINATE,
            "network/status tells who is away; when it is back, look whether it came about before you type it again",
            MemberDoor.Told.UNAVAILABLE,
            "network/status tells who is away; when it is back, type it again");

    private RefusalWords() {}

    /** A line with the kernel's sentence, where the code is one of its own, and one with the next step, where there is one. */
    public static String meaning(String code) {
        String meaning = MEANINGS.get(code);
        String step = NEXT.get(code);
        return (meaning == null ? "" : "\nrule: " + meaning) + (step == null ? "" : next(step));
    }

    /** A line with a next step. */
    public static String next(String step) {
        return "\nnext: " + step;
    }
}
