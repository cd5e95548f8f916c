package org.gridmarket.cli.purse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.cli.member.MemberAct;
import org.gridmarket.cli.member.MemberDoor;
import org.gridmarket.cli.member.MemberOption;
import org.gridmarket.kernel.decision.RejectionCode;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.purse.PurseRejection;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.wire.RecordCodec;

/** What the operator does with purses, as the organisation that holds the money outside. */
abstract class PurseAct extends MemberAct<MemberDoor> {
    private static final List<RejectionCode> CODES = Stream.<RejectionCode[]>of(
                    PurseRejection.values(), ShellRejection.values())
            .flatMap(Arrays::stream)
            .toList();

    /** One command, what it changes, and what somebody does after it. */
    static Plan plan(PurseCommand.ByMember command, String words, String next) {
        return new Plan(
                List.of(new LedgerCommand(PurseFunctions.NAMES.of(command), RecordCodec.text(command), false)),
                List.of(words),
                next);
    }

    @Override
    protected final MemberDoor open(MemberOption named) {
        return named.open();
    }

    @Override
    protected final String meaning(String code) {
        return CODES.stream()
                .filter(known -> known.name().equals(code))
                .map(known -> "\nnext: " + known.meaning())
                .findFirst()
                .orElse("");
    }
}
