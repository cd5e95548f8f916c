package org.gridmarket.kernel.energy.operation;

import static org.gridmarket.kernel.decision.Rule.rule;

import org.gridmarket.kernel.contest.Competitor;
import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.contest.UploadLifeCycle;
import org.gridmarket.kernel.contest.UploadStatus;
import org.gridmarket.kernel.contest.operation.Uploads;
import org.gridmarket.kernel.decision.RuleBook;
import org.gridmarket.kernel.energy.clearing.RunningSums;
import org.gridmarket.kernel.lifecycle.Effect;
import org.gridmarket.kernel.lifecycle.LifeCycle;
import org.gridmarket.kernel.party.Role;

/** Solutions of the energy market that come in parts. */
final class SolutionUploads {
    private static final String SOURCE = "energy-market, Verification";

    static final RuleBook<Competitor> NEW_UPLOAD = RuleBook.of(
            "energy:postSolution, a new upload",
            rule(ContestRejection.TOO_MANY_UPLOADS, "energy-market, postSolution", Competitor::tooManyUploads));

    static final LifeCycle<UploadStatus, Role> LIFE_CYCLE = new UploadLifeCycle(
                    Effect.changes("solution", "sums", "turns"),
                    Effect.changes("solution", "sums"),
                    Effect.changes("candidate", "certificate", "turns").tells("SolutionAccepted"),
                    Effect.changes("turns"),
                    SOURCE,
                    "energy-market, Better")
            .table();

    static final Uploads<RunningSums> UPLOADS =
            new Uploads<>(EnergyState.TURNS, EnergyState.SUMS, RunningSums.START, LIFE_CYCLE, NEW_UPLOAD, SOURCE);

    private SolutionUploads() {}
}
