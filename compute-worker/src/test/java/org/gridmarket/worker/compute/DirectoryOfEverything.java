package org.gridmarket.worker.compute;

import org.gridmarket.kernel.compute.match.MatchId;
import org.gridmarket.kernel.compute.match.Opening;
import org.gridmarket.kernel.compute.match.ResultCommitment;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.party.AccountKey;
import org.gridmarket.kernel.quantity.LedgerTime;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.worker.compute.work.DirectoryLink;
import org.gridmarket.worker.compute.work.ObjectsInMemory;
import org.gridmarket.worker.compute.work.Peers;
import org.gridmarket.worker.compute.work.Reply;

/** A directory that has everything that lies here, and one opening. */
record DirectoryOfEverything(ObjectsInMemory objects, Opening shown) implements Peers, DirectoryLink {
    @Override
    public DirectoryLink directory(AccountKey directory) {
        return this;
    }

    @Override
    public Reply<Bytes> supply(AccountKey mediator, Bytes object) {
        return new Reply.Refused<>("no mediator");
    }

    @Override
    public Reply<Bytes> get(Bytes hash) {
        return objects.find(hash).<Reply<Bytes>>map(Reply.Given::new).orElseGet(() -> new Reply.Refused<>("none"));
    }

    @Override
    public Reply<Bytes> put(Bytes object) {
        return new Reply.Given<>(objects.keep(object));
    }

    @Override
    public Reply<JobInputs> hold(Bytes manifest, LedgerTime until) {
        return new Reply.Refused<>("holds nothing");
    }

    @Override
    public Reply<Bytes> deposit(MatchId match, ResultCommitment result, Opening opening) {
        return new Reply.Refused<>("takes nothing");
    }

    @Override
    public Reply<Opening> opening(MatchId match) {
        return new Reply.Given<>(shown);
    }
}
