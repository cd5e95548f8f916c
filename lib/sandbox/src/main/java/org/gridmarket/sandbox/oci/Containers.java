package org.gridmarket.sandbox.oci;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.Digest;

/**
 * Runs OCI images by podman and runc: no network, a root that cannot be written, no capabilities, limits of memory,
 * processes and output. Images lie in a store of their own. May be used by any thread.
 */
public final class Containers {
    private static final int OPEN_FILES = 1_024;
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(2);
    private static final long LITTLE = 1 << 16;

    /** Podman takes no longer path for what it keeps while containers run. */
    private static final int LONGEST_RUN_FOLDER = 50;

    private static final int NAMED_BYTES = 6;

    /** What the system says when a disk is full; podman hands it on. */
    private static final String NO_SPACE = "no space left on device";

    /** An image takes so many times its file, packed and unpacked, each layer a copy of the one below. */
    private static final int UNPACKED = 8;

    private final Path store;
    private final Path running;

    private Containers(Path store, Path running) {
        this.store = store;
        this.running = running;
    }

    /** What was found. */
    public sealed interface Found {
        record Here(Containers containers) implements Found {}

        record Missing(String reason) implements Found {}
    }

    /**
     * Looks for podman and runc in PATH, and asks podman for its images. Whether containers work here shows when the first one
     * runs: that needs rights which not every machine gives.
     *
     * @param store folder for images and containers
     */
    public static Found find(Path store) {
        for (String program : List.of("podman", "runc")) {
            if (inPath(program).isEmpty()) {
                return new Found.Missing("no " + program + " in PATH");
            }
        }
        Path images = store.toAbsolutePath();
        String name = Digest.sha256(Bytes.utf8(images.toString())).toHex().substring(0, 2 * NAMED_BYTES);
        Path running = Path.of(System.getProperty("java.io.tmpdir"), "gridmarket-oci-" + name);
        if (running.toString().length() > LONGEST_RUN_FOLDER) {
            return new Found.Missing(
                    "the folder for temporary files, " + running.getParent() + ", has too long a path");
        }
        Containers containers = new Containers(images, running);
        return containers.trouble().<Found>map(Found.Missing::new).orElseGet(() -> new Found.Here(containers));
    }

    /** Why podman does not even tell its images. */
    private Optional<String> trouble() {
        try {
            Files.createDirectories(store);
            return podman(HOUSEKEEPING, LITTLE, List.of("images", "-q"))
                            instanceof BoundedRun.Ended(int code, Bytes said, Bytes error)
                    ? Optional.of("podman: " + error.toUtf8().strip()).filter(reason -> code != 0)
                    : Optional.of("podman does not answer");
        } catch (IOException failure) {
            return Optional.of("podman does not run: " + failure.getMessage());
        }
    }

