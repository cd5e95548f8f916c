package org.gridmarket.kernel.energy.operation;

import org.gridmarket.kernel.decision.Decision;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.energy.EnergyLimits;
import org.gridmarket.kernel.energy.certificate.Certificate;
import org.gridmarket.kernel.energy.clearing.ClearingRejection;
import org.gridmarket.kernel.energy.clearing.RunningSums;
import org.gridmarket.kernel.energy.clearing.Solution;
import org.gridmarket.kernel.energy.clearing.SolutionVerifier;
import org.gridmarket.kernel.energy.clearing.UploadLifeCycle;
import org.gridmarket.kernel.energy.message.EnergyCommand;
import org.gridmarket.kernel.energy.message.EnergyResult;
import org.gridmarket.kernel.ledger.Receipt;
import org.gridmarket.kernel.party.Role;
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
                .then(SolutionRules.NEW_UPLOAD::check)
                .then(standing -> committedWhole(solution, standing, state))
                .then(standing -> withinPart(solution, call.limits())
                        .then(bounded -> SealedProblem.read(state, call.calendar(), round))
                        .then(instance -> {
                            int upload = standing.turns().uploads();
                            return SolutionVerifier.verify(instance, solution)
                                    .then(verified -> withinBlock(
                                                    StoredSolutions.bytes(verified.trades()),
                                                    solution,
                                                    command.certificate(),
                                                    call.limits())
                                            .map(bytes -> verified))
                                    .then(verified -> Contest.enter(
                                                    instance, verified.value(), command.certificate(), standing, state)
                                            .map(entry -> {
                                                StoredSolutions.put(
                                                        state, round, call.signer(), upload, 0, verified.trades());
                                                return Contest.lead(entry, upload, 1, solution.size(), standing, state);
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
                        .then(committed -> before(command, standing, state)))
                .then(before -> SealedProblem.read(state, call.calendar(), round)
                        .then(instance -> SolutionVerifier.extend(instance, before, solution)))
                .then(part -> withinBlock(
                                StoredSolutions.bytes(part.trades())
                                        + RecordCodec.of(RunningSums.class)
                                                .write(part.sums())
                                                .length(),
                                solution,
                                null,
                                call.limits())
                        .map(bytes -> part))
                .map(part -> storePart(command, part, call, state));
    }

    static Decision<Receipt> seal(EnergyCommand.SealSolution command, SignedCall call, EnergyState state) {
        Interval round = command.round();
        return SolutionRules.STANDING
                .check(SolutionRules.standing(round, command.certificate() != null, call, state))
                .then(standing -> {
                    int parts = storedParts(round, call, command.upload(), state);
                    if (parts == 0
                            || !UploadLifeCycle.TABLE.allows(
                                    standing.turns().status(command.upload()), UploadLifeCycle.SEAL)) {
                        return unknownUpload(round, command.upload());
                    }
                    RunningSums sums = EnergyState.SUMS
                            .find(state.world(), round, call.signer(), command.upload(), parts - 1)
                            .orElseThrow();
                    return SolutionCommitting.complete(parts, standing, state)
                            .then(complete -> SealedProblem.read(state, call.calendar(), round))
                            .then(instance -> SolutionVerifier.seal(instance, sums)
                                    .then(value ->
                                            Contest.enter(instance, value, command.certificate(), standing, state)))
                            .map(entry -> Contest.lead(entry, command.upload(), parts, sums.trades(), standing, state));
                });
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
                        ClearingRejection.SOLUTION_TOO_LARGE,
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
                        ClearingRejection.SOLUTION_TOO_LARGE,
                        SOURCE,
                        "the transaction would have " + bytes + " bytes; at most " + most + " ("
                                + EnergyLimit.SOLUTION_BYTES + "); post smaller parts, or without the certificate")
                : Decision.accept(bytes);
    }

    /** The sums of the parts before, for a part that comes next; part 0 begins an upload and abandons an unfinished one. */
    private static Decision<RunningSums> before(
            EnergyCommand.PostSolutionPart command, SolutionRules.Standing standing, EnergyState state) {
        Interval round = command.solution().round();
        if (command.part() == 0) {
            return SolutionRules.NEW_UPLOAD
                    .check(standing)
                    .then(fresh -> command.upload() == standing.turns().uploads()
                            ? Decision.accept(RunningSums.START)
                            : unknownUpload(round, command.upload()));
        }
        if (!UploadLifeCycle.TABLE.allows(standing.turns().status(command.upload()), UploadLifeCycle.ADD)) {
            return unknownUpload(round, command.upload());
        }
        int stored = storedParts(round, standing.call(), command.upload(), state);
        int most = state.limits().of(EnergyLimit.PARTS_PER_SOLUTION);
        boolean next = UploadLifeCycle.TABLE
                .next(
                        standing.turns().status(command.upload()),
                        UploadLifeCycle.ADD,
                        Role.anyone(),
                        new UploadLifeCycle.Adding(command.part(), stored, most))
                .isAccepted();
        if (!next) {
            return Decision.reject(
                    ClearingRejection.PART_OUT_OF_ORDER,
                    SOURCE,
                    "part " + command.part() + " comes after " + stored + " parts; at most " + most + " are allowed");
        }
        return Decision.accept(EnergyState.SUMS
                .find(state.world(), round, standing.call().signer(), command.upload(), stored - 1)
                .orElseThrow());
    }

    private static int storedParts(Interval round, SignedCall call, int upload, EnergyState state) {
        int parts = 0;
        while (EnergyState.SUMS.has(state.world(), round, call.signer(), upload, parts)) {
            parts++;
        }
        return parts;
    }

    private static <T> Decision<T> unknownUpload(Interval round, int upload) {
        return Decision.reject(
                ClearingRejection.UPLOAD_UNKNOWN, SOURCE, "upload " + upload + " is not open in round " + round);
    }

    private static Receipt storePart(
            EnergyCommand.PostSolutionPart command,
            SolutionVerifier.VerifiedPart part,
            SignedCall call,
            EnergyState state) {
        Interval round = command.solution().round();
        StoredSolutions.put(state, round, call.signer(), command.upload(), command.part(), part.trades());
        EnergyState.SUMS.put(state.world(), part.sums(), round, call.signer(), command.upload(), command.part());
        if (command.part() == 0) {
            StoredValues.SolverTurns turns = EnergyState.TURNS
                    .find(state.world(), round, call.signer())
                    .orElse(StoredValues.SolverTurns.NONE)
                    .withoutOpen();
            UploadLifeCycle.TABLE.follow(
                    turns.status(command.upload()),
                    UploadLifeCycle.BEGIN,
                    Role.anyone(),
                    new UploadLifeCycle.Beginning(
                            command.upload(), turns.uploads(), state.limits().of(EnergyLimit.UPLOADS_PER_ROUND)));
            EnergyState.TURNS.put(
                    state.world(),
                    new StoredValues.SolverTurns(turns.accepted(), turns.uploads() + 1, command.upload()),
                    round,
                    call.signer());
        }
        return state.receipt(
                EnergyResult.PartStored.class,
                new EnergyResult.PartStored(part.trades().size()));
    }
}
