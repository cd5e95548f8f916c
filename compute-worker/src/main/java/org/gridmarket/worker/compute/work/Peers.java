package org.gridmarket.worker.compute.work;

import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.wire.Bytes;

/** Port: others of the market as one account reaches them, by what they have registered. */
public interface Peers {
    /** A directory; one that is not registered answers that it is unavailable. */
    DirectoryLink directory(AccountKey directory);

    /** Gives a mediator an object of a case of its; the object's hash. It takes nothing else. */
    Reply<Bytes> supply(AccountKey mediator, Bytes object);
}
