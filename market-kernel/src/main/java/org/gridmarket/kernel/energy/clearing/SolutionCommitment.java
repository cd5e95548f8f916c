package org.gridmarket.kernel.energy.clearing;

import java.util.List;
import org.gridmarket.kernel.energy.EnergyLimit;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;
import org.gridmarket.kernel.wire.RecordCodec;

/**
 * What a solver binds itself to a block before it posts a solution: hash(solution, solver) of spec solver, one for each part.
 * It names the solver, so it is worth nothing to anybody else; and all parts, so that who sees the first ones cannot have
 * committed to the rest.
 *
 * @param parts digests of the parts as they will be posted, in order, 1..{@link EnergyLimit#PARTS_PER_SOLUTION}
 */
public record SolutionCommitment(List<Bytes> parts) {
    private static final Bytes TAG = Bytes.utf8("gridmarket/solution-commitment/1");
    private static final int DIGEST_BYTES = 32;

    public SolutionCommitment {
        parts = List.copyOf(parts);
        if (parts.isEmpty() || parts.size() > EnergyLimit.PARTS_PER_SOLUTION.ceiling()) {
            throw new IllegalArgumentException("commitment to " + parts.size() + " parts is outside 1.."
                    + EnergyLimit.PARTS_PER_SOLUTION.ceiling());
        }
        parts.forEach(digest -> {
            if (digest.length() != DIGEST_BYTES) {
                throw new IllegalArgumentException(
                        "digest of a part has " + digest.length() + " bytes, not " + DIGEST_BYTES);
            }
        });
    }

    /** What this solver commits to before it posts these parts. */
    public static SolutionCommitment of(AccountKey solver, List<Solution> parts) {
        return new SolutionCommitment(
                parts.stream().map(part -> digest(solver, part)).toList());
    }

    /** Whether a part, counted from 0, is the one that was committed to. */
    public boolean covers(AccountKey solver, int part, Solution posted) {
        return part < parts.size() && parts.get(part).equals(digest(solver, posted));
    }

    /** The round is in the solution. */
    private static Bytes digest(AccountKey solver, Solution part) {
        return Digest.sha256(
                TAG, Bytes.utf8(solver.toHex()), RecordCodec.of(Solution.class).writeBytes(part));
    }
}
