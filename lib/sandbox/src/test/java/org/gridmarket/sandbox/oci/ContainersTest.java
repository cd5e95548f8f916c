package org.gridmarket.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.FileTree;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An OCI image that is made here, with one static program in it. Where containers do not work, the reason is told. */
class ContainersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PROGRAM = """
            #include <stdio.h>
            #include <string.h>
            #include <unistd.h>
            int main(int count, char **arguments) {
              if (count > 1 && !strcmp(arguments[1], "sleep")) sleep(60);
              while (count > 1 && !strcmp(arguments[1], "shout")) puts("more and more and more");
              char text[64] = {0};
              FILE *in = fopen("/in/a/b", "r");
              if (in) fread(text, 1, sizeof text - 1, in);
              printf("%s, root %s, input %s\\n", text, fopen("/new", "w") ? "written" : "kept",
                     fopen("/in/a/b", "w") ? "written" : "kept");
              return 126;
            }
            """;

    @TempDir
    static Path folder;

    private static Path image = Path.of("none");
    private static Containers.Found found = new Containers.Found.Missing("not looked for");

    @BeforeAll
    static void make_an_image() throws IOException, InterruptedException {
        found = Containers.find(folder.resolve("store"));
        if (found instanceof Containers.Found.Here) {
            Files.writeString(folder.resolve("program.c"), PROGRAM);
            String podman = "podman --root " + folder.resolve("maker") + " --runroot " + folder.resolve("maker-run")
                    + " --storage-driver vfs --events-backend none";
            String script = "mkdir root root/in && cc -static -w -O1 -o root/program program.c && tar -C root -c . | "
                    + podman + " import -q - localhost/program:1 && " + podman
                    + " save -q --format oci-archive -o image.tar localhost/program:1";
            Process made = new ProcessBuilder("bash", "-c", script)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            assertThat(made.waitFor()).as(() -> log()).isZero();
            image = folder.resolve("image.tar");
        }
    }

    private static String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static ContainerOutcome run(Path archive, Duration patience, String... arguments) {
        assumeTrue(found instanceof Containers.Found.Here, found.toString());
        List<String> command = new java.util.ArrayList<>(List.of("/program"));
        command.addAll(List.of(arguments));
        FileTree in = FileTree.of(Map.of("a/b", Bytes.utf8("an input")));
        ContainerOutcome outcome = ((Containers.Found.Here) found)
                .containers()
                .run(new ContainerJob(archive, command, List.of(), in, 64, 16, 4_096), patience);
        if (outcome instanceof ContainerOutcome.NotRun(String reason)) {
            assumeTrue(!reason.startsWith("containers do not work here"), reason);
        }
        return outcome;
    }

    @Test
    void a_container_reads_its_input_writes_nowhere_and_ends_with_its_own_code() {
        assertThat(run(image, PATIENCE))
                .isEqualTo(new ContainerOutcome.Ended(
                        126, Bytes.utf8("an input, root kept, input kept\n"), Bytes.utf8("")));
    }

    @Test
    void a_container_that_takes_too_long_is_ended() {
        assertThat(run(image, Duration.ofSeconds(3), "sleep"))
                .isEqualTo(new ContainerOutcome.Stopped(ContainerOutcome.Bound.TIME));
    }

    @Test
    void a_container_that_writes_too_much_is_ended() {
        assertThat(run(image, PATIENCE, "shout"))
                .isEqualTo(new ContainerOutcome.Stopped(ContainerOutcome.Bound.OUTPUT));
    }

    @Test
    void what_is_no_image_is_told_apart_from_a_machine_that_runs_none() throws IOException {
        Path junk = Files.write(folder.resolve("junk.tar"), new byte[10_000]);

        assertThat(run(junk, PATIENCE)).isInstanceOf(ContainerOutcome.NoImage.class);
    }
}
