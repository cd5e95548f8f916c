package org.gridmarket.cli.compute;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gridmarket.cli.UsageException;
import org.gridmarket.kernel.compute.offer.Environment;
import org.gridmarket.kernel.compute.quantity.ByteCount;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.FileTree;
import org.gridmarket.worker.compute.parcel.FileArchive;
import org.gridmarket.worker.compute.parcel.Layer;
import org.gridmarket.worker.compute.parcel.Manifest;
import org.gridmarket.worker.compute.work.ObjectStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** A program and what it finds, as they are typed; made into a job's manifest and objects. */
final class ProgramOptions {
    @CommandLine.Parameters(
            paramLabel = "FILE.wasm|DIR",
            arity = "0..1",
            description = "The program; or a folder with one .wasm in it, whose other files are its inputs.")
    private @Nullable Path program;

    @CommandLine.Option(
            names = "--image",
            paramLabel = "FILE.tar",
            description = {
                "In place of a program: an OCI archive, or one of \"docker save\". Its container has no network and a root that"
                        + " cannot be written; what it writes to its two streams is the result; --arg is its command.",
                "Two runs may differ, so nobody can check the result: it runs at --providers that you trust, for a start's price."
            })
    private @Nullable Path image;

    @CommandLine.Option(names = "--arg", paramLabel = "TEXT", description = "An argument; may be given several times.")
    private List<String> arguments = List.of();

    @CommandLine.Option(names = "--env", paramLabel = "NAME=VALUE", description = "A line of its environment.")
    private List<String> environment = List.of();

    @CommandLine.Option(names = "--in", paramLabel = "DIR", description = "Files under /in.")
    private @Nullable Path in;

    @CommandLine.Option(names = "--stdin", paramLabel = "FILE", description = "What it reads; 64 KiB at most.")
    private @Nullable Path input;

    /** Puts module and inputs into the store, and the manifest too. */
    Manifest manifest(ObjectStore objects) {
        Path archive = image;
        if (archive != null) {
            if (program != null || input != null) {
                throw new UsageException("--image takes no program and no --stdin: name files with --in");
            }
            return manifest(Environment.CONTAINERS, archive, in, objects);
        }
        Path typed = program;
        if (typed == null) {
            throw new UsageException("name a program, FILE.wasm or DIR, or --image FILE.tar");
        }
        return manifest("wasm1", module(typed), in == null && Files.isDirectory(typed) ? typed : in, objects);
    }

    private Manifest manifest(String sandbox, Path execution, @Nullable Path files, ObjectStore objects) {
        List<Layer> data = new ArrayList<>();
        if (files != null) {
            FileTree tree = tree(files, execution);
            if (!tree.files().isEmpty()) {
                data.add(layer(FileArchive.of(tree), objects));
            }
        }
        try {
            Manifest manifest = new Manifest(
                    sandbox,
                    null,
                    layer(read(execution), objects),
                    data,
                    arguments,
                    environment,
                    input == null ? Bytes.of(new byte[0]) : read(input));
            objects.keep(manifest.toBytes());
            return manifest;
        } catch (IllegalArgumentException wrong) {
            throw new UsageException(String.valueOf(wrong.getMessage()));
        }
    }

    private static Path module(Path program) {
        if (!Files.isDirectory(program)) {
            return program;
        }
        try (Stream<Path> files = Files.list(program)) {
            List<Path> modules =
                    files.filter(file -> file.toString().endsWith(".wasm")).toList();
            if (modules.size() != 1) {
                throw new UsageException(program + " has " + modules.size() + " files *.wasm; one is needed");
            }
            return modules.getFirst();
        } catch (IOException unreadable) {
            throw new UsageException("cannot read " + program + ": " + unreadable);
        }
    }

    private static Layer layer(Bytes object, ObjectStore objects) {
        return new Layer(objects.keep(object), new ByteCount(object.length()), "");
    }

    static Bytes read(Path file) {
        try {
            return Bytes.of(Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new UsageException("cannot read " + file + ": " + unreadable);
        }
    }

    private static FileTree tree(Path folder, Path without) {
        SortedMap<String, Bytes> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.filter(Files::isRegularFile)
                    .filter(file -> !file.equals(without))
                    .forEach(
                            file -> files.put(folder.relativize(file).toString().replace('\\', '/'), read(file)));
            return FileTree.of(files);
        } catch (IOException | UncheckedIOException unreadable) {
            throw new UsageException("cannot read " + folder + ": " + unreadable);
        } catch (IllegalArgumentException noTree) {
            throw new UsageException(folder + ": " + noTree.getMessage());
        }
    }
}
