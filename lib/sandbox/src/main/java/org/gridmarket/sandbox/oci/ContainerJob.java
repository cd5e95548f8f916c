package org.gridmarket.sandbox.oci;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.gridmarket.sandbox.FileTree;

/**
 * A container and all that it finds.
 *
 * @param image an OCI archive, or one of "docker save"
 * @param command what runs in it; empty for the image's own
 * @param environment lines NAME=value, besides the image's own; a name alone is refused: podman would take the value, or those of
 *     many names, from the environment of this machine
 * @param in files under /in, read only
 * @param memoryMegabytes 16 to 65,536
 * @param processes 1 to 1,024, threads included
 * @param outputBytes of both streams together, 0 to 2^29; beyond them the container is ended
 */
public record ContainerJob(
        Path image,
        List<String> command,
        List<String> environment,
        FileTree in,
        int memoryMegabytes,
        int processes,
        long outputBytes) {
    public static final long MOST_OUTPUT = 1L << 29;
    public static final int LEAST_MEGABYTES = 16;
    public static final int MOST_MEGABYTES = 65_536;

    public ContainerJob {
        command = List.copyOf(command);
        environment = List.copyOf(environment);
        for (String line : environment) {
            if (line.indexOf('=') < 1) {
                throw new IllegalArgumentException("a line of an environment is NAME=value, not " + line);
            }
        }
        if (Stream.concat(command.stream(), environment.stream()).anyMatch(text -> text.indexOf('\0') >= 0)) {
            throw new IllegalArgumentException("a command and an environment without the character 0 are needed");
        }
        if (memoryMegabytes < LEAST_MEGABYTES
                || memoryMegabytes > MOST_MEGABYTES
                || processes < 1
                || processes > 1_024) {
            throw new IllegalArgumentException(
                    "a container with " + memoryMegabytes + " MB and " + processes + " processes");
        }
        if (outputBytes < 0 || outputBytes > MOST_OUTPUT) {
            throw new IllegalArgumentException("output of " + outputBytes + " bytes, at most " + MOST_OUTPUT);
        }
    }
}
