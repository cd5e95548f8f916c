package org.gridmarket.kernel.energy.draw;

import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.kernel.command.Target;
import org.gridmarket.kernel.energy.grid.GroupId;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * One draw: how the accounts of a group that have joined a window are split into sessions.
 *
 * @param target the ledger
 * @param window its first interval
 * @param group that mixes
 */
public record SessionDraw(Target target, Interval window, GroupId group) {
    private static final Bytes INPUT = Bytes.utf8("gridmarket/mix-draw/1");
    private static final Bytes SEED = Bytes.utf8("gridmarket/mix-draw-seed/1");

    /** What every share of this draw is a function of; 32 bytes that no other draw has. */
    public Bytes input() {
        return Digest.sha256(
                INPUT,
                Bytes.utf8(target.channel()),
                Bytes.utf8(target.chaincode()),
                Bytes.utf8(window.toString()),
                Bytes.utf8(group.name()));
    }

    /**
     * What decides the split.
     *
     * @param outputs of the shares given, in the order of the keys in the terms
     */
    public static Bytes seed(List<Bytes> outputs) {
        return Digest.sha256(Stream.concat(Stream.of(SEED), outputs.stream()).toArray(Bytes[]::new));
    }
}
