package org.gridmarket.worker.compute.work;

import java.util.Optional;
import org.gridmarket.kernel.compute.offer.JobInputs;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.worker.compute.parcel.Layer;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.parcel.ObjectHash;

/** Brings a job's objects here, those that are missing only. */
public final class InputFetching {
    private final ObjectStore objects;

    public InputFetching(ObjectStore objects) {
        this.objects = objects;
    }

    /** An object that is here, or that the directory gives; one with another hash is refused. */
    public Reply<Bytes> fetch(Bytes hash, DirectoryLink directory) {
        Optional<Bytes> here = objects.find(hash);
        return here.<Reply<Bytes>>map(Reply.Given::new)
                .orElseGet(() -> directory.get(hash).then(object -> {
                    if (!ObjectHash.of(object).equals(hash)) {
                        return new Reply.Refused<>("other bytes than those of " + hash);
                    }
                    objects.keep(object);
                    return new Reply.Given<>(object);
                }));
    }

    /**
     * All that a job needs; the manifest's bytes, which may be no manifest at all: that is for the run to say.
     *
     * @param inputs as the job's offer names them
     */
    public Reply<Bytes> fetch(JobInputs inputs, DirectoryLink directory) {
        Reply<Bytes> manifest = fetch(inputs.manifest(), directory);
        return manifest.then(bytes -> {
            Optional<Manifest> read = manifest(bytes);
            if (read.isPresent()) {
                if (!read.get().size().equals(inputs.size())) {
                    return new Reply.Refused<>(read.get().size() + " of inputs, not " + inputs.size());
                }
                for (Layer layer : read.get().layers()) {
                    Reply<Bytes> fetched = fetch(layer.hash(), directory)
                            .then(object -> object.length() == layer.size().count()
                                    ? new Reply.Given<>(object)
                                    : new Reply.Refused<>("layer " + layer.hash() + " is no " + layer.size()));
                    if (!(fetched instanceof Reply.Given)) {
                        return fetched;
                    }
                }
            }
            return new Reply.Given<>(bytes);
        });
    }

    /** Empty when these bytes are no manifest. */
    public static Optional<Manifest> manifest(Bytes bytes) {
        try {
            return Optional.of(Manifest.read(bytes));
        } catch (MalformedException | IllegalArgumentException none) {
            return Optional.empty(); // a job that is described wrongly ends with a status of its own
        }
    }
}
