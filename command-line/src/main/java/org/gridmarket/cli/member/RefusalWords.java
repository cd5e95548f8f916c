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
            AgreementRejection.PROPOSAL_EXISTS.name(), "propose it under another id",
            LifeCycleRejection.TRANSITION_NOT_ALLOWED.name(),
                    "nothing, where a gateway has done it already: gridmarket now tells what is closed and final",
            ShellRejection.ROLE_NOT_ALLOWED.name(), "an operator of the organisation that is named does it");

    private RefusalWords() {}

    /** A line with the sentence, and one with the next step where there is one; empty for a code that is none of the kernel's. */
    public static String meaning(String code) {
        String meaning = MEANINGS.get(code);
        String step = NEXT.get(code);
        return meaning == null ? "" : "\nrule: " + meaning + (step == null ? "" : next(step));
    }

    /** A line with a next step. */
    public static String next(String step) {
        return "\nnext: " + step;
    }
}
