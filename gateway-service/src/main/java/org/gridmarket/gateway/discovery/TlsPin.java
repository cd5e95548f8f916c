package org.gridmarket.gateway.discovery;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.gridmarket.client.GatewayAuthorities;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.MemberCertificate;

/** The hash of the key with which this gateway serves over TLS, from its certificate's file or its key store, as set. */
@Singleton
public final class TlsPin {
    /** What Quarkus takes when nothing is set. */
    private static final String USUAL_PASSWORD = "password";

    private final Optional<List<Path>> files;
    private final Optional<Path> keyStore;
    private final Optional<String> password;

    @Inject
    public TlsPin(
            @ConfigProperty(name = "quarkus.http.ssl.certificate.files") Optional<List<Path>> files,
            @ConfigProperty(name = "quarkus.http.ssl.certificate.key-store-file") Optional<Path> keyStore,
            @ConfigProperty(name = "quarkus.http.ssl.certificate.key-store-password") Optional<String> password) {
        this.files = files;
        this.keyStore = keyStore;
        this.password = password;
    }

    /**
     * SHA-256 of its public key; empty where it serves in plain text. Reads the certificate each time.
     *
     * @throws IllegalArgumentException when what is named holds none
     */
    Optional<Bytes> hash() {
        return files.map(all -> ofFile(all.getFirst()))
                .or(() -> keyStore.map(store -> GatewayAuthorities.pin(store, password.orElse(USUAL_PASSWORD))));
    }

    private static Bytes ofFile(Path file) {
        try {
            return MemberCertificate.keyHash(MemberCertificate.parse(Bytes.of(Files.readAllBytes(file))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + file, unreadable);
        } catch (CertificateException noCertificate) {
            throw new IllegalArgumentException(file + " is no certificate", noCertificate);
        }
    }
}
