package org.gridmarket.testbed.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.offer.StreamModule;
import org.gridmarket.kernel.stream.quantity.Fuel;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.sandbox.Sandbox;
import org.gridmarket.sandbox.SandboxSettings;
import org.gridmarket.worker.stream.module.SandboxHost;
import org.gridmarket.worker.stream.party.ModuleHost;
import org.junit.jupiter.api.Test;

/** People are counted on generated frames, by the module whose source lies beside it. */
class ThermalFramesTest {
    private static final int FRAMES = 200;

    private static Bytes module() throws IOException {
        try (InputStream stream = ThermalFrames.class.getResourceAsStream("/stream/people.wasm")) {
            return Bytes.of(stream.readAllBytes());
        }
    }

    @Test
    void the_module_is_the_one_that_was_built_from_the_source() throws IOException {
        assertThat(StreamHash.input(module()).toHex())
                .isEqualTo("da5e06f66d21fac3d9d569f5cbd6fe9bcb18fa40c814aceddd18e63ed2d5d887");
    }

    @Test
    void a_seed_gives_the_same_frames_and_another_seed_others() {
        assertThat(new ThermalFrames(3).next()).isEqualTo(new ThermalFrames(3).next());
        assertThat(new ThermalFrames(3).next()).isNotEqualTo(new ThermalFrames(4).next());
    }

    @Test
    void people_are_counted_right_on_nearly_all_frames_and_no_count_is_most_of_them() throws IOException {
        ThermalFrames camera = new ThermalFrames(1);
        Bytes module = module();
        List<Integer> counts = new ArrayList<>();
        int right = 0;
        try (Sandbox sandbox = Sandbox.open(SandboxSettings.withoutFolder());
                ModuleHost.Running people = new SandboxHost(sandbox, Duration.ofSeconds(60))
                        .open(
                                module,
                                new StreamModule(StreamHash.input(module), "wasm1", 2, 1_536, 512),
                                new Fuel(2_000_000))) {
            for (int number = 0; number < FRAMES; number++) {
                ThermalFrames.Frame frame = camera.next();
                Bytes output = people.run(frame.bytes()).bytes();
                int counted = output.length() == 0 ? -1 : output.copy()[0];
                counts.add(counted);
                right += counted == frame.people() ? 1 : 0;
            }
        }

        assertThat(right).isGreaterThan(FRAMES * 9 / 10);
        assertThat(counts.stream().filter(counts.getFirst()::equals).count()).isLessThan(FRAMES / 2);
    }
}
