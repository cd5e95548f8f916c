package org.gridmarket.oblivious;

import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.kernel.wire.MalformedException;

/**
 * A request in binary HTTP of known length (RFC 9292, 3.1). Written without header fields, since each could tell clients
 * apart; those of others are read over.
 *
 * @param method such as POST
 * @param scheme such as https
 * @param authority whom it is for
 * @param path with its slash
 */
public record BinaryRequest(String method, String scheme, String authority, String path, Bytes content) {
    private static final int KNOWN_LENGTH_REQUEST = 0;
    private static final Bytes NO_FIELDS = Bytes.utf8("");

    public Bytes octets() {
        return new BinaryWriter()
                .number(KNOWN_LENGTH_REQUEST)
                .text(method)
                .text(scheme)
                .text(authority)
                .text(path)
                .octets(NO_FIELDS)
                .octets(content)
                .octets(NO_FIELDS)
                .done();
    }

    /** Throws a MalformedException for anything else. */
    public static BinaryRequest read(Bytes message) {
        BinaryReader from = new BinaryReader(message);
        int framing = from.number();
        if (framing != KNOWN_LENGTH_REQUEST) {
            throw new MalformedException("framing " + framing + " is no request of known length (0)");
        }
        String method = from.text();
        String scheme = from.text();
        String authority = from.text();
        String path = from.text();
        from.octetsIfAny(); // header fields
        Bytes content = from.octetsIfAny();
        from.octetsIfAny(); // trailer fields
        from.padding();
        return new BinaryRequest(method, scheme, authority, path, content);
    }
}
