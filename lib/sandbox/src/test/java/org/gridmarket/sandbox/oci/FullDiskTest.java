package org.gridmarket.sandbox.oci;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** An image that finds no room is not a bad image. */
class FullDiskTest {
    private static final long MUCH = 1L << 40;

    @Test
    void a_disk_that_is_full_is_this_machines_fault_whatever_is_left_of_it_afterwards() {
        String said = "Error: writing blob: adding layer: write /usr/lib/a: no space left on device";

        assertThat(Containers.ofThisMachine(said, MUCH, 1_000))
                .hasValueSatisfying(reason -> assertThat(reason).contains(said));
    }

    @Test
    void so_is_one_with_too_little_room_for_the_image() {
        assertThat(Containers.ofThisMachine("Error: unexpected EOF", 7_999, 1_000))
                .contains(
                        "no room for images: 7999 bytes free, the image's file has 1000; podman: Error: unexpected EOF");
    }

    @Test
    void with_room_enough_the_image_is_at_fault() {
        assertThat(Containers.ofThisMachine("Error: unexpected EOF", 8_000, 1_000))
                .isEmpty();
    }
}
