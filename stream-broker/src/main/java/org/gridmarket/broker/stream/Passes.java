package org.gridmarket.broker.stream;

import io.jsonwebtoken.security.Keys;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.apache.pulsar.broker.authentication.utils.AuthTokenUtils;
import org.gridmarket.process.PrivateFile;

/** Signs passes with a secret that stays in the broker's folder: what was given before a restart still holds. */
final class Passes {
    /** How long a pass holds, ms (stream-market, Pulsar: 10 min). Pulsar revokes none. */
    static final long LIFE_MILLIS = 600_000;

    /** Of HMAC-SHA-256. */
    private static final int SECRET_BYTES = 32;

    private final SecretKey secret;

    private Passes(SecretKey secret) {
        this.secret = secret;
    }

    static Passes in(Path folder) {
        PrivateFile file = new PrivateFile(folder.resolve("passes.hex"));
        if (!file.exists()) {
            byte[] drawn = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(drawn);
            file.replace(HexFormat.of().formatHex(drawn));
        }
        return new Passes(Keys.hmacShaKeyFor(HexFormat.of().parseHex(file.read().strip())));
    }

    /** For the broker's configuration, which reads it from text. */
    String encoded() {
        return AuthTokenUtils.encodeKeyBase64(secret);
    }

    /** @param subject whom the broker then knows the bearer as */
    String give(String subject, Optional<Instant> until) {
        return AuthTokenUtils.createToken(secret, subject, until.map(Date::from));
    }
}
