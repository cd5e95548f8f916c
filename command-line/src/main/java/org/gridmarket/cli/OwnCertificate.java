package org.gridmarket.cli;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.gridmarket.client.GatewayAuthorities;
import org.gridmarket.kernel.wire.Bytes;
import org.jspecify.annotations.Nullable;

/**
 * Certificate and key with which a program of an account serves, as {@code --key-store} and {@code --key-store-password} name
 * them.
 *
 * @param keyStore PKCS 12
 * @param passwordFile the password of both
 */
public record OwnCertificate(Path keyStore, Path passwordFile) {
    /**
     * What was typed; empty for plain text, which is for this machine only.
     *
     * @param host where it listens
     * @param otherwise what else helps whoever has typed a host that other machines see
     */
    public static Optional<OwnCertificate> typed(
            String host, @Nullable Path keyStore, @Nullable Path passwordFile, String otherwise) {
        if (keyStore == null) {
            InetSocketAddress address = new InetSocketAddress(host, 0);
            if (!address.isUnresolved() && !address.getAddress().isLoopbackAddress()) {
                throw new UsageException("--host " + host
                        + " is seen by other machines, and plain text is for this one only: name --key-store"
                        + otherwise);
            }
            return Optional.empty();
        }
        if (passwordFile == null) {
            throw new UsageException("--key-store needs --key-store-password, a file with its password");
        }
        return Optional.of(new OwnCertificate(keyStore, passwordFile));
    }

    /** For a server. */
    public SSLContext context() {
        return CommandTools.usage(() -> GatewayAuthorities.own(keyStore, passwordFile));
    }

    /** What others pin. */
    public Bytes pin() {
        return CommandTools.usage(() -> GatewayAuthorities.pin(keyStore, passwordFile));
    }
}
