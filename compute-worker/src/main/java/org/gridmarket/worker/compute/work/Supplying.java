package org.gridmarket.worker.compute.work;

import java.util.Optional;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.worker.compute.parcel.Layer;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.role.Fact;
import org.gridmarket.worker.compute.role.Work;

/** Gives a mediator the inputs of its case, so that a directory that hides them harms nobody (compute-market, Directory). */
public final class Supplying {
    private final ObjectStore objects;
    private final Peers peers;

    /** @param objects where the inputs lie */
    public Supplying(ObjectStore objects, Peers peers) {
        this.objects = objects;
        this.peers = peers;
    }

    /** Gives all that is here; empty when the mediator does not take it now. */
    public Optional<Fact> supply(Work.Supply work) {
        Optional<Bytes> manifest =
                objects.find(work.match().job().offer().inputs().manifest());
        if (manifest.isPresent()) {
            Reply<Bytes> given = peers.supply(work.mediator(), manifest.get());
            Optional<Manifest> read = InputFetching.manifest(manifest.get());
            if (read.isPresent()) {
                for (Layer layer : read.get().layers()) {
                    Optional<Bytes> object = objects.find(layer.hash());
                    if (object.isPresent()) {
                        given = given.then(before -> peers.supply(work.mediator(), object.get()));
                    }
                }
            }
            if (!(given instanceof Reply.Given)) {
                return Optional.empty();
            }
        }
        return Optional.of(new Fact.Supplied(work.match().id(), work.mediator()));
    }
}
