package org.gridmarket.kernel.energy.mixing;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;

/**
 * Port: the mixing protocol as far as the ledger needs it. An implementation is a pure function of its arguments, the same
 * in every endorser, answers whatever it is given without an exception, and never finds an honest participant guilty.
 */
public interface MixJudge {
    /** Whether the key is a canonical point that is not of small order, so that only an owner can sign for it. */
    boolean isUsable(AccountKey key);

    /**
     * Whether all participants of the run, in its order, have signed that these outputs receive a bundle each.
     *
     * @param outputs already found to be the right number, ascending, usable and no participants
     */
    boolean isSignedByAll(LockedRun run, List<AccountKey> outputs, List<Bytes> signatures);

    /** What these bytes say, when a participant signed them for this very run. */
    Optional<DueMessage> read(LockedRun run, Bytes message);

    /**
     * What the evidence proves.
     *
     * @param onLedger the messages of the run that stand on the ledger
     * @param taken whether an account of this key was on the ledger when the run opened
     */
    BlameFinding judge(LockedRun run, BlameEvidence evidence, List<Bytes> onLedger, Predicate<AccountKey> taken);
}
