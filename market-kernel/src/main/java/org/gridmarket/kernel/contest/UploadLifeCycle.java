package org.gridmarket.kernel.contest;

import static org.gridmarket.kernel.contest.UploadStatus.ENDED;
import static org.gridmarket.kernel.contest.UploadStatus.NOT_BEGUN;
import static org.gridmarket.kernel.contest.UploadStatus.OPEN;
import static org.gridmarket.kernel.lifecycle.Event.event;
import static org.gridmarket.kernel.lifecycle.Guard.always;
import static org.gridmarket.kernel.lifecycle.Guard.guard;
import static org.gridmarket.kernel.lifecycle.Row.row;

import java.util.List;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.Event;
import org.gridmarket.kernel.lifecycle.Guard;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.lifecycle.NoFacts;
import org.gridmarket.kernel.party.Role;

/**
 * NOT_BEGUN -> OPEN, part after part, -> ENDED: one table for each market that takes solutions in parts. A solver has one open
 * upload at most; only its own operations move it, and only while its contest is open, so who is asked is anyone with a
 * licence.
 *
 * @param begins what storing part 0 does to the ledger
 * @param stores what storing a further part does to it
 * @param leads what becoming the candidate does to it
 * @param givesUp what leaving an upload does to it
 * @param source the page on parts
 * @param better the page on who leads
 */
public record UploadLifeCycle(
        Effect begins, Effect stores, Effect leads, Effect givesUp, String source, String better) {
    /** Stores part 0. */
    public static final Event<Beginning> BEGIN = event("BEGIN", Beginning.class);

    /** Stores the next part. */
    public static final Event<Adding> ADD = event("ADD", Adding.class);

    /** Makes it the candidate. */
    public static final Event<Sealing> SEAL = event("SEAL", Sealing.class);

    /** Its solver begins another upload, commits anew, or leads with a whole solution. */
    public static final Event<NoFacts> LEAVE = event("LEAVE", NoFacts.class);

    private static final Guard<Beginning> NEXT_UPLOAD = guard("the next number, turns left", Beginning::isNext);
    private static final Guard<Adding> NEXT_PART = guard("the next part, parts left", Adding::isNext);
    private static final Guard<Sealing> BETTER = guard("parts stored, better than what led", Sealing::leads);

    private static final Role ANYONE = Role.anyone();

    /** The table. */
    public LifeCycle<UploadStatus, Role> table() {
        return new LifeCycle<>(
                "upload",
                NOT_BEGUN,
                List.of(
                        row(NOT_BEGUN, BEGIN, OPEN, ANYONE, NEXT_UPLOAD, begins, source),
                        row(OPEN, ADD, OPEN, ANYONE, NEXT_PART, stores, source),
                        row(OPEN, SEAL, ENDED, ANYONE, BETTER, leads, better),
                        row(OPEN, LEAVE, ENDED, ANYONE, always(), givesUp, source)),
                Role::includes);
    }

    /**
     * An upload that is to begin.
     *
     * @param upload its number
     * @param begun how many its solver has begun in the round
     * @param most how many it may begin
     */
    public record Beginning(int upload, int begun, int most) {
        boolean isNext() {
            return upload == begun && begun < most;
        }
    }

    /**
     * A further part.
     *
     * @param part its number
     * @param stored how many are stored
     * @param most how many there may be
     */
    public record Adding(int part, int stored, int most) {
        boolean isNext() {
            return part == stored && stored < most;
        }
    }

    /**
     * An upload that is to compete.
     *
     * @param stored how many parts are stored
     * @param better whether it beats what led before
     */
    public record Sealing(int stored, boolean better) {
        boolean leads() {
            return stored > 0 && better;
        }
    }
}
