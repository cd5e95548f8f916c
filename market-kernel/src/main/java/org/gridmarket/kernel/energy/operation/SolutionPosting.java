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
import org.gridmarket.kernel.quantity.Round;
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
        Round round = solution.round();
        return SolutionRules.POSTER
                .check(SolutionRules.facts(round, command.certificate() != null, call, state))
                .then(poster ->
                        SolutionUploads.NEW_UPLOAD.check(poster.competitor()).map(fresh -> poster))
                .then(poster -> committedWhole(solution, poster, state))
                .then(poster -> withinPart(solution, call.limits())
                        .then(bounded -> SealedProblem.read(state, call.calendar(), round))
                        .then(instance -> {
                            int upload = poster.competitor().turns().uploads();
                            return SolutionVerifier.verify(instance, solution)
                                    .then(verified -> withinBlock(
                                                    StoredSolutions.bytes(verified.trades()),
                                                    solution,
                                                    command.certificate(),
                                                    call.limits())
                                            .map(bytes -> verified))
                                    .then(verified -> RoundContest.enter(
                                                    instance, verified.value(), command.certificate(), poster, state)
                                            .map(entry -> {
                                                StoredSolutions.put(
                                                        state, round, call.signer(), upload, 0, verified.trades());
                                                return RoundContest.lead(
                                                        entry, upload, 1, solution.size(), poster, state);
                                            }));
                        }));
    }

    static Decision<Receipt> part(EnergyCommand.PostSolutionPart command, SignedCall call, EnergyState state) {
        Solution solution = command.solution();
        Round round = solution.round();
        return SolutionRules.POSTER
                .check(SolutionRules.facts(round, true, call, state))
                .then(poster -> withinPart(solution, call.limits())
                        .then(bounded -> SolutionCommitting.committed(bounded, command.part(), poster, state))
                        .then(committed -> SolutionUploads.UPLOADS.before(
                                round, command.upload(), command.part(), poster.competitor(), state.world()))
                        .then(before -> SealedProblem.read(state, call.calendar(), round)
                                .then(instance -> SolutionVerifier.extend(instance, before, solution)))
                        .then(part -> withinBlock(partBytes(part), solution, null, call.limits())
                                .map(bytes -> part))
                        .map(part -> storePart(command, part, poster, state)));
    }

    private static int partBytes(SolutionVerifier.VerifiedPart part) {
        return StoredSolutions.bytes(part.trades())
                + RecordCodec.of(RunningSums.class).write(part.sums()).length();
    }

    static Decision<Receipt> seal(EnergyCommand.SealSolution command, SignedCall call, EnergyState state) {
        Round round = command.round();
        return SolutionRules.POSTER
                .check(SolutionRules.facts(round, command.certificate() != null, call, state))
                .then(poster -> SolutionUploads.UPLOADS
                        .toSeal(round, command.upload(), poster.competitor(), state.world())
                        .then(parts -> seal(command, parts, poster, state)));
    }

    private static Decision<Receipt> seal(
            EnergyCommand.SealSolution command, int parts, SolutionRules.PosterFacts poster, EnergyState state) {
        Round round = command.round();
        SignedCall call = poster.call();
        RunningSums sums = SolutionUploads.UPLOADS.sumsOf(round, call.signer(), command.upload(), parts, state.world());
        return SolutionCommitting.complete(parts, poster, state)
                .then(complete -> SealedProblem.read(state, call.calendar(), round))
                .then(instance -> SolutionVerifier.seal(instance, sums)
                        .then(value -> RoundContest.enter(instance, value, command.certificate(), poster, state)))
                .map(entry -> RoundContest.lead(entry, command.upload(), parts, sums.trades(), poster, state));
    }

    private static Decision<SolutionRules.PosterFacts> committedWhole(
            Solution solution, SolutionRules.PosterFacts poster, EnergyState state) {
        return SolutionCommitting.committed(solution, 0, poster, state)
                .then(committed -> SolutionCommitting.complete(1, poster, state))
                .map(complete -> poster);
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
            SolutionRules.PosterFacts poster,
            EnergyState state) {
        Round round = command.solution().round();
        StoredSolutions.put(state, round, poster.call().signer(), command.upload(), command.part(), part.trades());
        SolutionUploads.UPLOADS.store(
                round, command.upload(), command.part(), part.sums(), poster.competitor(), state.world());
        return state.receipt(
                EnergyResult.PartStored.class,
                new EnergyResult.PartStored(part.trades().size()));
    }
}
