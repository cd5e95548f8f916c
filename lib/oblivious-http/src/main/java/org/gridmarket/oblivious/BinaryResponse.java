package org.gridmarket.oblivious;

import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;

/**
 * A response in binary HTTP of known length (RFC 9292, 3.1), without header fields and without informational responses
 * before it.
 *
 * @param status 200..599
 */
public record BinaryResponse(int status, Bytes content) {
    private static final int KNOWN_LENGTH_RESPONSE = 1;
    private static final Bytes NO_FIELDS = Bytes.utf8("");

    public BinaryResponse {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status " + status + " is outside 200..599");
        }
    }

    public Bytes octets() {
        return new BinaryWriter()
                .number(KNOWN_LENGTH_RESPONSE)
                .number(status)
                .octets(NO_FIELDS)
                .octets(content)
                .octets(NO_FIELDS)
                .done();
    }

    /** Throws a MalformedException for anything else. */
    public static BinaryResponse read(Bytes message) {
        BinaryReader from = new BinaryReader(message);
        int framing = from.number();
        int status = from.number();
        if (framing != KNOWN_LENGTH_RESPONSE || status < 200 || status > 599) {
            throw new MalformedException("framing " + framing + ", status " + status
                    + " is no final response (200..599) of known length (1)");
        }
        from.octetsIfAny(); // header fields
        Bytes content = from.octetsIfAny();
        from.octetsIfAny(); // trailer fields
        from.padding();
        return new BinaryResponse(status, content);
    }
}
