package org.gridmarket.cli.energy.operator;

import java.util.Arrays;
import java.util.List;
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

/** What to do about a refusal: the sentence that the kernel has for each code. */
final class RefusalWords {
    private static final List<RejectionCode> CODES = Stream.<RejectionCode[]>of(
                    AgreementRejection.values(),
                    RuleRejection.values(),
                    CalendarRejection.values(),
                    ShellRejection.values(),
                    LicenceRejection.values(),
                    AccountRejection.values(),
                    MixRejection.values(),
                    ClockRejection.values())
            .flatMap(Arrays::stream)
            .toList();

    private RefusalWords() {}

    /** A line with the sentence; empty for a code that is none of the kernel's. */
    static String meaning(String code) {
        return CODES.stream()
                .filter(known -> known.name().equals(code))
                .map(known -> "\nnext: " + known.meaning())
                .findFirst()
                .orElse("");
    }
}
