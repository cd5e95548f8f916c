package org.gridmarket.client;

import io.grpc.ManagedChannelBuilder;
import io.grpc.okhttp.OkHttpChannelBuilder;
import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/**
 * Netty leaves it to the trust manager whether a server's certificate names its address; OkHttp compares the two by itself, and
 * is told that a key which was known beforehand needs no name. Most programs do not have OkHttp in their class path, so this
 * class is touched only where it is the transport.
 */
final class PinnedOkHttp {
    private PinnedOkHttp() {}

    /** Whether that is the transport of this builder. */
    static boolean isOf(ManagedChannelBuilder<?> builder) {
        return builder.getClass().getName().startsWith("io.grpc.okhttp.");
    }

    /** A channel that believes the key and nothing else. */
    static ManagedChannelBuilder<?> builder(String target, PinnedTrust trust) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trust}, null);
            return OkHttpChannelBuilder.forTarget(target)
                    .sslSocketFactory(context.getSocketFactory())
                    .hostnameVerifier((address, session) -> true);
        } catch (GeneralSecurityException without) {
            throw new IllegalStateException("this JDK has no TLS", without);
        }
    }
}
