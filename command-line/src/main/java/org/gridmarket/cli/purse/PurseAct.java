package org.gridmarket.cli.purse;

import org.gridmarket.cli.member.DirectAct;
import org.gridmarket.cli.member.LedgerCommand;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseFunctions;

/** What the operator does with purses, as the organisation that holds the money outside. */
abstract class PurseAct extends DirectAct {
    /** One command, what it changes, and what somebody does after it. */
    static Plan plan(PurseCommand.ByMember command, String words, String next) {
        return Plan.of(LedgerCommand.of(PurseFunctions.NAMES, command, false), words, next);
    }
}
