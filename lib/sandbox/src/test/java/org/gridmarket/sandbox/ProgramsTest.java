package org.gridmarket.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real programs: status, count and output are the same on two engines. Sources in programs. */
class ProgramsTest {
    private static final Path SOURCES = Path.of("programs");
    private static final Limits LIMITS = new Limits(10_000_000_000L, 1_024, 8 << 20);

    private static Job job(Bytes module, String... arguments) {
        return Job.of(InThisProcess.MANIFEST, module, LIMITS).withArguments(arguments);
    }

    private static Result onTwoEngines(Job job) {
        Result compiled = InThisProcess.run(InThisProcess.COMPILED, job);
        assertThat(InThisProcess.run(InThisProcess.V8, job)).isEqualTo(compiled);
        return compiled;
    }

    @ParameterizedTest
    @CsvSource({
        "gemm, 24, gemm 24 54d9ae79f47fb683",
        "jacobi, 32, jacobi 32 0447196b25926769",
        "options, 500, options 500 ",
        "body, 2, body 2 "
    })
    void a_kernel_gives_the_same_on_two_engines(String name, String size, String begin) {
        Result result = onTwoEngines(job(WasmTools.clang(SOURCES.resolve(name + ".c"), "-lm"), size));

        assertThat(result.status()).isEqualTo(Status.COMPLETED);
        assertThat(result.output().standardOutput().toUtf8()).startsWith(begin);
        assertThat(result.instructions()).isPositive();
    }

    @Test
    void a_program_finds_its_files_and_nothing_else() {
        Job job = job(WasmTools.clang(SOURCES.resolve("files.c")), "one")
                .withIn(FileTree.of(Map.of("a/b.txt", Bytes.utf8("an input"))));

        OutputArchive output = onTwoEngines(job).output();

        assertThat(output.standardOutput().toUtf8()).isEqualTo("""
                        read /etc/passwd: Capabilities insufficient
                        read ../../etc/passwd from /in: Capabilities insufficient
                        read /in/a/../../out: Capabilities insufficient
                        write /in/a/b.txt: Read-only file system
                        make /in/new: Read-only file system
                        remove /in/a/b.txt: Read-only file system
                        link /out/link to /in/a/b.txt: Not supported
                        read /in/a/b.txt: done
                        found: an input
                        make folder /out/z: done
                        make folder /out/z again: File exists
                        write at 5: done
                        move /out/z into itself: Invalid argument
                        move /out/z/2 to /out/1: done
                        remove /out/z: done
                        /out: . .. 0 1
                        /in: . .. a
                        /out/1 has 9 bytes, changed at 0
                        slept to 946684802
                        arguments: 2 one, HOME none
                        """);
        assertThat(output.exitCode()).isEqualTo(7);
        assertThat(output.files())
                .isEqualTo(FileTree.of(Map.of(
                        "0", Bytes.utf8("time 946684800"), "1", Bytes.of(new byte[] {0, 0, 0, 0, 0, 't', 'a', 'i', 'l'
                        }))));
    }

    /** Brotli's command, from unchanged sources that PyPI's package ships; {@code .ci/wasm} compiles it. */
    @Test
    void a_program_of_others_packs_and_unpacks_a_text() throws IOException {
        Path program = Path.of(System.getProperty("user.home"), ".cache/gridmarket/wasm/brotli-1.2.0.wasm");
        assertThat(program).as("call .ci/wasm, which makes it").isRegularFile();
        Bytes module = Bytes.of(Files.readAllBytes(program));
        Bytes text = Bytes.of(Files.readAllBytes(SOURCES.resolve("body.c")));

        Job packing =
                job(module, "-q", "1", "-o", "/out/text.br", "/in/text").withIn(FileTree.of(Map.of("text", text)));
        Result result = InThisProcess.run(InThisProcess.INTERPRETED, packing);
        assertThat(InThisProcess.run(InThisProcess.V8, packing)).isEqualTo(result);
        FileTree packed = result.output().files();
        Job unpacking = job(module, "-d", "-o", "/out/text", "/in/text.br").withIn(packed);
        FileTree unpacked =
                InThisProcess.run(InThisProcess.V8, unpacking).output().files();

        assertThat(packed.files().values().iterator().next().length()).isLessThan(text.length() / 2);
        assertThat(unpacked).isEqualTo(FileTree.of(Map.of("text", text)));
    }
}
