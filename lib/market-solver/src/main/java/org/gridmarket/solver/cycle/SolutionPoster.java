package org.gridmarket.solver.cycle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.gridmarket.kernel.command.OperationId;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.SolutionCommitment;
import org.gridmarket.kernel.energy.clearing.Trade;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyFunctions;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.quantity.Round;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/**
 * Posts a solution, whole or in parts; where a reward is paid, commits to it first and waits until that is on the ledger.
 * The operation id is a hash of the command, so that the same intent, also after a restart, has the same id and counts
 * once.
 */
public final class SolutionPoster {
    private static final Bytes TAG = Bytes.utf8("gridmarket/solver-operation/1");

    private final SolutionOutlet outlet;
    private int uploads;

    SolutionPoster(SolutionOutlet outlet) {
        this.outlet = outlet;
    }

    /** The ledger counts a solver's uploads from 0 in each round. */
    void newRound() {
        uploads = 0;
    }

    /**
     * The certificate fits one transaction; a larger one is left out, the solution counts without it.
     *
     * @param paid the calendar pays a reward, so nothing is shown before the ledger knows who had it
     */
    PostOutcome post(Solution solution, @Nullable Certificate certificate, boolean paid, LedgerTime until) {
        List<Solution> parts = parts(solution);
        if (paid) {
            SolutionCommitment commitment = SolutionCommitment.of(outlet.solver(), parts);
            PostOutcome outcome =
                    send(new EnergyCommand.CommitSolution(solution.round(), commitment), solution.round(), until);
            if (!(outcome instanceof PostOutcome.Accepted)) {
                return outcome;
            }
        }
        return post(solution, parts, certificate, until);
    }

    private PostOutcome post(
            Solution solution, List<Solution> parts, @Nullable Certificate certificate, LedgerTime until) {
        Round round = solution.round();
        if (parts.size() == 1) {
            PostOutcome outcome = send(new EnergyCommand.PostSolution(solution, certificate), round, until);
            uploads += outcome instanceof PostOutcome.Accepted ? 1 : 0;
            return outcome;
        }
        int upload = uploads;
        for (int part = 0; part < parts.size(); part++) {
            PostOutcome outcome = send(new EnergyCommand.PostSolutionPart(upload, part, parts.get(part)), round, until);
            if (part == 0 && !(outcome instanceof PostOutcome.Refused)) {
                uploads++; // the ledger counts an upload that has begun; one that may have begun is not begun again
            }
            if (!(outcome instanceof PostOutcome.Accepted)) {
                return outcome;
            }
        }
        return send(new EnergyCommand.SealSolution(round, upload, certificate), round, until);
    }

    /** In the order of the solution, so that each part verifies after the ones before it. */
    private static List<Solution> parts(Solution solution) {
        if (solution.size() <= EnergyLimit.TRADES_PER_PART.ceiling()) {
            return List.of(solution);
        }
        List<Trade> trades = solution.unpacked();
        List<Solution> parts = new ArrayList<>();
        for (int from = 0; from < trades.size(); from += EnergyLimit.TRADES_PER_PART.ceiling()) {
            int to = Math.min(trades.size(), from + EnergyLimit.TRADES_PER_PART.ceiling());
            parts.add(Solution.of(solution.round(), trades.subList(from, to)));
        }
        return parts;
    }

    private PostOutcome send(EnergyCommand.Signed command, Round round, LedgerTime until) {
        return outlet.post(command, operationId(command), round.book(), until);
    }

    private static OperationId operationId(EnergyCommand.Signed command) {
        Bytes hash = Digest.sha256(TAG, Bytes.utf8(EnergyFunctions.of(command)), payload(command));
        return new OperationId(Bytes.of(Arrays.copyOf(hash.copy(), OperationId.LENGTH)));
    }

    /** The canonical bytes of a command, which are signed and sent. */
    public static Bytes payload(EnergyCommand.Signed command) {
        return Bytes.utf8(RecordCodec.text(command));
    }
}