    private static Optional<Path> inPath(String program) {
        String path = System.getenv("PATH");
        return Stream.of((path == null ? "" : path).split(":"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Runs a container to its end, and removes it. */
    public ContainerOutcome run(ContainerJob job, Duration patience) {
        String name = "job-" + UUID.randomUUID();
        try {
            Files.createDirectories(store);
            BoundedRun.Outcome loaded = podman(
                    HOUSEKEEPING,
                    LITTLE,
                    List.of("load", "-q", "-i", job.image().toString()));
            if (!(loaded instanceof BoundedRun.Ended(int code, Bytes said, Bytes error))) {
                return new ContainerOutcome.NotRun("podman does not load images: " + loaded);
            }
            if (code != 0) {
                String reason = error.toUtf8().strip();
                long free = Files.getFileStore(store).getUsableSpace();
                long size = Files.size(job.image());
                return trouble()
                        .or(() -> ofThisMachine(reason, free, size))
                        .<ContainerOutcome>map(ContainerOutcome.NotRun::new)
                        .orElseGet(() -> new ContainerOutcome.NoImage(reason));
            }
            String image = said.toUtf8().strip();
            Path in = Files.createTempDirectory(store, "in");
            try {
                write(in, job.in().files());
                return run(job, name, image.substring(image.lastIndexOf(' ') + 1), in, patience);
            } finally {
                remove(name);
                delete(in);
            }
        } catch (IOException failure) {
            return new ContainerOutcome.NotRun("podman does not run: " + failure.getMessage());
        }
    }

    /**
     * Whether an image that was not loaded may have failed for want of room here. Then it says nothing against the image, and
     * nobody may be paid or fined for it.
     *
     * @param said by podman
     * @param free bytes where images lie
     * @param image bytes of its file; unpacked it has several times as many
     */
    static Optional<String> ofThisMachine(String said, long free, long image) {
        boolean full = said.toLowerCase(Locale.ROOT).contains(NO_SPACE) || free / UNPACKED < image;
        return full
                ? Optional.of("no room for images: " + free + " bytes free, the image's file has " + image
                        + "; podman: " + said)
                : Optional.empty();
    }

    private ContainerOutcome run(ContainerJob job, String name, String image, Path in, Duration patience)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "--runtime",
                "runc",
                "run",
                "--name",
                name,
                "--pull",
                "never",
                "--network",
                "none",
                "--http-proxy=false", // else variables of this machine, which may hold passwords
                "--read-only",
                "--cap-drop",
                "all",
                "--security-opt",
                "no-new-privileges",
                "--memory",
                job.memoryMegabytes() + "m",
                "--pids-limit",
                Integer.toString(job.processes()),
                "--ulimit",
                "nofile=" + OPEN_FILES + ":" + OPEN_FILES,
                "--ulimit",
                "nproc=" + job.processes() + ":" + job.processes(),
                "--volume",
                in + ":/in:ro"));
        job.environment().forEach(line -> command.addAll(List.of("--env", line)));
        command.add(image);
        command.addAll(job.command());
        BoundedRun.Outcome outcome = podman(patience, job.outputBytes(), command);
        return switch (outcome) {
            case BoundedRun.Stopped(var bound) -> new ContainerOutcome.Stopped(bound);
            case BoundedRun.Interrupted stop -> new ContainerOutcome.NotRun("interrupted");
            case BoundedRun.Ended ended ->
                began(name)
                        ? new ContainerOutcome.Ended(ended.exitCode(), ended.standardOutput(), ended.standardError())
                        : new ContainerOutcome.NotRun("containers do not work here: "
                                + ended.standardError().toUtf8().strip());
        };
    }

    /** Podman's own exit codes could be the program's: what it says of the container tells them apart. */
    private boolean began(String name) throws IOException {
        return podman(HOUSEKEEPING, LITTLE, List.of("inspect", "--format", "{{.State.Status}}", name))
                        instanceof BoundedRun.Ended(int code, Bytes state, Bytes error)
                && code == 0
                && state.toUtf8().strip().equals("exited");
    }

    /** Removes it and waits for podman's own helpers, which outlive the container by a moment. */
    private void remove(String name) throws IOException {
        BoundedRun.Outcome asked = podman(HOUSEKEEPING, LITTLE, List.of("inspect", "--format", "{{.Id}}", name));
        podman(HOUSEKEEPING, LITTLE, List.of("rm", "-f", "-i", "-t", "0", name));
        if (!(asked instanceof BoundedRun.Ended(int code, Bytes id, Bytes error)) || code != 0) {
            return;
        }
        String number = id.toUtf8().strip();
        List<ProcessHandle> helpers = ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .commandLine()
                        .filter(line -> line.contains(number))
                        .isPresent())
                .toList();
        for (ProcessHandle helper : helpers) {
            try {
                helper.onExit().get(HOUSEKEEPING.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException | TimeoutException stays) {
                throw new IOException("a helper of podman does not end: process " + helper.pid(), stays);
            }
        }
    }

    private BoundedRun.Outcome podman(Duration patience, long most, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "podman",
                "--root",
                store.resolve("images").toString(),
                "--runroot",
                running.toString(),
                "--storage-driver",
                "vfs",
                "--cgroup-manager",
                "cgroupfs",
                "--events-backend",
                "none"));
        command.addAll(arguments);
        return BoundedRun.of(command, patience, most);
    }

    private static void write(Path folder, Map<String, Bytes> files) throws IOException {
        for (Map.Entry<String, Bytes> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue().copy());
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> {
                try {
                    Files.delete(path);
                } catch (IOException left) {
                    throw new UncheckedIOException("cannot delete " + path, left);
                }
            });
        }
    }
}
