package org.gridmarket.cli.compute;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.cli.member.MemberAct;
import org.gridmarket.cli.member.MemberDoor;
import org.gridmarket.cli.member.MemberOption;
import org.gridmarket.kernel.compute.ComputeRejection;
import org.gridmarket.kernel.compute.message.ComputeCommand;
import org.gridmarket.kernel.compute.message.ComputeFunctions;
import org.gridmarket.kernel.decision.RejectionCode;
import org.gridmarket.kernel.ledger.ShellRejection;
import org.gridmarket.kernel.wire.RecordCodec;

/** What administrators do for the market of computation. */
abstract class ComputeAct extends MemberAct<MemberDoor> {
    private static final List<RejectionCode> CODES = Stream.<RejectionCode[]>of(
                    ComputeRejection.values(), ShellRejection.values())
            .flatMap(Arrays::stream)
            .toList();

    static LedgerCommand command(ComputeCommand.ByMember command) {
        return new LedgerCommand(ComputeFunctions.NAMES.of(command), RecordCodec.text(command), true);
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
