package org.gridmarket.worker.compute.work;

import org.gridmarket.kernel.compute.match.Match;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.worker.compute.role.WorkerLimits;

/** Port: others of the market as one account reaches them, by what they have registered. */
public interface Peers {
    /** A directory; one that is not registered answers that it is unavailable. */
    DirectoryLink directory(AccountKey directory);

    /** The same for somebody who has use for answers until then only: all of them together end by it. */
    default DirectoryLink directory(AccountKey directory, LedgerTime until) {
        return directory(directory);
    }

    /** The same for a last look before a deadline: all answers together end before its margin begins. */
    default DirectoryLink lastLook(AccountKey directory) {
        return directory(directory);
    }

    /** For whoever looks at a match before it is due: an earlier look is over when the last one begins. */
    default DirectoryLink look(Match match, boolean last) {
        return last ? lastLook(match.directory()) : directory(match.directory(), WorkerLimits.lastLook(match.due()));
    }

    /** Gives a mediator an object of a case of its; the object's hash. It takes nothing else. */
    Reply<Bytes> supply(AccountKey mediator, Bytes object);
}
