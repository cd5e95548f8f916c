package org.gridmarket.worker.stream.party;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.offer.StreamModule;
import org.gridmarket.kernel.stream.quantity.Fuel;
import org.gridmarket.kernel.wire.Bytes;
import org.junit.jupiter.api.Test;

/** What a mediator holds ready: a process for each module, and not for each lease. */
final class SharedModulesTest {
    private static final Bytes ONE = Bytes.utf8("one");
    private static final Bytes ANOTHER = Bytes.utf8("another");
    private static final Fuel FUEL = new Fuel(1_000);

    private final List<String> processes = new ArrayList<>();
    private boolean broken;
    private final SharedModules modules = new SharedModules(
            (module, description, fuel) -> {
                if (broken) {
                    throw new ModuleException("no process");
                }
                processes.add(module.toUtf8() + " begins");
                return new ModuleHost.Running() {
                    @Override
                    public ModuleHost.Output run(Bytes input) {
                        return new ModuleHost.Output(StreamHash.output(input), input);
                    }

                    @Override
                    public void close() {
                        processes.add(module.toUtf8() + " ends");
                    }
                };
            },
            1);

    private static StreamModule described(Bytes module) {
        return new StreamModule(StreamHash.input(module), "wasm1", 1, 64, 64);
    }

    private ModuleHost.Running start(Bytes module) {
        return modules.start(module, described(module), FUEL)
                .toCompletableFuture()
                .join();
    }

    @Test
    void leases_of_one_module_have_one_process_until_the_last_is_over() {
        ModuleHost.Running first = start(ONE);
        ModuleHost.Running second = start(ONE);
        first.close();
        first.close();

        assertThat(processes).containsExactly("one begins");
        assertThat(second.run(ANOTHER).bytes()).isEqualTo(ANOTHER);

        second.close();

        assertThat(processes).containsExactly("one begins", "one ends");
    }

    @Test
    void no_more_than_so_many_are_held_before_they_are_needed() {
        assertThat(modules.isRoomFor(described(ONE), FUEL)).isTrue();
        ModuleHost.Running held = start(ONE);

        assertThat(modules.isRoomFor(described(ONE), FUEL)).isTrue();
        assertThat(modules.isRoomFor(described(ANOTHER), FUEL)).isFalse();

        held.close();

        assertThat(modules.isRoomFor(described(ANOTHER), FUEL)).isTrue();
    }

    @Test
    void what_did_not_start_is_started_again_for_whoever_asks_next() {
        broken = true;
        assertThatThrownBy(() -> start(ONE)).hasRootCauseInstanceOf(ModuleException.class);
        broken = false;

        start(ONE).close();

        assertThat(processes).containsExactly("one begins", "one ends");
    }
}
