package org.gridmarket.gateway.oblivious;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.oblivious.BinaryRequest;
import org.gridmarket.oblivious.BinaryResponse;
import org.gridmarket.oblivious.GatewayKey;
import org.gridmarket.oblivious.Padding;
import org.gridmarket.oblivious.SealedRequest;
import org.gridmarket.slots.Origin;
import org.gridmarket.slots.Slots;
import org.junit.jupiter.api.Test;

/** The door's own bounds; what it lets through is tested with the whole gateway. */
class ObliviousDoorTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final BinaryResponse DONE = new BinaryResponse(200, Bytes.utf8("done"));

    private final GatewayKey key = GatewayKey.ofSeed(Bytes.of(RANDOM.generateSeed(32)));
    private final ObliviousDoor door = new ObliviousDoor(
            key, twoRemembered(), Slots.halfForOne("sealed_requests", "sealed requests are being answered", 1), RANDOM);

    private static GatewayLimits twoRemembered() {
        Duration second = Duration.ofSeconds(1);
        return new GatewayLimits(second, 1, 1, 1, second, 1, 1, 1, 1, 1, 1, 1, 1, 1, second, 10_000, 2, 1);
    }

    private SealedRequest sealed() {
        var request = new BinaryRequest("POST", "https", "g", ObliviousDoor.RELAY_PATH, Bytes.utf8("x"));
        return SealedRequest.of(key.configuration(), Padding.pad(request.octets()), RANDOM);
    }

    private ObliviousDoor.Answer ask(SealedRequest request) {
        return door.answer(request.octets(), Origin.UNKNOWN, content -> DONE);
    }

    private static int statusOf(ObliviousDoor.Answer answer) {
        return switch (answer) {
            case ObliviousDoor.Answer.Sealed good -> 200;
            case ObliviousDoor.Answer.Refused refused -> refused.status();
        };
    }

    @Test
    void every_answer_has_the_length_of_its_class() {
        SealedRequest request = sealed();

        assertThat(ask(request))
                .isInstanceOfSatisfying(
                        ObliviousDoor.Answer.Sealed.class,
                        answer -> assertThat(request.open(answer.octets())
                                        .orElseThrow()
                                        .length())
                                .isEqualTo(Padding.SHORTEST));
    }

    @Test
    void a_call_too_many_is_refused_while_another_is_answered() {
        List<Integer> inner = new ArrayList<>();

        door.answer(sealed().octets(), Origin.UNKNOWN, content -> {
            inner.add(statusOf(ask(sealed())));
            return DONE;
        });

        assertThat(inner).containsExactly(503);
        assertThat(statusOf(ask(sealed()))).isEqualTo(200);
    }

    @Test
    void as_many_copies_are_recognised_as_are_remembered() {
        SealedRequest first = sealed();
        ask(first);
        ask(sealed());

        assertThat(statusOf(ask(first))).isEqualTo(409);
        ask(sealed());
        assertThat(statusOf(ask(first))).isEqualTo(200); // forgotten: the operation's id makes it count once
    }

    @Test
    void what_is_not_opened_is_not_remembered() {
        SealedRequest good = sealed();
        byte[] altered = good.octets().copy();
        altered[altered.length - 1] ^= 1;

        assertThat(statusOf(door.answer(Bytes.of(altered), Origin.UNKNOWN, content -> DONE)))
                .isEqualTo(422);
        assertThat(statusOf(ask(good))).isEqualTo(200);
    }
}
