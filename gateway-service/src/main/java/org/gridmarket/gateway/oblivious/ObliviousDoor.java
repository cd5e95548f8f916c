package org.gridmarket.gateway.oblivious;

import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.gridmarket.gateway.GatewayLimits;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;
import org.gridmarket.oblivious.BinaryRequest;
import org.gridmarket.oblivious.BinaryResponse;
import org.gridmarket.oblivious.GatewayKey;
import org.gridmarket.oblivious.OpenedRequest;
import org.gridmarket.oblivious.Opening;
import org.gridmarket.oblivious.Padding;
import org.gridmarket.slots.Origin;
import org.gridmarket.slots.Place;
import org.gridmarket.slots.Slots;

/** Opens sealed requests, has the one thing done that may be asked for, seals the answer. Writes nothing down. */
public final class ObliviousDoor {
    /** The one thing that may be asked for: POST, a SignedOperation to a SubmitOutcome. */
    public static final String RELAY_PATH = "/relay";

    private static final int TOO_LARGE = 413;
    private static final int UNKNOWN_KEY = 422;
    private static final int MALFORMED = 400;
    private static final int COPY = 409;
    private static final int NOT_HERE = 404;
    private static final int BUSY = 503;

    /** What goes back through the relay. */
    public sealed interface Answer {
        /** Sealed to who asked. */
        record Sealed(Bytes octets) implements Answer {}

        /** In clear, since there is nobody to seal it to. */
        record Refused(int status, String reason) implements Answer {}
    }

    private final GatewayKey key;
    private final GatewayLimits limits;
    private final RandomGenerator random;
    private final RecentRequests recent;
    private final Slots calls;

    public ObliviousDoor(GatewayKey key, GatewayLimits limits, Slots calls, RandomGenerator random) {
        this.key = key;
        this.limits = limits;
        this.random = random;
        this.recent = new RecentRequests(limits.obliviousRemembered());
        this.calls = calls;
    }

    /** The gateway's keys as it publishes them. */
    public Bytes keys() {
        return key.configuration().asList();
    }

    /**
     * @param sealed the encapsulated request
     * @param origin of the connection
     * @param relaying takes the content of a POST on {@link #RELAY_PATH} and answers it
     */
    public Answer answer(Bytes sealed, Origin origin, Function<Bytes, BinaryResponse> relaying) {
        if (sealed.length() > limits.obliviousRequestBytes()) {
            return new Answer.Refused(
                    TOO_LARGE,
                    "a sealed request of " + sealed.length() + " bytes is longer than "
                            + limits.obliviousRequestBytes());
        }
        return switch (calls.take(origin)) {
            case Slots.Full full -> new Answer.Refused(BUSY, full.reason());
            case Place place -> {
                try (place) {
                    yield opened(sealed, relaying);
                }
            }
        };
    }

    private Answer opened(Bytes sealed, Function<Bytes, BinaryResponse> relaying) {
        return switch (key.open(sealed)) {
            case Opening.Refused why -> refused(why);
            case OpenedRequest opened -> answer(opened, relaying);
        };
    }

    private static Answer refused(Opening.Refused why) {
        return switch (why) {
            case MALFORMED -> new Answer.Refused(MALFORMED, "this is no sealed request that this gateway can read");
            case UNKNOWN_KEY, NOT_OPENED ->
                new Answer.Refused(UNKNOWN_KEY, "the request is not sealed to this gateway's key; fetch /ohttp-keys");
        };
    }

    private Answer answer(OpenedRequest opened, Function<Bytes, BinaryResponse> relaying) {
        if (!recent.add(opened.ephemeralKey())) {
            return new Answer.Refused(COPY, "this sealed request has been here before; seal it anew to send it again");
        }
        BinaryResponse response = respond(opened.plain(), relaying);
        Bytes plain = response.octets();
        return new Answer.Sealed(opened.seal(Padding.fits(plain) ? Padding.pad(plain) : plain, random));
    }

    private static BinaryResponse respond(Bytes plain, Function<Bytes, BinaryResponse> relaying) {
        BinaryRequest request;
        try {
            request = BinaryRequest.read(plain);
        } catch (MalformedException unreadable) {
            return new BinaryResponse(MALFORMED, Bytes.utf8(String.valueOf(unreadable.getMessage())));
        }
        if (!request.method().equals("POST") || !request.path().equals(RELAY_PATH)) {
            return new BinaryResponse(NOT_HERE, Bytes.utf8("only POST " + RELAY_PATH + " can be asked for here"));
        }
        return relaying.apply(request.content());
    }
}
