package org.gridmarket.coinshuffle.message;

import java.util.ArrayList;
import java.util.List;
import org.gridmarket.coinshuffle.bytes.CanonicalReader;
import org.gridmarket.coinshuffle.bytes.CanonicalWriter;
import org.gridmarket.coinshuffle.bytes.Digests;
import org.gridmarket.coinshuffle.bytes.MalformedEncodingException;
import org.gridmarket.coinshuffle.bytes.Octets;
import org.gridmarket.coinshuffle.crypto.AccountKey;
import org.gridmarket.coinshuffle.crypto.EncryptionKey;
import org.gridmarket.coinshuffle.crypto.RunSeed;
import org.gridmarket.coinshuffle.crypto.SignatureCheck;
import org.gridmarket.coinshuffle.run.MixLimits;

/** Bodies to octets and back. Every field has a fixed length or a counted one; nothing may follow. */
final class BodyCodec {
    private static final int MAX_ENTRIES = MixLimits.MAX_OUTPUTS;

    private BodyCodec() {}

    static Octets encode(Body body) {
        var writer = new CanonicalWriter();
        switch (body) {
            case Body.Announce announce ->
                writer.fixed(announce.encryptionKey()).fixed(announce.seedCommitment());
            case Body.Shuffle shuffle -> writeList(writer, shuffle.entries());
            case Body.Confirm confirm -> writer.fixed(confirm.digest());
            case Body.Sign sign -> writer.fixed(sign.signature());
            case Body.Accuse accuse -> {}
            case Body.Sighting sighting -> {}
            case Body.Reveal reveal -> writer.fixed(reveal.seed());
            case Body.Malformed malformed ->
                throw new IllegalArgumentException("a malformed " + malformed.kind() + " has no encoding");
        }
        return writer.octets();
    }

    static Body decode(Body.Kind kind, Octets octets) {
        try {
            var reader = new CanonicalReader(octets);
            var body = read(kind, reader);
            reader.end();
            return body;
        } catch (MalformedEncodingException refused) {
            return new Body.Malformed(kind);
        }
    }

    private static Body read(Body.Kind kind, CanonicalReader reader) {
        return switch (kind) {
            case ANNOUNCE -> new Body.Announce(reader.fixed(EncryptionKey.LENGTH), reader.fixed(Digests.LENGTH));
            case SHUFFLE -> new Body.Shuffle(readList(reader));
            case CONFIRM -> new Body.Confirm(reader.fixed(Digests.LENGTH));
            case SIGN -> new Body.Sign(reader.fixed(SignatureCheck.SIGNATURE_LENGTH));
            case ACCUSE -> new Body.Accuse();
            case SIGHT -> new Body.Sighting();
            case REVEAL -> new Body.Reveal(reader.fixed(RunSeed.LENGTH));
            case UNKNOWN -> throw new MalformedEncodingException("message of an unknown kind");
        };
    }

    private static void writeList(CanonicalWriter writer, List<Octets> entries) {
        writer.u16(entries.size());
        var length = entries.isEmpty() ? 0 : entries.get(0).length();
        writer.u16(length);
        for (var entry : entries) {
            if (entry.length() != length) {
                throw new IllegalArgumentException("list entries of " + length + " and " + entry.length() + " octets");
            }
            writer.fixed(entry);
        }
    }

    private static List<Octets> readList(CanonicalReader reader) {
        var count = reader.u16();
        var length = reader.u16();
        if (count > MAX_ENTRIES || length < AccountKey.LENGTH) {
            throw new MalformedEncodingException(count + " entries of " + length + " octets");
        }
        var entries = new ArrayList<Octets>();
        for (int i = 0; i < count; i++) {
            entries.add(reader.fixed(length)); // refuses as soon as the octets run out
        }
        return entries;
    }
}
