package org.gridmarket.testbed.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gridmarket.audit.stream.KeptStreams;
import org.gridmarket.cli.UsageException;
import org.gridmarket.cli.stream.KeptFolder;
import org.gridmarket.kernel.stream.form.StreamHash;
import org.gridmarket.kernel.stream.offer.AllocationTerms;
import org.gridmarket.kernel.stream.offer.CustomerOffer;
import org.gridmarket.kernel.stream.offer.StreamModule;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.process.PartFailedException;
import org.gridmarket.testbed.day.PackagedProgram;
import org.gridmarket.testkit.stream.StreamDraft;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a customer keeps, and what comes of it when it is run again in the sandbox. */
class KeptFolderTest {
    private static final Bytes PEOPLE = PackagedProgram.read("/stream/people.wasm");

    @TempDir
    private Path folder;

    private static AllocationTerms terms() {
        AllocationTerms drawn = StreamDraft.PAGE.made().terms();
        CustomerOffer offer = drawn.customer();
        StreamModule module = new StreamModule(StreamHash.input(PEOPLE), "wasm1", 2, 2_048, 512);
        return new AllocationTerms(
                new CustomerOffer(
                        offer.account(),
                        offer.feedKey(),
                        module,
                        offer.epoch(),
                        offer.span(),
                        offer.mostEpochs(),
                        offer.replicas(),
                        offer.bid(),
                        offer.testRoot(),
                        offer.trusted(),
                        offer.panel(),
                        offer.mostFees()),
                drawn.suppliers(),
                drawn.mediators(),
                drawn.allocator(),
                drawn.fee(),
                drawn.start(),
                drawn.epochs());
    }

    @Test
    void an_input_is_found_by_its_place_and_gives_the_count_that_everybody_gets() throws Exception {
        AllocationTerms terms = terms();
        ThermalFrames.Frame frame = new ThermalFrames(7).next();
        Path inputs = Files.createDirectory(folder.resolve(terms.id().toString()));
        Files.write(folder.resolve("people.wasm"), PEOPLE.copy());
        Files.write(inputs.resolve("1-30"), frame.bytes().copy());

        try (KeptFolder kept = KeptFolder.open(folder);
                KeptStreams.Kept of = kept.of(terms).orElseThrow()) {
            assertThat(of.input(1, 30)).contains(frame.bytes());
            assertThat(of.input(1, 31)).isEmpty();
            assertThat(of.outputOf(frame.bytes())).isEqualTo(of.outputOf(frame.bytes()));
            assertThat(of.outputOf(frame.bytes()))
                    .isNotEqualTo(of.outputOf(new ThermalFrames(8).next().bytes()));
        }
    }

    @Test
    void of_other_allocations_nothing_is_kept() {
        try (KeptFolder kept = KeptFolder.open(folder)) {
            assertThat(kept.of(terms())).isEmpty();
        }
    }

    @Test
    void inputs_without_their_module_are_no_evidence() throws Exception {
        AllocationTerms terms = terms();
        Files.createDirectory(folder.resolve(terms.id().toString()));
        Files.write(folder.resolve("other.wasm"), new byte[] {1});

        try (KeptFolder kept = KeptFolder.open(folder)) {
            assertThatThrownBy(() -> kept.of(terms)).isInstanceOf(PartFailedException.class);
        }
    }

    @Test
    void a_folder_that_is_not_there_is_named() {
        assertThatThrownBy(() -> KeptFolder.open(folder.resolve("nowhere")))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("nowhere");
    }
}
