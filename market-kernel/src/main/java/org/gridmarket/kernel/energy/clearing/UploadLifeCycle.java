package org.gridmarket.kernel.energy.clearing;

import static org.gridmarket.kernel.energy.clearing.UploadStatus.ENDED;
import static org.gridmarket.kernel.energy.clearing.UploadStatus.NOT_BEGUN;
import static org.gridmarket.kernel.energy.clearing.UploadStatus.OPEN;
import static org.gridmarket.kernel.lifecycle.Effect.changes;
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
 * NOT_BEGUN -> OPEN, part after part, -> ENDED. A solver has one open upload at most; only its own operations move it, and only
 * while the round is open, so who is asked is anyone with a licence.
 */
public final class UploadLifeCycle {
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

    private static final Effect FIRST = changes("solution", "sums", "turns");
    private static final Effect STORES = changes("solution", "sums");
    private static final Effect LEADS =
            changes("candidate", "certificate", "turns").tells("SolutionAccepted");
    private static final Effect GIVES_UP = changes("turns");
    private static final String SOURCE = "energy-market, Verification";

    private static final Role ANYONE = Role.anyone();

    // spotless:off
    public static final LifeCycle<UploadStatus, Role> TABLE = new LifeCycle<>(
            "upload", NOT_BEGUN, List.of(
            //  from       event  to     who     when         effect    source
            row(NOT_BEGUN, BEGIN, OPEN,  ANYONE, NEXT_UPLOAD, FIRST,    SOURCE),
            row(OPEN,      ADD,   OPEN,  ANYONE, NEXT_PART,   STORES,   SOURCE),
            row(OPEN,      SEAL,  ENDED, ANYONE, BETTER,      LEADS,    "energy-market, Better"),
            row(OPEN,      LEAVE, ENDED, ANYONE, always(),    GIVES_UP, SOURCE)),
            Role::includes);
    // spotless:on

    private UploadLifeCycle() {}

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
