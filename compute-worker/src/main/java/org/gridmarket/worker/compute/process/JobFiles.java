package org.gridmarket.worker.compute.process;

import java.util.SortedMap;
import java.util.TreeMap;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.FileTree;
import org.gridmarket.worker.compute.parcel.FileArchive;
import org.gridmarket.worker.compute.parcel.Layer;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.work.ObjectStore;

/** What a job finds under /in: its data layers, each a file or an archive of files. */
final class JobFiles {
    private JobFiles() {}

    /** An IllegalArgumentException tells which paths are none, or are there twice. */
    static FileTree of(Manifest manifest, ObjectStore objects) {
        SortedMap<String, Bytes> files = new TreeMap<>();
        for (Layer layer : manifest.data()) {
            Bytes object = object(objects, layer.hash());
            FileArchive.read(object)
                    .ifPresentOrElse(
                            tree -> tree.files()
                                    .forEach((path, content) -> put(files, under(layer.mount(), path), content)),
                            () -> put(files, layer.mount(), object));
        }
        return FileTree.of(files);
    }

    private static void put(SortedMap<String, Bytes> files, String path, Bytes content) {
        if (files.put(path, content) != null) {
            throw new IllegalArgumentException(path + " is there twice");
        }
    }

    private static String under(String mount, String path) {
        return mount.isEmpty() ? path : mount + "/" + path;
    }

    /** An object that was fetched before the run began. */
    static Bytes object(ObjectStore objects, Bytes hash) {
        return objects.find(hash).orElseThrow(() -> new IllegalStateException("object " + hash + " is not here"));
    }
}
