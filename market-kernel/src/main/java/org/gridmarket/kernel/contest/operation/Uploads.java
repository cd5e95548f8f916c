package org.gridmarket.kernel.contest.operation;

import org.gridmarket.kernel.contest.Competitor;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.contest.SolverTurns;
import org.gridmarket.kernel.contest.UploadLifeCycle;
import org.gridmarket.kernel.contest.UploadStatus;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.ledger.StateTable;
import org.gridmarket.kernel.ledger.WorldState;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.party.Role;
import org.gridmarket.kernel.quantity.Numbered;

/**
 * Solutions that come in parts: each is verified as it comes, with what the parts before it sum up to, and competes only when
 * it is sealed, so a half-posted one never leads.
 *
 * @param turns by contest and solver
 * @param sums by contest, solver, upload and part: what all parts up to this one sum up to
 * @param start the sums before the first part
 * @param lifeCycle from {@link UploadLifeCycle}
 * @param newUpload what is asked of who begins one
 * @param source the page
 * @param <S> the sums
 */
public record Uploads<S>(
        StateTable<SolverTurns> turns,
        StateTable<S> sums,
        S start,
        LifeCycle<UploadStatus, Role> lifeCycle,
        RuleBook<Competitor> newUpload,
        String source) {
    /** What a solver has done in a contest. */
    public SolverTurns turnsOf(Numbered contest, AccountKey solver, WorldState world) {
        return turns.find(world, contest, solver).orElse(SolverTurns.NONE);
    }

    /** How many parts of an upload are stored. */
    public int stored(Numbered contest, AccountKey solver, int upload, WorldState world) {
        int parts = 0;
        while (sums.has(world, contest, solver, upload, parts)) {
            parts++;
        }
        return parts;
    }

    /** The sums of all stored parts, of which there is one at least. */
    public S sumsOf(Numbered contest, AccountKey solver, int upload, int parts, WorldState world) {
        return sums.find(world, contest, solver, upload, parts - 1).orElseThrow();
    }

    /** The sums of the parts before, for a part that comes next; part 0 begins an upload and abandons an unfinished one. */
    public Decision<S> before(Numbered contest, int upload, int part, Competitor competitor, WorldState world) {
        if (part == 0) {
            return newUpload
                    .check(competitor)
                    .then(fresh -> upload == competitor.turns().uploads()
                            ? Decision.accept(start)
                            : unknown(upload, competitor));
        }
        UploadStatus status = competitor.turns().status(upload);
        if (!lifeCycle.allows(status, UploadLifeCycle.ADD)) {
            return unknown(upload, competitor);
        }
        int stored = stored(contest, competitor.solver(), upload, world);
        int most = competitor.limits().parts();
        UploadLifeCycle.Adding facts = new UploadLifeCycle.Adding(part, stored, most);
        return lifeCycle.next(status, UploadLifeCycle.ADD, Role.anyone(), facts).isAccepted()
                ? Decision.accept(sumsOf(contest, competitor.solver(), upload, stored, world))
                : Decision.reject(
                        ContestRejection.PART_OUT_OF_ORDER,
                        source,
                        "part " + part + " comes after " + stored + " parts; at most " + most + " are allowed");
    }

    /** How many parts an upload has that is to compete now. */
    public Decision<Integer> toSeal(Numbered contest, int upload, Competitor competitor, WorldState world) {
        int parts = stored(contest, competitor.solver(), upload, world);
        return parts > 0 && lifeCycle.allows(competitor.turns().status(upload), UploadLifeCycle.SEAL)
                ? Decision.accept(parts)
                : unknown(upload, competitor);
    }

    /** Keeps what all parts up to this one sum up to; part 0 begins the upload. */
    public void store(Numbered contest, int upload, int part, S summed, Competitor competitor, WorldState world) {
        sums.put(world, summed, contest, competitor.solver(), upload, part);
        if (part == 0) {
            SolverTurns left = competitor.turns().withoutOpen(lifeCycle);
            lifeCycle.follow(
                    left.status(upload),
                    UploadLifeCycle.BEGIN,
                    Role.anyone(),
                    new UploadLifeCycle.Beginning(
                            upload, left.uploads(), competitor.limits().uploads()));
            turns.put(world, left.begun(), contest, competitor.solver());
        }
    }

    /** Notes that an upload, or a solution that came whole, leads; what the solver had begun besides is given up. */
    public void lead(Numbered contest, int upload, int parts, Competitor competitor, WorldState world) {
        SolverTurns before = competitor.turns();
        if (before.status(upload) == UploadStatus.OPEN) {
            lifeCycle.follow(
                    UploadStatus.OPEN, UploadLifeCycle.SEAL, Role.anyone(), new UploadLifeCycle.Sealing(parts, true));
        } else {
            before = before.withoutOpen(lifeCycle); // it came whole
        }
        turns.put(world, before.leading(upload), contest, competitor.solver());
    }

    private <T> Decision<T> unknown(int upload, Competitor competitor) {
        return Decision.reject(
                ContestRejection.UPLOAD_UNKNOWN,
                source,
                "upload " + upload + " is not open in " + competitor.contest());
    }
}
