package org.gridmarket.oblivious;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.junit.jupiter.api.Test;

/** What is opened, and what is refused. */
class SealingTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Bytes PLAIN = Bytes.utf8("what is asked");

    private final GatewayKey key = key(1);

    private static GatewayKey key(int seed) {
        byte[] octets = new byte[32];
        octets[0] = (byte) seed;
        return GatewayKey.ofSeed(Bytes.of(octets));
    }

    private OpenedRequest opened(SealedRequest request) {
        return switch (key.open(request.octets())) {
            case OpenedRequest opened -> opened;
            case Opening.Refused why -> throw new AssertionError(why);
        };
    }

    @Test
    void a_request_and_its_answer_arrive() {
        SealedRequest request = SealedRequest.of(key.configuration(), PLAIN, RANDOM);
        OpenedRequest opened = opened(request);

        assertThat(opened.plain()).isEqualTo(PLAIN);
        assertThat(request.open(opened.seal(Bytes.utf8("an answer"), RANDOM))).contains(Bytes.utf8("an answer"));
    }

    @Test
    void the_same_request_sealed_twice_shows_nothing_in_common_but_the_key_id() {
        byte[] first =
                SealedRequest.of(key.configuration(), PLAIN, RANDOM).octets().copy();
        byte[] second =
                SealedRequest.of(key.configuration(), PLAIN, RANDOM).octets().copy();

        assertThat(Arrays.copyOf(first, Header.LENGTH)).isEqualTo(Arrays.copyOf(second, Header.LENGTH));
        assertThat(Arrays.copyOfRange(first, Header.LENGTH, first.length))
                .isNotEqualTo(Arrays.copyOfRange(second, Header.LENGTH, second.length));
    }

    @Test
    void an_answer_to_another_request_is_not_opened() {
        SealedRequest one = SealedRequest.of(key.configuration(), PLAIN, RANDOM);
        SealedRequest other = SealedRequest.of(key.configuration(), PLAIN, RANDOM);

        assertThat(one.open(opened(other).seal(PLAIN, RANDOM))).isEmpty();
    }

    @Test
    void a_request_cut_at_any_length_is_refused() {
        byte[] whole =
                SealedRequest.of(key.configuration(), PLAIN, RANDOM).octets().copy();
        for (int length = 0; length < whole.length; length++) {
            assertThat(key.open(Bytes.of(Arrays.copyOf(whole, length))))
                    .as(length + " octets")
                    .isInstanceOf(Opening.Refused.class);
        }
    }

    @Test
    void a_request_with_any_octet_changed_is_refused() {
        byte[] whole =
                SealedRequest.of(key.configuration(), PLAIN, RANDOM).octets().copy();
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= 1;
            assertThat(key.open(Bytes.of(changed))).as("octet " + at).isInstanceOf(Opening.Refused.class);
        }
    }

    @Test
    void a_request_to_another_key_is_named_so() {
        Bytes sealed = SealedRequest.of(key(2).configuration(), PLAIN, RANDOM).octets();

        assertThat(key.open(sealed)).isEqualTo(Opening.Refused.UNKNOWN_KEY);
    }

    @Test
    void an_ephemeral_key_of_small_order_is_refused() {
        byte[] whole =
                SealedRequest.of(key.configuration(), PLAIN, RANDOM).octets().copy();
        Arrays.fill(whole, Header.LENGTH, Header.LENGTH + Header.ENC_LENGTH, (byte) 0);

        assertThat(key.open(Bytes.of(whole))).isEqualTo(Opening.Refused.NOT_OPENED);
    }

    @Test
    void padded_messages_are_read_and_have_few_lengths() {
        var request = new BinaryRequest("POST", "https", "g", "/relay", Bytes.of(new byte[5_000]));

        assertThat(Padding.pad(request.octets()).length()).isEqualTo(8 * 1024);
        assertThat(BinaryRequest.read(Padding.pad(request.octets()))).isEqualTo(request);
        assertThat(Padding.pad(new BinaryResponse(200, PLAIN).octets()).length())
                .isEqualTo(Padding.SHORTEST);
    }

    @Test
    void what_follows_a_message_and_is_no_padding_is_refused() {
        byte[] octets = new BinaryResponse(200, PLAIN).octets().copy();
        byte[] longer = Arrays.copyOf(octets, octets.length + 2);
        longer[octets.length + 1] = 1;

        assertThatThrownBy(() -> BinaryResponse.read(Bytes.of(longer))).isInstanceOf(MalformedException.class);
    }

    @Test
    void a_length_beyond_the_message_is_refused() {
        assertThatThrownBy(() -> BinaryRequest.read(Bytes.hex("00bfffffff"))).isInstanceOf(MalformedException.class);
        assertThatThrownBy(() -> BinaryRequest.read(Bytes.hex("00ffffffffffffffff")))
                .isInstanceOf(MalformedException.class);
    }
}
