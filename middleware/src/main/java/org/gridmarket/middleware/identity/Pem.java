package org.gridmarket.middleware.identity;

import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.gridmarket.kernel.wire.Bytes;

/** Texts of the form that keys, requests and certificates are handed over in (RFC 7468). */
final class Pem {
    static final String CERTIFICATE = "CERTIFICATE";
    static final String REQUEST = "CERTIFICATE REQUEST";
    static final String KEY = "PRIVATE KEY";

    private Pem() {}

    static String write(String type, byte[] content) {
        String body = java.util.Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }

    /** A private key on an elliptic curve, PKCS 8. */
    static PrivateKey readKey(String what, String text) {
        try {
            return KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(
                            read(what, KEY, text).getFirst().copy()));
        } catch (GeneralSecurityException damaged) {
            throw new IllegalArgumentException(what + " is no key on an elliptic curve", damaged);
        }
    }

    /** All parts of this type; a text without any is refused. */
    static List<Bytes> read(String what, String type, String text) {
        List<Bytes> found = new ArrayList<>();
        try (PemReader reader = new PemReader(new StringReader(text))) {
            for (PemObject each = reader.readPemObject(); each != null; each = reader.readPemObject()) {
                if (each.getType().equals(type)) {
                    found.add(Bytes.of(each.getContent()));
                }
            }
        } catch (IOException damaged) {
            throw new IllegalArgumentException(what + " is damaged: " + damaged.getMessage(), damaged);
        }
        if (found.isEmpty()) {
            throw new IllegalArgumentException(what + " has no part \"" + type + "\"");
        }
        return found;
    }
}
