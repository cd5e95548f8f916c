package org.gridmarket.sandbox.oci;

import java.nio.file.Path;
import java.util.List;
import org.gridmarket.sandbox.FileTree;

/**
 * A container and all that it finds.
 *
 * @param image an OCI archive, or one of "docker save"
 * @param command what runs in it; empty for the image's own
 * @param in files under /in, read only
 * @param memoryMegabytes 16 to 65,536
 * @param processes 1 to 1,024, threads included
 * @param outputBytes of both streams together, 0 to 2^29; beyond them the container is ended
 */
public record ContainerJob(
        Path image, List<String> command, FileTree in, int memoryMegabytes, int processes, long outputBytes) {
    private static final long MOST_OUTPUT = 1L << 29;

    public ContainerJob {
        command = List.copyOf(command);
        if (memoryMegabytes < 16 || memoryMegabytes > 65_536 || processes < 1 || processes > 1_024) {
            throw new IllegalArgumentException(
                    "a container with " + memoryMegabytes + " MB and " + processes + " processes");
        }
        if (outputBytes < 0 || outputBytes > MOST_OUTPUT) {
            throw new IllegalArgumentException("output of " + outputBytes + " bytes, at most " + MOST_OUTPUT);
        }
    }
}
