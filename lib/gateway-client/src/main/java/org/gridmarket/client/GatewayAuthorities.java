package org.gridmarket.client;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.gridmarket.kernel.wire.Bytes;
import org.gridmarket.keys.MemberCertificate;

/** Who is believed to vouch for gateways, for those who speak HTTP with them; {@link GatewayChannels} is for gRPC. */
public final class GatewayAuthorities {
    private GatewayAuthorities() {}

    /**
     * What an HTTP client needs.
     *
     * @param authority certificates, PEM; those of the JDK when empty
     * @throws IllegalArgumentException when they cannot be read, or there is none in the file
     */
    public static SSLContext context(Optional<Path> authority) {
        try {
            if (authority.isEmpty()) {
                return SSLContext.getDefault();
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store(authority.get()));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "certificates of authorities in "
                            + authority.map(Path::toString).orElse("the JDK") + " cannot be read: " + unreadable,
                    unreadable);
        }
    }

    /**
     * What a server needs that shows a certificate of its own.
     *
     * @param keyStore certificate and key, PKCS 12
     * @param passwordFile the password of both
     * @throws IllegalArgumentException when they cannot be read
     */
    public static SSLContext own(Path keyStore, Path passwordFile) {
        try {
            char[] password = Files.readString(passwordFile).strip().toCharArray();
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(KeyStore.getInstance(keyStore.toFile(), password), password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException(
                    "certificate and key in " + keyStore + " cannot be read: " + unreadable, unreadable);
        }
    }

    /**
     * What others pin who are to speak with the program that serves with this certificate and key: SHA-256 of its public key.
     *
     * @throws IllegalArgumentException when there is none
     */
    public static Bytes pin(Path keyStore, String password) {
        try {
            KeyStore store = KeyStore.getInstance(keyStore.toFile(), password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getCertificate(alias) instanceof X509Certificate certificate) {
                    return MemberCertificate.keyHash(certificate);
                }
            }
        } catch (IOException | GeneralSecurityException unreadable) {
            throw new IllegalArgumentException("cannot read the key store " + keyStore, unreadable);
        }
        throw new IllegalArgumentException("the key store " + keyStore + " has no key");
    }

    /** The same, where the password stands in a file. */
    public static Bytes pin(Path keyStore, Path passwordFile) {
        try {
            return pin(keyStore, Files.readString(passwordFile).strip());
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("cannot read " + passwordFile + ": " + unreadable, unreadable);
        }
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        Collection<? extends Certificate> certificates;
        try (InputStream pem = Files.newInputStream(file)) {
            certificates = CertificateFactory.getInstance("X.509").generateCertificates(pem);
        }
        if (certificates.isEmpty()) {
            throw new IOException("no certificate");
        }
        for (Certificate certificate : certificates) {
            store.setCertificateEntry("authority-" + store.size(), certificate);
        }
        return store;
    }
}
