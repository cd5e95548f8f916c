package org.gridmarket.coinshuffle.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.Ed25519Account;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.run.SessionId;
import org.gridmarket.coinshuffle.testing.SeededOctets;

class MessageTest {
    private static final int TRIES = 300;
    private final SeededOctets random = new SeededOctets(5);
    private final Ed25519Account sender = new Ed25519Account(random.next(32));
    private final SessionId session = new SessionId(random.next(32));
    private final SignedHead seen = new SignedHead(4, random.next(32), random.next(64));

    @Provide
    Arbitrary<Body> bodies() {
        Arbitrary<Octets> hash = Arbitraries.longs().map(seed -> new SeededOctets(seed).next(32));
        return Arbitraries.oneOf(
                hash.map(key -> new Body.Announce(key, key)),
                hash.list().ofMaxSize(20).map(Body.Shuffle::new),
                hash.map(Body.Confirm::new),
                hash.map(half -> new Body.Sign(Octets.concat(half, half))),
                Arbitraries.just(new Body.Accuse()),
                Arbitraries.just(new Body.Sighting()),
                hash.map(Body.Reveal::new));
    }

    @Property(tries = TRIES)
    void what_is_encoded_decodes_to_itself(@ForAll("bodies") Body body) {
        if (body instanceof Body.Shuffle shuffle && shuffle.entries().isEmpty()) {
            return; // a list without entries has no entry length, and is refused below
        }
        var message = Message.signed(session, seen, body, sender);
        assertThat(Message.decode(message.encoded())).contains(message);
        assertThat(message.isSigned(SignatureCheck.PINNED)).isTrue();
    }

    @Property(tries = TRIES)
    void no_altered_octet_keeps_the_signature(@ForAll("bodies") Body body, @ForAll @IntRange(max = 1_000) int place) {
        var altered = Message.signed(session, seen, body, sender).encoded().toArray();
        altered[place % altered.length] ^= 4;
        assertThat(Message.decode(Octets.copyOf(altered)).filter(read -> read.isSigned(SignatureCheck.PINNED)))
                .isEmpty();
    }

    @Property(tries = TRIES)
    void no_prefix_is_a_message(@ForAll("bodies") Body body, @ForAll @IntRange(max = 1_000) int length) {
        var encoded = Message.signed(session, seen, body, sender).encoded();
        assertThat(Message.decode(encoded.slice(0, length % encoded.length()))).isEmpty();
    }

    @Property(tries = TRIES)
    void noise_never_throws(@ForAll @Size(max = 400) byte[] noise) {
        assertThat(Message.decode(Octets.copyOf(noise)).filter(read -> read.isSigned(SignatureCheck.PINNED)))
                .isEmpty();
    }

    @Property(tries = TRIES)
    void a_body_of_noise_is_malformed_and_signed_or_says_what_it_says(
            @ForAll @IntRange(max = 8) int kind, @ForAll @Size(max = 100) byte[] noise) {
        var encoded = MessageForge.signed(session, seen, kind, Octets.copyOf(noise), sender);
        assertThat(Message.decode(encoded)).hasValueSatisfying(message -> {
            assertThat(message.isSigned(SignatureCheck.PINNED)).isTrue();
            if (!(message.body() instanceof Body.Malformed)) {
                assertThat(BodyCodec.encode(message.body())).isEqualTo(Octets.copyOf(noise));
            }
        });
    }

    @Example
    void octets_behind_the_end_are_refused() {
        var encoded = Message.signed(session, seen, new Body.Accuse(), sender).encoded();
        assertThat(Message.decode(Octets.concat(encoded, Octets.ofHex("00")))).isEmpty();
    }

    @Example
    void a_list_that_announces_more_than_it_has_is_malformed() {
        var body = new CanonicalWriter().u16(3).u16(32).fixed(random.next(64)).octets();
        assertThat(bodyOf(body)).isEqualTo(new Body.Malformed(Body.Kind.SHUFFLE));
    }

    @Example
    void a_list_without_entries_is_malformed() {
        assertThat(bodyOf(BodyCodec.encode(new Body.Shuffle(List.of()))))
                .isEqualTo(new Body.Malformed(Body.Kind.SHUFFLE));
    }

    private Body bodyOf(Octets body) {
        return Message.decode(MessageForge.signed(session, seen, 2, body, sender))
                .orElseThrow()
                .body();
    }
}
