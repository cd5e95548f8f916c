package org.gridmarket.gateway.purse;

import org.gridmarket.chain.Credential;
import org.gridmarket.gateway.market.Chore;
import org.gridmarket.gateway.market.Turn;
import org.gridmarket.kernel.party.Organisation;
import org.gridmarket.kernel.purse.message.PurseAnswer;
import org.gridmarket.kernel.purse.message.PurseCommand;
import org.gridmarket.kernel.purse.message.PurseFunctions;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.RecordCodec;

/** Sweeps references that are too old to come again: a portion once a day, and more portions while there are more. */
final class PurseChore implements Chore {
    /** References of one sweep, each two rows: some 400 kB of a block. */
    static final int PORTION = 1_000;

    private static final long DAY_MILLIS = 86_400_000;
    private static final long TURN_MILLIS = 600_000;

    private final int turn;
    private LedgerTime next = new LedgerTime(0);

    PurseChore(Organisation organisation) {
        this.turn = Turn.of(organisation);
    }

    @Override
    public String name() {
        return PurseFunctions.PREFIX;
    }

    @Override
    public Step next(LedgerTime now) {
        if (next.epochMillis() == 0) {
            next = now.plusMillis(turn * TURN_MILLIS);
        }
        if (now.isBefore(next)) {
            return new Step.Wait(next);
        }
        PurseCommand.SweepReferences command = new PurseCommand.SweepReferences(PORTION);
        return new Step.Submit(Credential.CLIENT, PurseFunctions.NAMES.of(command), RecordCodec.text(command));
    }

    /** A refusal says that there is nothing old, or that another gateway has swept it just now. */
    @Override
    public void ended(Step.Submit step, boolean done, String result, LedgerTime now) {
        if (!done || RecordCodec.of(PurseAnswer.PurseSwept.class).read(result).last()) {
            next = now.plusMillis(DAY_MILLIS);
        }
    }
}
