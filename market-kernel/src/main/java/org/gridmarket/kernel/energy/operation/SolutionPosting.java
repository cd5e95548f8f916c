package org.gridmarket.kernel.energy.operation;

import org.gridmarket.kernel.contest.ContestRejection;
import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.clearing.RunningSums;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.SolutionVerifier;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.quantity.Interval;
import org.gridmarket.kernel.wire.RecordCodec;
import org.jspecify.annotations.Nullable;

/**
 * Verifies solutions against the sealed instance and keeps the best. A large one comes in parts, each verified as it comes;
 * it competes only when sealed, so a half-posted one never becomes candidate.
 */
final class SolutionPosting {
    private static final String SOURCE = "energy-market, Verification";

    private SolutionPosting() {}

    static Decision<Receipt> whole(EnergyCommand.PostSolution command, SignedCall call, EnergyState state) {
        Solution solution = command.solution();
        Interval round = solution.round();
        return SolutionRules.STANDING
                .check(SolutionRules.standing(round, command.certificate() != null, call, state))
                .then(standing ->
                        SolutionUploads.NEW_UPLOAD.check(standing.competitor()).map(fresh -> standing))
                .then(standing -> committedWhole(solution, standing, state))
                .then(standing -> withinPart(solution, call.limits())
                        .then(bounded -> SealedProblem.read(state, call.calendar(), round))
                        .then(instance -> {
                            int upload = standing.competitor().turns().uploads();
                            return SolutionVerifier.verify(instance, solution)
                                    .then(verified -> withinBlock(
                                                    StoredSolutions.bytes(verified.trades()),
                                                    solution,
                                                    command.certificate(),
                                                    call.limits())
                                            .map(bytes -> verified))
                                    .then(verified -> RoundContest.enter(
                                                    instance, verified.value(), command.certificate(), standing, state)
                                            .map(entry -> {
                                                StoredSolutions.put(
                                                        state, round, call.signer(), upload, 0, verified.trades());
                                                return RoundContest.lead(
                                                        entry, upload, 1, solution.size(), standing, state);
                                            }));
                        }));
    }

    static Decision<Receipt> part(EnergyCommand.PostSolutionPart command, SignedCall call, EnergyState state) {
        Solution solution = command.solution();
        Interval round = solution.round();
        return SolutionRules.STANDING
                .check(SolutionRules.standing(round, true, call, state))
                .then(standing -> withinPart(solution, call.limits())
                        .then(bounded -> SolutionCommitting.committed(bounded, command.part(), standing, state))
                        .then(committed -> SolutionUploads.UPLOADS.before(
                                round, command.upload(), command.part(), standing.competitor(), state.world()))
                        .then(before -> SealedProblem.read(state, call.calendar(), round)
                                .then(instance -> SolutionVerifier.extend(instance, before, solution)))
                        .then(part -> withinBlock(partBytes(part), solution, null, call.limits())
                                .map(bytes -> part))
                        .map(part -> storePart(command, part, standing, state)));
    }

    private static int partBytes(SolutionVerifier.VerifiedPart part) {
        return StoredSolutions.bytes(part.trades())
                + RecordCodec.of(RunningSums.class).write(part.sums()).length();
    }

    static Decision<Receipt> seal(EnergyCommand.SealSolution command, SignedCall call, EnergyState state) {
        Interval round = command.round();
        return SolutionRules.STANDING
                .check(SolutionRules.standing(round, command.certificate() != null, call, state))
                .then(standing -> SolutionUploads.UPLOADS
                        .toSeal(round, command.upload(), standing.competitor(), state.world())
                        .then(parts -> seal(command, parts, standing, state)));
    }

    private static Decision<Receipt> seal(
            EnergyCommand.SealSolution command, int parts, SolutionRules.Standing standing, EnergyState state) {
        Interval round = command.round();
        SignedCall call = standing.call();
        RunningSums sums = SolutionUploads.UPLOADS.sumsOf(round, call.signer(), command.upload(), parts, state.world());
        return SolutionCommitting.complete(parts, standing, state)
                .then(complete -> SealedProblem.read(state, call.calendar(), round))
                .then(instance -> SolutionVerifier.seal(instance, sums)
                        .then(value -> RoundContest.enter(instance, value, command.certificate(), standing, state)))
                .map(entry -> RoundContest.lead(entry, command.upload(), parts, sums.trades(), standing, state));
    }

    private static Decision<SolutionRules.Standing> committedWhole(
            Solution solution, SolutionRules.Standing standing, EnergyState state) {
        return SolutionCommitting.committed(solution, 0, standing, state)
                .then(committed -> SolutionCommitting.complete(1, standing, state))
                .map(complete -> standing);
    }

    private static Decision<Solution> withinPart(Solution solution, EnergyLimits limits) {
        return solution.size() > limits.of(EnergyLimit.TRADES_PER_PART)
                ? Decision.reject(
                        ContestRejection.SOLUTION_TOO_LARGE,
                        SOURCE,
                        solution.size() + " trades; at most " + limits.of(EnergyLimit.TRADES_PER_PART) + " at a time")
                : Decision.accept(solution);
    }

    /**
     * Whether what a posting brings and stores fits one transaction: its argument is stored in hex, a certificate is a row and
     * told as well.
     */
    private static Decision<Integer> withinBlock(
            int stored, Solution posted, @Nullable Certificate certificate, EnergyLimits limits) {
        int solution = RecordCodec.of(Solution.class).write(posted).length();
        int proof = certificate == null
                ? 0
                : RecordCodec.of(Certificate.class).write(certificate).length();
        int bytes = stored + 2 * (solution + proof) + 2 * proof;
        int most = limits.of(EnergyLimit.SOLUTION_BYTES);
        return bytes > most
                ? Decision.reject(
                        ContestRejection.SOLUTION_TOO_LARGE,
                        SOURCE,
                        "the transaction would have " + bytes + " bytes; at most " + most + " ("
                                + EnergyLimit.SOLUTION_BYTES + "); post smaller parts, or without the certificate")
                : Decision.accept(bytes);
    }

    private static Receipt storePart(
            EnergyCommand.PostSolutionPart command,
            SolutionVerifier.VerifiedPart part,
            SolutionRules.Standing standing,
            EnergyState state) {
        Interval round = command.solution().round();
        StoredSolutions.put(state, round, standing.call().signer(), command.upload(), command.part(), part.trades());
        SolutionUploads.UPLOADS.store(
                round, command.upload(), command.part(), part.sums(), standing.competitor(), state.world());
        return state.receipt(
                EnergyResult.PartStored.class,
                new EnergyResult.PartStored(part.trades().size()));
    }
}
