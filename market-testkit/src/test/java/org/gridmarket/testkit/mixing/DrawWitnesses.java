package org.gridmarket.testkit.mixing;

import static org.gridmarket.testkit.mixing.LargeGroup.share;
import static org.gridmarket.testkit.mixing.LargeGroup.shares;

import java.util.List;
import org.gridmarket.kernel.energy.draw.DrawShare;
import org.gridmarket.kernel.energy.mixing.MixRejection;
import org.gridmarket.testkit.energy.EnergyExamples;
import org.gridmarket.testkit.table.RejectionTable;

/** Refusals of draws. */
public final class DrawWitnesses {
    private DrawWitnesses() {}

    /** Adds a witness for each code of draws. */
    public static void addTo(RejectionTable table) {
        table.row(
                MixRejection.DRAW_KEY_UNKNOWN,
                "a key that is not in the terms gives a share",
                () -> LargeGroup.joined()
                        .open(List.of(
                                share(1), share(2), EnergyExamples.drawKeys(9).share(LargeGroup.DRAW))));
        table.row(
                MixRejection.DRAW_SHARE_TWICE,
                "a key gives two shares",
                () -> LargeGroup.joined().open(shares(1, 2, 1)));
        table.row(
                MixRejection.DRAW_PROOF_BAD,
                "a key shows another key's proof",
                () -> LargeGroup.joined()
                        .open(List.of(share(1), share(2), new DrawShare(share(3).key(), share(1).proof()))));
        table.row(
                MixRejection.DRAW_SHARES_MISSING,
                "a share is missing within the waiting time",
                () -> LargeGroup.joined().after(LargeGroup.WAIT_MILLIS - 1).open(shares(1, 2)));
        table.row(MixRejection.DRAW_SHARES_NOT_NEEDED, "a share is posted twice", () -> {
            LargeGroup group = LargeGroup.joined();
            group.post(shares(1)).orThrow();
            return group.post(shares(1));
        });
        table.row(
                MixRejection.DRAW_SHARES_NOT_NEEDED,
                "a share is posted for a group that fits one session",
                () -> LargeGroup.joined(LargeGroup.ONE_SESSION, 0).post(shares(1)));
    }
}
