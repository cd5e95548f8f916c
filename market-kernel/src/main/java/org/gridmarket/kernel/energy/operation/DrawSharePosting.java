package org.gridmarket.kernel.energy.operation;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.draw.DrawCheck;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyEvent;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.ledger.Receipt;

/**
 * Puts shares of a draw on the ledger before the draw is complete. Without it whoever opens the mix after the waiting time
 * could choose which share to leave out; so it can only be one whose owner kept it from everybody.
 */
final class DrawSharePosting {
    private DrawSharePosting() {}

    static Decision<Receipt> run(
            EnergyCommand.PostDrawShares command, SignedCall call, EnergyState state, DrawCheck check) {
        EnergyCommand.OpenMix opening =
                new EnergyCommand.OpenMix(command.window(), command.group(), command.shares()); // what it will count in
        return MixOpening.standing(opening, call, state)
                .then(legal -> DrawnShares.SHARES.check(DrawnShares.of(legal, state, check)))
                .then(DrawnShares.POST::check)
                .map(shares -> store(shares, state));
    }

    private static Receipt store(DrawnShares shares, EnergyState state) {
        List<DrawShare> all = Stream.concat(shares.standing().stream(), shares.fresh().stream())
                .toList();
        EnergyState.MIX_DRAW.put(
                state.world(),
                new StoredValues.StandingShares(all),
                shares.draw().window(),
                shares.draw().group());
        state.tell(new EnergyEvent.DrawSharesPosted(
                shares.draw().window(), shares.draw().group(), shares.fresh()));
        return state.receipt(EnergyResult.Done.class, new EnergyResult.Done());
    }
}
