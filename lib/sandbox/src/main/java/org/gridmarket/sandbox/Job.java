package org.gridmarket.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.wire.Bytes;

/**
 * A program and all that it finds. Equal jobs have equal results on every engine and machine.
 *
 * @param manifest SHA-256 of the job's manifest, 32 bytes: what random numbers come from
 * @param module WebAssembly, a command of WASI preview 1 (exports {@code _start})
 * @param arguments what follows the program's name, which is always "program"
 * @param environment lines of the form NAME=value
 * @param standardInput what the program reads from descriptor 0
 * @param in files under /in
 * @param base files under /base
 */
public record Job(
        Bytes manifest,
        Bytes module,
        List<String> arguments,
        List<String> environment,
        Bytes standardInput,
        FileTree in,
        FileTree base,
        Limits limits) {
    /** Bytes of arguments, and of the environment: they are copied into the program's memory at its wish. */
    public static final int MOST_TEXT_BYTES = 1 << 20;

    private static final int HASH_BYTES = 32;

    public Job {
        if (manifest.length() != HASH_BYTES) {
            throw new IllegalArgumentException("a manifest's hash has 32 bytes, not " + manifest.length());
        }
        arguments = List.copyOf(arguments);
        environment = List.copyOf(environment);
        check("arguments", arguments);
        check("environment", environment);
    }

    private static void check(String what, List<String> texts) {
        long bytes = 0;
        for (String text : texts) {
            bytes += text.getBytes(StandardCharsets.UTF_8).length + 1L;
            if (text.indexOf('\0') >= 0) {
                throw new IllegalArgumentException(what + " with a zero character");
            }
        }
        if (bytes > MOST_TEXT_BYTES) {
            throw new IllegalArgumentException(what + ": " + bytes + " bytes, at most " + MOST_TEXT_BYTES);
        }
    }

    /** A module alone, without arguments and files. */
    public static Job of(Bytes manifest, Bytes module, Limits limits) {
        return new Job(
                manifest, module, List.of(), List.of(), Bytes.of(new byte[0]), FileTree.EMPTY, FileTree.EMPTY, limits);
    }

    public Job withArguments(String... added) {
        return new Job(manifest, module, List.of(added), environment, standardInput, in, base, limits);
    }

    public Job withStandardInput(Bytes input) {
        return new Job(manifest, module, arguments, environment, input, in, base, limits);
    }

    public Job withIn(FileTree files) {
        return new Job(manifest, module, arguments, environment, standardInput, files, base, limits);
    }

    public Job withLimits(Limits changed) {
        return new Job(manifest, module, arguments, environment, standardInput, in, base, changed);
    }

    List<String> allArguments() {
        List<String> all = new ArrayList<>(List.of("program"));
        all.addAll(arguments);
        return all;
    }

    /** Without the bytes. */
    @Override
    public String toString() {
        return "job " + manifest + " with a module of " + module.length() + " bytes, " + limits;
    }
}
