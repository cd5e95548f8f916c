package org.gridmarket.cli.energy.operator;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.gridmarket.kernel.agreement.AgreementRejection;
import org.gridmarket.kernel.clock.ClockRejection;
import org.gridmarket.kernel.decision.RejectionCode;
import org.gridmarket.kernel.energy.account.AccountRejection;
import org.gridmarket.kernel.energy.calendar.CalendarRejection;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.kernel.energy.rule.RuleRejection;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.licence.LicenceRejection;
import org.gridmarket.kernel.lifecycle.LifeCycleRejection;

/** What a refusal means, as the kernel says it of each code, and what an operator does about it. */
final class RefusalWords {
    private static final List<RejectionCode> CODES = Stream.<RejectionCode[]>of(
                    AgreementRejection.values(),
                    RuleRejection.values(),
                    CalendarRejection.values(),
                    ShellRejection.values(),
                    LicenceRejection.values(),
                    LifeCycleRejection.values(),
                    AccountRejection.values(),
                    MixRejection.values(),
                    ClockRejection.values())
            .flatMap(Arrays::stream)
            .toList();

    private static final Map<RejectionCode, String> NEXT = Map.of(
            AgreementRejection.PROPOSAL_EXISTS, "propose it under another id",
            LifeCycleRejection.TRANSITION_NOT_ALLOWED,
                    "nothing, where a gateway has done it already: gridmarket now tells what is closed and final",
            RuleRejection.RULE_TOO_SOON, "propose it anew, under another id and with a later from_interval",
            ShellRejection.ROLE_NOT_ALLOWED, "an operator of the organisation that is named does it");

    private RefusalWords() {}

    /** A line with the sentence, and one with the next step where there is one; empty for a code that is none of the kernel's. */
    static String meaning(String code) {
        return CODES.stream()
                .filter(known -> known.name().equals(code))
                .map(known ->
                        "\nrule: " + known.meaning() + (NEXT.containsKey(known) ? "\nnext: " + NEXT.get(known) : ""))
                .findFirst()
                .orElse("");
    }
}
